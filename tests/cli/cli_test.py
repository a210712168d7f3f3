#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: options, messages, exit codes and what goes to which stream."""
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import tempfile
import time
import unittest

BIAOGE = os.environ["BIAOGE"]
ROOT = pathlib.Path(os.environ.get("BIAOGE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
FIXTURES = ROOT / "fixtures"
SAMPLE = str(FIXTURES / "sample.pdf")
SCAN = str(FIXTURES / "image-only.pdf")
NOT_PDF = str(FIXTURES / "not-a-pdf.pdf")

# An option of the contract and a value that it takes.
OPTIONS = {"--output": "x.xlsx", "--json": "x.json", "--csv": "d", "--review": "r", "--profile": "none",
           "--pages": "1-3,7", "--ocr": "never", "--jobs": "2", "--password": "p",
           "--timeout": "1.5", "--memory": "4096", "--log": "json", "--progress": "never",
           "--debug": "d", "--quiet": None, "--fail-on-flags": None, "--help": None}


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def biaoge(self, *args, **kwargs):
        """Runs in an empty folder with nothing on standard input."""
        return subprocess.run([BIAOGE, *args], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **kwargs)

    def check(self, code, *args, says=(), out=b""):
        """Runs and checks the exit code, parts of the messages and the whole standard output."""
        run = self.biaoge(*args)
        messages = run.stderr.decode("utf-8")  # Always UTF-8, whatever the file names are.
        self.assertEqual(run.returncode, code, messages)
        for part in [says] if isinstance(says, str) else says:
            self.assertIn(part, messages)
        if out is not None:
            self.assertEqual(run.stdout, out)
        return messages

    def files(self):
        return sorted(p.name for p in self.folder.iterdir())


class Help(CommandTest):
    def page(self, *args):
        run = self.biaoge(*args)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        return run.stdout.decode()

    def test_every_page_fits_a_screen(self):
        for args in (["--help"], ["convert", "--help"], ["batch", "--help"], ["apply", "--help"],
                     ["profiles", "-h"], ["doctor", "--help"]):
            lines = self.page(*args).splitlines()
            self.assertTrue(5 <= len(lines) <= 24, (args, len(lines)))
            self.assertLessEqual(max(map(len, lines)), 80, args)
            self.assertTrue(lines[0].startswith("Usage: biaoge"), lines[0])

    def test_convert_shows_exactly_the_options_of_the_contract(self):
        page = self.page("convert", "--help")
        shown = re.findall(r"^ {10}(?:-\w, )?(--[\w-]+)|^\w+ +(?:-\w, )?(--[\w-]+)", page, re.M)
        self.assertEqual({a or b for a, b in shown}, set(OPTIONS))

    def test_every_option_shown_is_accepted(self):
        for option, value in OPTIONS.items():
            run = self.biaoge("convert", option, *([value] if value else []))
            messages = run.stderr.decode()
            self.assertNotIn("unknown option", messages)
            self.assertNotIn(option, messages)
            self.assertEqual(run.returncode, 0 if option == "--help" else 2)

    def test_convert_gives_three_examples_that_are_understood(self):
        examples = re.findall(r"^(?:Examples|\s+) +(biaoge convert .*)$",
                              self.page("convert", "--help"), re.M)
        self.assertEqual(len(examples), 3)
        for example in examples:
            words = example.split("|")[0].split()[1:]
            run = self.biaoge(*words, input=None)
            self.assertEqual(run.returncode, 4, run.stderr)  # Understood; the files are not there.

    def test_help_wins_over_what_is_missing(self):
        self.assertIn("--json OUT.json", self.page("convert", "--json", "x", "--help"))

    def test_version_names_every_library(self):
        page = self.page("--version")
        self.assertRegex(page, r"\Abiaoge \d+\.\d+\.\d+\n")
        for name in ("Poppler", "ICU", "libxlsxwriter", "libyaml", "JSON for Modern C++", "CLI11"):
            self.assertRegex(page, rf"\n{re.escape(name)} \d+\.\d+")


class Usage(CommandTest):
    def test_errors_name_the_fault_and_the_way_on(self):
        cases = [
            ([], ["a command is missing", "biaoge convert report.pdf -o report.xlsx"]),
            (["convrt", "a.pdf"], ["unknown command convrt", "Did you mean convert?"]),
            (["--jobs", "3", "convert"], ["--jobs comes after the command"]),
            (["convert"], ["needs an input file", "For example: "]),
            (["convert", "a.pdf"], ["-o, --json or --csv is missing", "For example: "]),
            (["convert", "a.pdf", "--jsn", "x"],
             ["unknown option --jsn", "Did you mean --json?", "See biaoge convert --help"]),
            (["convert", "a.pdf", "--jsn=x"], ["Did you mean --json?"]),
            (["convert", "a.pdf", "--zzzzzz"], ["unknown option --zzzzzz. See biaoge convert"]),
            (["convert", "a.pdf", "--revew", "x"], ["unknown option --revew", "Did you mean --review?"]),
            (["convert", "a.pdf", "-o"], ["-o needs a value"]),
            (["convert", "a.pdf", "--json", ""], ["--json needs a value"]),
            (["convert", "a.pdf", "--json", "--csv", "d"], ["--json needs a value, not --csv"]),
            (["convert", "a.pdf", "--json", "x", "--json", "y"], ["more than once"]),
            (["convert", "a.pdf", "--json", "x", "--quiet=3"], ["--quiet takes no value"]),
            (["convert", "a.pdf", "-o", "x.txt"], ["does not end in .xlsx", "--json"]),
            (["convert", "-", "--json", "x"], ["standard input cannot be read"]),
            (["convert", "a.pdf", "--csv", "-"], ["--csv writes several files"]),
            (["convert", "a.pdf", "--json", "x", "--pages", "3-1"], ["3-1 is not a page range"]),
            (["convert", "a.pdf", "--json", "x", "--pages", "0"], ["0 is not a page range"]),
            (["convert", "a.pdf", "--json", "x", "--pages", "1,,2"], ["a number is missing"]),
            (["convert", "a.pdf", "--json", "x", "--jobs", "two"], ["--jobs", "not two"]),
            (["convert", "a.pdf", "--json", "x", "--jobs", "0"], ["from 1 to 1024"]),
            (["convert", "a.pdf", "--json", "x", "--memory", "10"], ["at least 256"]),
            (["convert", "a.pdf", "--json", "x", "--timeout", "0"], ["at least 0.1"]),
            (["convert", "a.pdf", "--json", "x", "--timeout", "nan"], ["not nan"]),
            (["convert", "a.pdf", "--json", "x", "--ocr", "maybe"],
             ["--ocr is auto, always or never, not maybe"]),
            (["convert", "a.pdf", "--json", "x", "--profile", "fiscal-self-evaluatoin"],
             ["no profile is named", "Did you mean fiscal-self-evaluation?"]),
            (["convert", "a.pdf", "--json", "x", "--profile", "./none.yaml"], ["./none.yaml"]),
            (["profiles", "a", "b"], ["one argument too many: b"]),
            (["profiles", "nonesuch"], ["no profile is named nonesuch"]),
            (["doctor", "x"], ["one argument too many: x"]),
        ]
        for args, says in cases:
            with self.subTest(args=args):
                messages = self.check(2, *args, says=says)
                self.assertEqual(len(messages.splitlines()), 1)
                self.assertTrue(messages.startswith("biaoge: "))
        self.assertEqual(self.files(), [])

    def test_outputs_must_differ_from_each_other(self):
        self.check(2, "convert", SAMPLE, "-o", "-", "--json", "-", says="two outputs")
        self.check(2, "convert", SAMPLE, "-o", "x.xlsx", "--json", "./x.xlsx", says="two outputs")
        (self.folder / "link").symlink_to(self.folder)
        self.check(2, "convert", SAMPLE, "-o", "x.xlsx", "--json", "link/x.xlsx", says="two outputs")

    def test_an_output_never_replaces_an_input(self):
        copy = self.folder / "a.pdf"
        copy.write_bytes(b"kept")
        for name in ("a.pdf", "./a.pdf", str(copy)):
            self.check(2, "convert", "a.pdf", "--json", name, says="is an input")
        self.assertEqual(copy.read_bytes(), b"kept")

    def test_a_broken_profile_is_named_with_line_and_column(self):
        (self.folder / "my.yaml").write_text("name: x\n  title: [\n")
        self.check(2, "convert", SAMPLE, "--json", "x", "--profile", "my.yaml",
                   says=re.search(r"my\.yaml:\d+:\d+", self.biaoge(
                       "profiles", "my.yaml").stderr.decode()).group())
        self.assertEqual(self.files(), ["my.yaml"])

    def test_a_workbook_is_not_written_to_a_terminal(self):
        ours, theirs = pty.openpty()
        run = subprocess.run([BIAOGE, "convert", SAMPLE, "-o", "-"], stdout=theirs,
                             stderr=subprocess.PIPE, timeout=60)
        os.close(theirs)
        os.close(ours)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"a terminal", run.stderr)


class ExitCodes(CommandTest):
    def test_0_all_converted(self):
        messages = self.check(0, "convert", SAMPLE, "-o", "a.xlsx", "--json", "a.json", "--csv", "c")
        self.assertEqual(messages, "1 file, 3 pages: 3 forms, 3 tables, 0 values to check"
                                   " → a.xlsx, a.json, c\n")
        self.assertEqual(self.files(), ["a.json", "a.xlsx", "c"])
        self.assertTrue((self.folder / "a.xlsx").read_bytes().startswith(b"PK"))
        self.assertGreater(len(list((self.folder / "c").iterdir())), 0)

    def test_3_one_of_two_failed_and_the_rest_is_written(self):
        self.check(3, "convert", NOT_PDF, SAMPLE, "--json", "a.json",
                   says=["biaoge: " + NOT_PDF, "2 files (1 failed), 3 pages: 3 forms"])
        documents = json.loads((self.folder / "a.json").read_text())["documents"]
        self.assertEqual([d["status"] for d in documents], ["failed", "ok"])
        self.assertEqual([d["path"] for d in documents], [NOT_PDF, SAMPLE])

    def test_3_a_page_was_skipped(self):
        self.check(3, "convert", SAMPLE, str(FIXTURES / "kinds-by-page.pdf"), "--json", "a.json",
                   "--ocr", "never", says="(1 not read)")

    def test_4_nothing_converted_and_an_older_workbook_stays(self):
        (self.folder / "a.xlsx").write_bytes(b"older")
        messages = self.check(4, "convert", SCAN, "-o", "a.xlsx", "--json", "a.json", "--csv", "c",
                              "--ocr", "never", says=["page 1", "1 file (1 failed), 1 page (1 not read)"])
        self.assertEqual(messages.count(SCAN), 1)  # Said of the page, not again of the file.
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), b"older")
        self.assertEqual(self.files(), ["a.json", "a.xlsx"])
        document = json.loads((self.folder / "a.json").read_text())["documents"][0]
        self.assertEqual(document["pages"][0]["status"], "skipped")

    def test_4_a_missing_file(self):
        self.check(4, "convert", "none.pdf", "-o", "a.xlsx",
                   says=["none.pdf: no such file", "nothing was written"])
        self.assertEqual(self.files(), [])

    def test_5_only_when_asked_and_something_is_flagged(self):
        profile = (ROOT / "profiles/fiscal-self-evaluation.yaml").read_text()
        strict, changes = re.subn(r"choices: \[优,.*\]", "choices: [甲]", profile)
        self.assertEqual(changes, 1)
        (self.folder / "strict.yaml").write_text(strict)
        args = ["convert", SAMPLE, "--json", "a.json", "--profile", "strict.yaml"]
        self.check(0, *args, says="3 values to check")
        self.check(5, *args, "--fail-on-flags", says="3 values to check")
        self.check(0, "convert", SAMPLE, "--json", "a.json", "--fail-on-flags")

    def test_6_a_missing_folder_is_told_before_the_work(self):
        self.check(6, "convert", SAMPLE, "none.pdf", "-o", "no/a.xlsx", "--json", "b.json",
                   says=["no/a.xlsx: cannot be written", "Create the folder"])
        self.check(6, "convert", SAMPLE, "--csv", "no/such/folder", says="no/such/folder")
        (self.folder / "file").write_bytes(b"")
        self.check(6, "convert", SAMPLE, "--csv", "file", says="Name a folder")
        self.assertEqual(self.files(), ["file"])

    def test_6_one_output_fails_and_the_others_are_written(self):
        self.check(6, "convert", SAMPLE, "-o", "/dev/full", "--json", "a.json",
                   says=["/dev/full: cannot be written", "→ a.json"])
        self.assertEqual(self.files(), ["a.json"])

    def test_6_the_reader_of_standard_output_has_gone(self):
        read, write = os.pipe()
        os.close(read)
        run = subprocess.run([BIAOGE, "convert", SAMPLE, "--json", "-"], stdout=write,
                             stderr=subprocess.PIPE, timeout=60)
        os.close(write)
        self.assertEqual(run.returncode, 6, run.stderr)
        self.assertIn(b"standard output", run.stderr)

    def test_6_help_to_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            run = subprocess.run([BIAOGE, "--help"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 6)


class Messages(CommandTest):
    def test_standard_output_carries_the_data_only(self):
        run = self.biaoge("convert", NOT_PDF, SAMPLE, "--json", "-")
        self.assertEqual(run.returncode, 3)
        self.assertEqual(len(json.loads(run.stdout)["documents"]), 2)
        run = self.biaoge("convert", SAMPLE, "-o", "-")
        self.assertTrue(run.stdout.startswith(b"PK"))
        self.assertIn("→ stdout", run.stderr.decode())

    def test_quiet_leaves_errors_only(self):
        self.check(0, "convert", SAMPLE, SAMPLE, "--json", "a", "--quiet")
        self.assertEqual(self.biaoge("convert", SAMPLE, "--json", "a", "--quiet").stderr, b"")
        messages = self.check(3, "convert", NOT_PDF, SAMPLE, "--json", "a", "--quiet")
        self.assertEqual(len(messages.splitlines()), 1)

    def test_json_lines(self):
        messages = self.check(3, "convert", SAMPLE, SCAN, SAMPLE, "--json", "a", "--log", "json",
                              "--ocr", "never")
        lines = [json.loads(line) for line in messages.splitlines()]
        self.assertEqual([line["event"] for line in lines], ["error", "warning", "summary"])
        self.assertEqual((lines[0]["file"], lines[0]["page"]), (SCAN, 1))
        self.assertEqual(lines[0]["code"], "page-image-only")
        self.assertTrue(lines[0]["message"] and lines[0]["remedy"])
        self.assertEqual(lines[1]["code"], "input-repeated")
        self.assertEqual(lines[2], {
            "event": "summary", "files": 3, "files_failed": 1, "pages": 7, "pages_unread": 1,
            "forms": 6, "tables": 6, "to_check": 0, "outputs": ["a"], "exit": 3})

    def test_a_file_given_twice_comes_out_twice_with_a_warning(self):
        self.check(0, "convert", SAMPLE, SAMPLE, "--json", "a.json", says="given more than once")
        documents = json.loads((self.folder / "a.json").read_text())["documents"]
        self.assertEqual([len(d["forms"]) for d in documents], [3, 3])

    def test_two_files_of_one_name_both_come_out_without_a_warning(self):
        for number, name in enumerate(("sample.pdf", "general-table.pdf")):
            (self.folder / str(number)).mkdir()
            (self.folder / str(number) / "a.pdf").write_bytes((FIXTURES / name).read_bytes())
        messages = self.check(0, "convert", "0/a.pdf", "1/a.pdf", "--json", "a.json", "-o", "a.xlsx")
        self.assertEqual(len(messages.splitlines()), 1)
        documents = json.loads((self.folder / "a.json").read_text())["documents"]
        self.assertEqual([d["path"] for d in documents], ["0/a.pdf", "1/a.pdf"])
        self.assertEqual([len(d["tables"]) for d in documents], [3, 1])

    def test_odd_bytes_in_a_name_cannot_reach_the_terminal(self):
        name = b"\x1b[2J\n\xe2\x80\xae\xff.pdf"
        (self.folder / os.fsdecode(name)).write_bytes(b"no PDF")
        run = self.biaoge("convert", name, "--json", "a.json")
        self.assertEqual(run.returncode, 4)
        self.assertTrue(run.stderr.startswith(rb"biaoge: \u{1B}[2J\n\u{202E}\xFF.pdf: "), run.stderr)
        self.assertEqual(run.stderr.count(b"\n"), 2)
        run = self.biaoge("convert", name, "--json", "a.json", "--log", "json")
        self.assertEqual(json.loads(run.stderr.splitlines()[0])["file"],
                         "\x1b[2J\n\u202e\\xFF.pdf")

    def test_the_same_run_gives_the_same_bytes_whatever_the_workers(self):
        inputs = [SAMPLE, str(FIXTURES / "general-table.pdf"), NOT_PDF, SAMPLE]
        first = self.biaoge("convert", *inputs, "--json", "-", "--jobs", "1").stdout
        self.assertGreater(len(first), 10000)
        self.assertEqual(self.biaoge("convert", *inputs, "--json", "-", "--jobs", "4").stdout, first)

    def test_pages_selects(self):
        self.biaoge("convert", SAMPLE, "--json", "a.json", "--pages", "2-")
        pages = json.loads((self.folder / "a.json").read_text())["documents"][0]["pages"]
        self.assertEqual([page["number"] for page in pages], [2, 3])


class Terminal(CommandTest):
    """Runs with standard error on a terminal and enough inputs to take long."""

    def start(self, *args):
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        process = subprocess.Popen(
            [BIAOGE, "convert", *[SAMPLE] * 1500, "--json", "a.json", "--jobs", "1", *args],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs,
            env={**os.environ, "TERM": "xterm"}, start_new_session=True)
        os.close(theirs)
        self.addCleanup(process.kill)
        return process, ours

    def read(self, terminal):
        try:
            return os.read(terminal, 65536)
        except OSError:  # The other end is closed.
            return b""

    def test_progress_is_drawn_and_ctrl_c_leaves_nothing(self):
        process, terminal = self.start()
        text = b""
        begin = time.monotonic()
        while b"page" not in text and time.monotonic() - begin < 20:
            text += self.read(terminal)
        self.assertGreater(time.monotonic() - begin, 0.9)  # Not for what takes no time.
        # The rest of the line may come later.
        while b"sample.pdf" not in text and time.monotonic() - begin < 20:
            text += self.read(terminal)
        self.assertRegex(text, rb"\r\x1b\[K\d+ of 1500 files, \d+ pages? done: \S*sample\.pdf")
        os.killpg(process.pid, signal.SIGINT)
        while chunk := self.read(terminal):
            text += chunk
        self.assertEqual(process.wait(20), 130)
        self.assertTrue(text.endswith(
            b"\r\x1b[Kbiaoge: interrupted; nothing was written\r\n"), text[-200:])
        self.assertEqual(self.files(), [])
        with self.assertRaises(ProcessLookupError):  # No worker is left in the group.
            os.killpg(process.pid, 0)

    def test_no_progress_when_not_wanted(self):
        for option in (["--progress", "never"], ["--quiet"], ["--log", "json"]):
            process, terminal = self.start(*option)
            time.sleep(1.5)
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(20), 130)
            text = self.read(terminal)
            self.assertIn(b"interrupted", text)
            self.assertNotIn(b"\x1b", text)

    def test_no_progress_on_a_pipe(self):
        run = subprocess.Popen([BIAOGE, "convert", *[SAMPLE] * 1500, "--json", "a.json", "--jobs",
                                "1"], cwd=self.folder, stderr=subprocess.PIPE)
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.communicate(timeout=20)[1],
                         b"biaoge: interrupted; nothing was written\n")


class OtherCommands(CommandTest):
    def test_profiles_lists_and_explains(self):
        listed = self.biaoge("profiles")
        self.assertEqual((listed.returncode, listed.stderr), (0, b""))
        self.assertIn("fiscal-self-evaluation  财政项目支出绩效自评表", listed.stdout.decode())
        explained = self.biaoge("profiles", "fiscal-self-evaluation")
        self.assertEqual(explained.returncode, 0)
        self.assertGreater(len(explained.stdout), len(listed.stdout))
        path = str(ROOT / "profiles/fiscal-self-evaluation.yaml")
        self.assertEqual(self.biaoge("profiles", path).stdout, explained.stdout)

    def test_doctor(self):
        run = self.biaoge("doctor")
        page = run.stdout.decode()
        self.assertEqual((run.returncode, run.stderr), (0, b""), page)
        for what in ("profiles", "units", "poppler-data", "temporary folder"):
            self.assertRegex(page, rf"(?m)^ok +{what} ")
        self.assertRegex(page, r"(?m)^ok +recogniser +Tesseract \d+\.\d+\S*, Leptonica \d+\.\d+\S* in /")
        self.assertRegex(page, r"(?m)^ok +Chinese for Tesseract +/\S+/chi_sim\.traineddata$")
        self.assertRegex(page, r"(?m)^ok +reader of values +/\S+/biaoge_value\.net$")

    def test_doctor_names_what_is_missing(self):
        run = self.biaoge("doctor", env={**os.environ, "TMPDIR": "/nonexistent"})
        self.assertEqual(run.returncode, 3)
        self.assertRegex(run.stdout.decode(), r"(?m)^missing +temporary folder .*\n +get it: Set TMPDIR")

    def test_no_profile_gives_tables_without_forms(self):
        self.check(0, "convert", SAMPLE, "--json", "a.json", "--profile", "none",
                   says="0 forms, 3 tables")


if __name__ == "__main__":
    unittest.main()
