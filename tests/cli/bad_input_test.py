#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and bad places for output: a message with file, page, cause and remedy, the right exit
code, and all that is good still comes out."""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import unittest

import openpyxl

from program import BIAOGE, FIXTURES, SAMPLE, ProgramTest


def sheet_names(path):
    return openpyxl.load_workbook(path).sheetnames


class BadInputTest(ProgramTest):
    def fails(self, path, code, cause, remedy, page=None, args=(), before=()):
        """Alone the input ends the run with 4; beside the sample it leaves the sample as it is."""
        path = str(FIXTURES / path) if not str(path).startswith(".") else path
        message = f"{path}: {cause}"
        said = f"biaoge: {message}. {remedy}"

        run = self.biaoge("convert", path, "--json", "a.json", "-o", "a.xlsx", *args, before=before)
        self.assertEqual(run.returncode, 4, run.stderr)
        self.assertIn(said, run.messages)
        self.assertEqual(run.stdout, b"")
        self.assertFalse((self.folder / "a.xlsx").exists())
        document, = self.documents()
        self.assertEqual((document["path"], document["status"]), (path, "failed"))
        error = {"code": code, "message": message, "remedy": remedy}
        self.assertEqual(document["error"], error)
        self.assertEqual([p["error"] for p in document["pages"] if p["error"]],
                         [error] if page else [])
        self.assertEqual((document["tables"], document["forms"]), ([], []))

        run = self.biaoge("convert", path, SAMPLE, "--json", "b.json", "-o", "b.xlsx", *args,
                          before=before)
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn(said, run.messages)
        bad, good = self.documents("b.json")
        self.assertEqual(bad, document)
        self.assertEqual((good["status"], len(good["forms"])), ("ok", 3))
        self.assertIn("处理情况", sheet_names(self.folder / "b.xlsx"))
        return document

    def ordinary_user(self):
        """What makes the program run without the rights of root."""
        if os.geteuid() != 0:
            return []
        if not shutil.which("setpriv"):
            self.skipTest("root may read and write everything, and there is no setpriv")
        before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if self.biaoge("--version", before=before).returncode != 0:
            self.skipTest("the program cannot be run by another user from where it lies")
        return before


class Failed(BadInputTest):
    """Inputs of which nothing comes out."""

    def test_not_a_pdf(self):
        self.fails("not-a-pdf.pdf", "not-a-pdf",
                   "is not a PDF file, and no TIFF, PNG or JPEG picture",
                   "Give a PDF or a picture of these formats; print or export others to PDF first")

    def test_empty(self):
        self.fails("empty.pdf", "file-empty", "the file is empty",
                   "It was probably not copied completely; copy it again")

    def test_truncated(self):
        self.fails("truncated.pdf", "pdf-damaged", "is damaged beyond repair",
                   "Ask for the file again; it was probably cut short or changed in transit")

    def test_zero_pages(self):
        self.fails("zero-pages.pdf", "no-pages", "has no pages", "Ask for the file again")

    def test_encrypted_without_password(self):
        self.fails("encrypted-user.pdf", "pdf-encrypted", "is protected by a password",
                   "Give it with --password")

    def test_encrypted_with_a_wrong_password(self):
        self.fails("encrypted-user.pdf", "password-wrong", "the password is wrong",
                   "Give the right one with --password", args=["--password", "wrong"])

    def test_page_without_a_table(self):
        document = self.fails("page-no-table.pdf", "no-tables", "has no table on any page",
                              "Look at its pages: lists, forms to fill in and charts are no tables")
        self.assertEqual([w["code"] for w in document["warnings"]], ["page-no-table"])
        self.assertIn("page 1 ", document["warnings"][0]["message"])
        self.assertEqual(document["pages"][0]["status"], "ok")

    def test_blank_page(self):
        document = self.fails("blank.pdf", "no-tables", "has no table on any page",
                              "Look at its pages: lists, forms to fill in and charts are no tables")
        self.assertEqual(document["pages"][0]["kind"], "blank")

    def test_absurd_page_size(self):
        document = self.fails("absurd-page-size.pdf", "page-size", "page 1 has an absurd size",
                              "Print it to a usual paper size", page=1)
        self.assertEqual(document["pages"][0]["status"], "failed")

    def test_missing_file(self):
        self.fails("./none.pdf", "file-missing", "no such file", "Check the name and the folder")

    def test_folder(self):
        (self.folder / "scans.pdf").mkdir()
        self.fails("./scans.pdf", "file-unreadable", "is not a regular file",
                   "Give the path of a PDF or picture")

    def test_pipe_does_not_hang(self):
        os.mkfifo(self.folder / "pipe.pdf")
        self.fails("./pipe.pdf", "file-unreadable", "is not a regular file",
                   "Give the path of a PDF or picture")

    def test_unreadable_file(self):
        shutil.copy(SAMPLE, self.folder / "locked.pdf")
        (self.folder / "locked.pdf").chmod(0)
        self.fails("./locked.pdf", "file-unreadable", "cannot be read: Permission denied",
                   "Check the permissions", before=self.ordinary_user())

    def test_pages_out_of_range(self):
        path = str(FIXTURES / "general-table.pdf")
        run = self.biaoge("convert", path, "--json", "a.json", "--pages", "7-9")
        self.assertEqual(run.returncode, 4, run.stderr)
        self.assertIn(f"biaoge: {path}: has none of the pages asked for. Look at --pages; pages "
                      "count from 1", run.messages)
        self.assertEqual(self.documents()[0]["error"]["code"], "no-such-pages")
        run = self.biaoge("convert", path, SAMPLE, "--json", "a.json", "--pages", "3")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertEqual([d["status"] for d in self.documents()], ["failed", "ok"])


READ_IT = "Leave out --ocr never to have it recognised"


class Skipped(BadInputTest):
    """Pages that need recognition where it is not wanted: status `skipped`, never dropped."""

    def skips(self, path, code, kind, cause):
        document = self.fails(path, code, "page 1 " + cause, READ_IT, page=1, args=["--ocr", "never"])
        page, = document["pages"]
        self.assertEqual((page["status"], page["source"], page["kind"]), ("skipped", "none", kind))

    def test_picture(self):
        self.skips("image-only.pdf", "page-image-only", "image-only", "is a picture without text")

    def test_hidden_ocr_layer(self):
        self.skips("hidden-ocr-layer.pdf", "page-hidden-text", "hidden-text",
                   "is a picture with the invisible text of another OCR program, which cannot be "
                   "trusted unseen")

    def test_garbled_text(self):
        for name in ("garbled-no-tounicode.pdf", "garbled-private-use.pdf"):
            with self.subTest(name):
                self.skips(name, "page-garbled", "garbled",
                           "has a text layer without usable characters")

    def test_picture_beside_text(self):
        document = self.fails("mixed.pdf", "no-tables", "has no table on any page",
                              "Look at its pages: lists, forms to fill in and charts are no tables",
                              args=["--ocr", "never"])
        self.assertEqual([w["code"] for w in document["warnings"]],
                         ["page-no-table", "page-picture"])
        self.assertEqual(document["pages"][0]["source"], "text")


class Partial(ProgramTest):
    def test_good_pages_beside_a_picture(self):
        path = str(FIXTURES / "kinds-by-page.pdf")
        run = self.biaoge("convert", path, "--json", "a.json", "-o", "a.xlsx", "--csv", "c",
                          "--ocr", "never")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertEqual(run.messages[0], f"biaoge: {path}: page 2 is a picture without text. {READ_IT}")
        document, = self.documents()
        self.assertEqual((document["status"], document["error"]), ("partial", None))
        self.assertEqual([p["status"] for p in document["pages"]], ["ok", "skipped", "ok", "ok"])
        self.assertEqual([t["pages"] for t in document["tables"]], [[1], [4]])
        sheet = openpyxl.load_workbook(self.folder / "a.xlsx")["处理情况"]
        self.assertEqual([c.value for c in sheet[2]][:3], ["kinds-by-page.pdf", "2", "跳过"])
        self.assertTrue((self.folder / "c" / "处理情况.csv").exists())

    def test_a_page_asked_for_that_is_a_picture(self):
        run = self.biaoge("convert", FIXTURES / "kinds-by-page.pdf", "--json", "a.json", "--pages",
                          "2", "--ocr", "never")
        self.assertEqual(run.returncode, 4, run.stderr)
        self.assertEqual(self.documents()[0]["error"]["code"], "page-image-only")


class CannotRecognise(ProgramTest):
    """Something that recognition needs is missing: the pages that need it fail, the rest is read."""

    def check_pages(self, run, code, remedy):
        self.assertEqual(run.returncode, 3, run.stderr)
        document, = self.documents()
        self.assertEqual([p["status"] for p in document["pages"]], ["ok", "failed", "ok", "ok"])
        self.assertEqual([p["source"] for p in document["pages"]], ["text", "none", "none", "text"])
        self.assertEqual([t["pages"] for t in document["tables"]], [[1], [4]])
        error = document["pages"][1]["error"]
        self.assertEqual(error["code"], code)
        self.assertTrue(error["message"].startswith(
            f"{FIXTURES / 'kinds-by-page.pdf'}: page 2 cannot be recognised: "), error["message"])
        self.assertIn(remedy, error["remedy"])
        self.assertTrue(run.messages[0].startswith(f"biaoge: {error['message']}. "), run.messages)
        sheet = openpyxl.load_workbook(self.folder / "a.xlsx")["处理情况"]
        self.assertEqual([c.value for c in sheet[2]][:3], ["kinds-by-page.pdf", "2", "失败"])

    def test_without_the_library_of_the_recogniser(self):
        bin = self.folder / "program" / "bin"
        bin.mkdir(parents=True)
        shutil.copy(BIAOGE, bin)
        shutil.copytree(FIXTURES.parent / "profiles", self.folder / "program" / "profiles")
        program = str(bin / "biaoge")
        run = self.biaoge("convert", FIXTURES / "kinds-by-page.pdf", "--json", "a.json", "-o",
                          "a.xlsx", program=program)
        self.check_pages(run, "recogniser-missing", "biaoge doctor")
        self.assertIn("libbiaoge_recogniser.so is not there", run.messages[0])
        doctor = self.biaoge("doctor", program=program)
        self.assertEqual(doctor.returncode, 3)
        self.assertRegex(doctor.stdout.decode(), r"(?m)^missing +recogniser .*\n +get it: ")

    def test_with_a_damaged_library(self):
        bin = self.folder / "program" / "bin"
        bin.mkdir(parents=True)
        shutil.copy(BIAOGE, bin)
        shutil.copytree(FIXTURES.parent / "profiles", self.folder / "program" / "profiles")
        (bin / "libbiaoge_recogniser.so").write_bytes(b"no library")
        run = self.biaoge("convert", FIXTURES / "kinds-by-page.pdf", "--json", "a.json", "-o",
                          "a.xlsx", program=str(bin / "biaoge"))
        self.check_pages(run, "recogniser-missing", "Install the program again")

    def test_without_language_data(self):
        hide = ["unshare", "-rm", "sh", "-c", "mount --bind \"$0\" /usr/share/tesseract-ocr && exec \"$@\"",
                str(self.folder)]
        if subprocess.run([*hide, "true"], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("no namespace can be made in which the language data is hidden")
        run = self.biaoge("convert", FIXTURES / "kinds-by-page.pdf", "--json", "a.json", "-o",
                          "a.xlsx", before=hide)
        self.check_pages(run, "language-missing", "tesseract-ocr-chi-sim")
        doctor = self.biaoge("doctor", before=hide)
        self.assertEqual(doctor.returncode, 3)
        self.assertRegex(doctor.stdout.decode(), r"(?m)^missing +Chinese for Tesseract .*\n +get it: "
                         r"apt install tesseract-ocr-chi-sim$")


class Repaired(ProgramTest):
    """Damaged files that Poppler can mend are converted, and said to be mended."""

    def mends(self, name):
        path = str(FIXTURES / name)
        run = self.biaoge("convert", path, "--json", "a.json", "-o", "a.xlsx")
        self.assertEqual(run.returncode, 0, run.stderr)
        said = f"{path}: was damaged and has been repaired"
        remedy = "Compare the number of pages with the original"
        self.assertEqual(run.messages[0], f"biaoge: warning: {said}. {remedy}")
        document, = self.documents()
        self.assertEqual((document["status"], document["error"]), ("ok", None))
        self.assertEqual(document["warnings"],
                         [{"code": "pdf-repaired", "message": said, "remedy": remedy}])
        self.assertEqual([cell["text"] for cell in document["tables"][0]["cells"]],
                         ["项目", "数量", "金额", "道路养护", "12", "1,663.27", "合计", "12",
                          "1,663.27"])
        self.assertIn("处理情况", sheet_names(self.folder / "a.xlsx"))

    def test_broken_cross_reference_table(self):
        self.mends("broken-xref.pdf")

    def test_missing_end(self):
        self.mends("truncated-tail.pdf")


class Encrypted(ProgramTest):
    def opens(self, name, *args):
        run = self.biaoge("convert", FIXTURES / name, "--json", "a.json", *args)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(len(run.messages), 1)
        self.assertEqual(self.documents()[0]["tables"][0]["cells"][3]["text"], "道路养护")

    def test_the_right_password_opens(self):
        self.opens("encrypted-user.pdf", "--password", "secret")

    def test_restrictions_of_the_owner_do_not_keep_from_reading(self):
        self.opens("encrypted-owner-only.pdf")

    def test_a_password_that_is_not_needed_does_no_harm(self):
        self.opens("rulings-strokes.pdf", "--password", "x")


class Names(ProgramTest):
    def test_two_inputs_of_one_name_come_out_apart(self):
        for folder in ("north", "south"):
            (self.folder / folder).mkdir()
            shutil.copy(FIXTURES / "general-table.pdf", self.folder / folder / "report.pdf")
        with open(self.folder / "south" / "report.pdf", "ab") as file:
            file.write(b"% another file\n")
        run = self.biaoge("convert", "north/report.pdf", "south/report.pdf", "--json", "a.json",
                          "-o", "a.xlsx", "--csv", "c")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(len(run.messages), 1)
        self.assertEqual([d["path"] for d in self.documents()],
                         ["north/report.pdf", "south/report.pdf"])
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        tables = [name for name in book.sheetnames if name.startswith("原表")]
        self.assertEqual(tables, ["原表1 收入支出情况简表", "原表2 收入支出情况简表"])
        self.assertEqual([row[0].value for row in book["文件清单"].iter_rows(min_row=2)],
                         ["north/report.pdf", "south/report.pdf"])
        self.assertEqual(sorted(p.stem for p in (self.folder / "c").glob("原表*")), tables)

    def test_the_same_file_twice_is_said(self):
        run = self.biaoge("convert", SAMPLE, SAMPLE, "--json", "a.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.messages[0], f"biaoge: warning: {SAMPLE}: given more than once; its "
                         "forms come out each time. Give it once if that is not wanted")


class Outputs(BadInputTest):
    """Places that cannot be written: told before the work where that can be known."""

    def test_missing_folder(self):
        for option, name in (("-o", "no/a.xlsx"), ("--json", "no/a.json"), ("--csv", "no/such/c")):
            with self.subTest(option):
                run = self.biaoge("convert", SAMPLE, option, name)
                self.assertEqual(run.returncode, 6, run.stderr)
                self.assertEqual(run.messages, [
                    f"biaoge: {name}: cannot be written: No such file or directory. Create the "
                    "folder first, or name an output in a folder that exists."])
        self.assertEqual(self.files(), [])

    def test_folder_that_may_not_be_written(self):
        before = self.ordinary_user()
        (self.folder / "locked").mkdir()
        (self.folder / "locked").chmod(0o555)
        for option, name in (("-o", "locked/a.xlsx"), ("--json", "locked/a.json"),
                             ("--csv", "locked/c")):
            with self.subTest(option):
                run = self.biaoge("convert", SAMPLE, option, name, before=before)
                self.assertEqual(run.returncode, 6, run.stderr)
                self.assertEqual(run.messages, [
                    f"biaoge: {name}: cannot be written: Permission denied. Choose a file and "
                    "folder that you may write to."])
        self.assertEqual(list((self.folder / "locked").iterdir()), [])

    def test_file_that_may_not_be_written(self):
        before = self.ordinary_user()
        (self.folder / "a.xlsx").write_bytes(b"older")
        (self.folder / "a.xlsx").chmod(0o444)
        run = self.biaoge("convert", SAMPLE, "-o", "a.xlsx", before=before)
        self.assertEqual(run.returncode, 6, run.stderr)
        self.assertIn("a.xlsx: cannot be written: Permission denied", run.messages[0])
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), b"older")

    def test_a_folder_in_the_place_of_a_file(self):
        (self.folder / "a.json").mkdir()
        run = self.biaoge("convert", SAMPLE, "--json", "a.json")
        self.assertEqual(run.returncode, 6, run.stderr)
        self.assertIn("a.json: cannot be written: Is a directory. Name a file, not a folder.",
                      run.messages[0])

    def test_full_disk(self):
        run = self.biaoge("convert", SAMPLE, "--json", "/dev/full", "--csv", "c")
        self.assertEqual(run.returncode, 6, run.stderr)
        self.assertEqual(run.messages[0],
                         "biaoge: /dev/full: cannot be written: No space left on device. Free some "
                         "space, or write to another disk.")
        self.assertIn("→ c", run.messages[1])  # The other output is there.
        self.assertIn("项目汇总.csv", os.listdir(self.folder / "c"))

    def test_disk_that_fills_at_any_point_leaves_the_older_file_or_a_whole_one(self):
        whole = self.biaoge("convert", SAMPLE, "-o", "whole.xlsx", "--json", "whole.json")
        self.assertEqual(whole.returncode, 0)
        for name in ("a.xlsx", "a.json"):
            size = (self.folder / name.replace("a.", "whole.")).stat().st_size
            for limit in (0, 1, 4096, size // 2, size - 1):
                with self.subTest(name=name, limit=limit):
                    (self.folder / name).write_bytes(b"older")
                    run = self.biaoge("convert", SAMPLE, "-o" if name == "a.xlsx" else "--json",
                                      name, preexec_fn=lambda: no_file_above(limit))
                    self.assertEqual(run.returncode, 6, run.stderr)
                    self.assertEqual(run.messages[0], f"biaoge: {name}: cannot be written: File too "
                                     "large. Free some space, or write to another disk.")
                    self.assertEqual((self.folder / name).read_bytes(), b"older")
                    self.assertEqual(self.files(), [name, "whole.json", "whole.xlsx"])
            (self.folder / name).unlink()


def no_file_above(size):
    """What a full disk does, without one: writing beyond `size` bytes fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class Messages(ProgramTest):
    def test_as_json_they_carry_code_file_page_and_remedy(self):
        paths = [str(FIXTURES / n) for n in ("not-a-pdf.pdf", "kinds-by-page.pdf", "broken-xref.pdf")]
        run = self.biaoge("convert", *paths, "--json", "a.json", "--log", "json", "--ocr", "never")
        self.assertEqual(run.returncode, 3, run.stderr)
        lines = [json.loads(line) for line in run.messages]
        self.assertEqual([(m["event"], m.get("code"), m.get("file"), m.get("page")) for m in lines],
                         [("error", "not-a-pdf", paths[0], None),
                          ("error", "page-image-only", paths[1], 2),
                          ("warning", "pdf-repaired", paths[2], None),
                          ("summary", None, None, None)])
        for message in lines[:-1]:
            self.assertIn(message["file"], message["message"])
            self.assertTrue(message["remedy"])

    def test_every_code_is_explained_in_the_documentation(self):
        documented = (pathlib.Path(FIXTURES).parent / "docs" / "errors.md").read_text()
        paths = sorted(FIXTURES.glob("*.pdf"))
        self.assertGreater(len(paths), 40)
        self.biaoge("convert", *paths, "none.pdf", "--json", "a.json", "--ocr", "never")
        codes = {entry["code"] for d in self.documents()
                 for entry in [d["error"], *d["warnings"], *(p["error"] for p in d["pages"])] if entry}
        self.assertGreater(len(codes), 10)
        self.assertEqual([c for c in sorted(codes) if f"`{c}`" not in documented], [])

    def test_every_code_of_a_file_or_page_has_chinese_words_for_the_workbook(self):
        root = pathlib.Path(FIXTURES).parent
        rows = re.findall(r"^\| (`[^|]+`) \| (file|page|file, page|warning) \|",
                          (root / "docs" / "errors.md").read_text("utf-8"), re.M)
        documented = {code for codes, _ in rows for code in re.findall("`([a-z-]+)`", codes)}
        self.assertGreater(len(documented), 30)
        known = set(re.findall(r'\{"([a-z-]+)",\s*"', (root / "export" / "messages.cpp").read_text("utf-8")))
        self.assertEqual(documented - known, set())


if __name__ == "__main__":
    unittest.main()
