#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""biaoge batch: a folder of documents, interrupted, damaged, changed and run again."""
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
import unittest

import openpyxl

from program import BIAOGE, FIXTURES, ROOT, SAMPLE, ProgramTest

sys.path.insert(0, str(ROOT / "tests" / "hostile"))
import make_hostile  # noqa: E402


class BatchTest(ProgramTest):
    def give(self, **files):
        """Copies of fixtures under in/, by name: give(**{"a.pdf": "sample.pdf"})."""
        for name, fixture in files.items():
            target = self.folder / "in" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(FIXTURES / fixture, target)

    def batch(self, *args, code=0, **options):
        run = self.biaoge("batch", "in", "-o", "out", "--log", "json", *args, **options)
        self.assertEqual(run.returncode, code, run.stderr)
        events = [json.loads(line) for line in run.messages]
        self.assertEqual(events[-1]["event"], "summary")
        return events

    def done(self, events):
        return sorted(e["path"] for e in events if e["event"] == "document")

    def lines(self):
        text = (self.folder / "out" / "run.jsonl").read_text()
        return {line["path"]: line for line in map(json.loads, text.splitlines())}

    def outputs(self):
        out = self.folder / "out"
        return sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())


class Outputs(BatchTest):
    def test_sub_folders_are_mirrored_and_all_is_summed_up(self):
        self.give(**{"a.pdf": "sample.pdf", "sub/deep/b.pdf": "general-table.pdf"})
        events = self.batch("--json")
        self.assertEqual(self.outputs(), ["a.json", "a.xlsx", "ledger.sqlite", "run.jsonl", "sub/deep/b.json",
                                          "sub/deep/b.xlsx", "summary.xlsx"])
        self.assertEqual(events[-1]["converted"], 2)
        self.assertEqual(events[-1]["forms"], 3)
        line = self.lines()["in/a.pdf"]
        self.assertEqual((line["status"], line["pages"], line["forms"], line["output"]), ("ok", 3, 3, "a.xlsx"))
        self.assertEqual(len(line["sha256"]), 64)
        self.assertGreater(line["peak_kib"], 1000)
        single = self.biaoge("convert", "in/a.pdf", "-o", "one.xlsx", "--json", "one.json")
        self.assertEqual(single.returncode, 0)
        for ending in ("json", "xlsx"):
            self.assertEqual((self.folder / f"one.{ending}").read_bytes(),
                             (self.folder / "out" / f"a.{ending}").read_bytes())

    def test_flagged_places_of_scans_have_their_pictures_as_from_convert(self):
        self.give(**{"seal.pdf": "scans/seal.pdf"})
        self.batch()
        book = openpyxl.load_workbook(self.folder / "out" / "seal.xlsx")
        pictures = len(book["复核"]._images)
        self.assertEqual(pictures, 3)
        run = self.biaoge("convert", "in/seal.pdf", "-o", "one.xlsx")
        self.assertEqual(run.returncode, 0)
        self.assertEqual((self.folder / "one.xlsx").read_bytes(), (self.folder / "out" / "seal.xlsx").read_bytes())
        summary = openpyxl.load_workbook(self.folder / "out" / "summary.xlsx")
        for name in ("项目汇总", "资金明细", "绩效指标"):
            ours, theirs = [[[cell.fill.fgColor.rgb for cell in row] for row in s.iter_rows(min_row=3)] for s in (summary[name], book[name])]
            self.assertEqual(ours, theirs, name)
        ours, theirs = [list(s.iter_rows(min_row=3, values_only=True)) for s in (summary["项目汇总"], book["项目汇总"])]
        self.assertEqual([row[1:-2] for row in ours], [row[1:-2] for row in theirs])
        self.assertEqual(ours[0][-3], pictures)  # 待核项数

    def test_the_summary_has_the_forms_of_all_documents(self):
        self.give(**{"a.pdf": "sample.pdf", "b.pdf": "sample.pdf", "c.pdf": "truncated.pdf"})
        self.batch(code=3)
        book = openpyxl.load_workbook(self.folder / "out" / "summary.xlsx")
        single = self.biaoge("convert", SAMPLE, "-o", "one.xlsx")
        self.assertEqual(single.returncode, 0)
        one = openpyxl.load_workbook(self.folder / "one.xlsx")
        name = book.sheetnames[0]
        self.assertEqual(name, one.sheetnames[0])
        rows, expected = [list(s.iter_rows(values_only=True)) for s in (book[name], one[name])]
        head = next(i for i, row in enumerate(expected) if row[0] == 1)
        groups, expected_groups = [{str(r): s.cell(1, r.min_col).value for r in s.merged_cells.ranges if r.max_row == 1}
                                   for s in (book[name], one[name])]
        self.assertGreater(len(groups), 1)
        self.assertEqual(groups, expected_groups)
        self.assertEqual(len(rows) - head, 2 * (len(expected) - head))
        self.assertEqual([row[0] for row in rows[head:]], list(range(1, len(rows) - head + 1)))
        count = len(expected) - head
        for part in (rows[head:head + count], rows[head + count:]):  # But for number and file.
            self.assertEqual([row[1:-2] for row in part], [row[1:-2] for row in expected[head:]])
        files = list(book["处理清单"].iter_rows(values_only=True))
        self.assertEqual([row[:2] for row in files[1:]], [("in/a.pdf", "完成"), ("in/b.pdf", "完成"), ("in/c.pdf", "失败")])
        self.assertEqual(files[3][5], "PDF 文件已损坏，无法打开")
        self.assertEqual([row[7] for row in files[1:]], ["a.xlsx", "b.xlsx", None])
        heights = [row.height or 0 for sheet in book for row in sheet.row_dimensions.values()]
        self.assertGreater(max(heights), 30)  # Wrapped text has its lines.

    def test_names_that_collide_stay_distinct_and_stable(self):
        self.give(**{"a.pdf": "sample.pdf"})
        self.batch()
        first = (self.folder / "out" / "a.xlsx").read_bytes()
        self.give(**{"A.pdf": "general-table.pdf", "summary.pdf": "general-table.pdf"})
        self.batch()
        names = {path: line["output"] for path, line in self.lines().items()}
        self.assertEqual(names["in/a.pdf"], "a.xlsx")
        self.assertRegex(names["in/A.pdf"], r"^A-[0-9a-f]{8}\.xlsx$")
        self.assertRegex(names["in/summary.pdf"], r"^summary-[0-9a-f]{8}\.xlsx$")
        self.assertEqual((self.folder / "out" / "a.xlsx").read_bytes(), first)

    def test_folders_of_the_input_never_stand_in_the_way_of_outputs(self):
        self.give(**{"sub.pdf": "general-table.pdf", "sub.xlsx/b.pdf": "general-table.pdf", "ledger.tmp/c.pdf": "general-table.pdf"})
        self.batch()
        self.assertEqual(self.outputs(), ["ledger.sqlite", "ledger.tmp_/c.xlsx", "run.jsonl", "sub.xlsx", "sub.xlsx_/b.xlsx",
                                          "summary.xlsx"])
        self.assertEqual(self.done(self.batch()), [])

    def test_what_is_no_document_is_skipped_and_what_is_broken_fails(self):
        self.give(**{"good.pdf": "sample.pdf", "bad.pdf": "not-a-pdf.pdf", "odd\nname.pdf": "empty.pdf"})
        (self.folder / "in" / "notes.txt").write_text("not a document")
        os.mkfifo(self.folder / "in" / "pipe.pdf")
        os.symlink("loop.pdf", self.folder / "in" / "loop.pdf")
        os.symlink(".", self.folder / "in" / "round")
        self.batch(code=3)
        status = {path: (line["status"], (line["error"] or {}).get("code")) for path, line in self.lines().items()}
        self.assertEqual(status, {
            "in/good.pdf": ("ok", None), "in/bad.pdf": ("failed", "not-a-pdf"),
            "in/odd\nname.pdf": ("failed", "file-empty"), "in/notes.txt": ("skipped", "not-a-pdf"),
            "in/pipe.pdf": ("skipped", "not-a-file"), "in/loop.pdf": ("skipped", "not-a-file")})
        self.assertNotIn("bad.xlsx", self.outputs())

    def test_a_list_may_have_lines_or_zero_bytes(self):
        self.give(**{"a.pdf": "sample.pdf", "odd\nname.pdf": "general-table.pdf"})
        (self.folder / "list").write_bytes(b"in/a.pdf\nin/gone.pdf\n")
        run = self.biaoge("batch", "list", "-o", "one")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertTrue((self.folder / "one" / "in" / "a.xlsx").exists())
        lines = [json.loads(line) for line in (self.folder / "one" / "run.jsonl").read_text().splitlines()]
        self.assertEqual([(line["status"], (line["error"] or {}).get("code")) for line in lines],
                         [("ok", None), ("failed", "file-missing")])
        self.give(**{"gone.pdf": "sample.pdf"})
        run = self.biaoge("batch", "list", "-o", "one")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.folder / "one" / "in" / "gone.xlsx").exists())
        (self.folder / "list").write_bytes(b"in/a.pdf\0in/odd\nname.pdf\0")
        run = self.biaoge("batch", "list", "-o", "two")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.folder / "two" / "in" / "odd_name.xlsx").exists())

    def test_wrong_arguments_are_told(self):
        self.give(**{"a.pdf": "sample.pdf"})
        for args, words in ((["-o", "out"], "needs a folder"), (["in"], "-o names a folder"), (["none", "-o", "x"], "no such"),
                            (["in/a.pdf", "-o", "x"], "not a list"), (["in", "-o", "x", "--since", "soon"], "--since")):
            run = self.biaoge("batch", *args)
            self.assertEqual(run.returncode, 2, run.stderr)
            self.assertIn(words, run.messages[0])


class Again(BatchTest):
    def setUp(self):
        super().setUp()
        self.give(**{"a.pdf": "sample.pdf", "b.pdf": "general-table.pdf", "c.pdf": "truncated.pdf"})
        self.batch(code=3)

    def test_nothing_is_done_twice(self):
        before = (self.folder / "out" / "summary.xlsx").stat().st_mtime_ns
        self.assertEqual(self.done(self.batch(code=3)), [])
        self.assertEqual((self.folder / "out" / "summary.xlsx").stat().st_mtime_ns, before)
        os.utime(self.folder / "in" / "a.pdf")  # Touched, but the same.
        self.assertEqual(self.done(self.batch(code=3)), [])

    def test_what_changed_or_is_missing_is_done(self):
        shutil.copy(FIXTURES / "general-table.pdf", self.folder / "in" / "a.pdf")
        (self.folder / "out" / "b.xlsx").unlink()
        self.give(**{"d.pdf": "sample.pdf"})
        self.assertEqual(self.done(self.batch(code=3)), ["in/a.pdf", "in/b.pdf", "in/d.pdf"])
        self.assertEqual(self.lines()["in/a.pdf"]["forms"], 0)

    def test_other_options_are_another_result(self):
        self.assertEqual(self.done(self.batch("--profile", "none", code=3)), ["in/a.pdf", "in/b.pdf", "in/c.pdf"])

    def test_an_output_without_bytes_is_missing(self):
        (self.folder / "out" / "b.xlsx").write_bytes(b"")  # As after a power cut.
        self.assertEqual(self.done(self.batch(code=3)), ["in/b.pdf"])
        self.assertGreater((self.folder / "out" / "b.xlsx").stat().st_size, 1000)

    def test_what_failed_is_tried_again_with_another_password_or_limit(self):
        self.give(**{"d.pdf": "encrypted-user.pdf"})
        self.assertEqual(self.done(self.batch(code=3)), ["in/d.pdf"])
        self.assertEqual(self.done(self.batch("--password", "secret", code=3)), ["in/c.pdf", "in/d.pdf"])
        self.assertEqual(self.lines()["in/d.pdf"]["status"], "ok")
        self.assertEqual(self.done(self.batch("--password", "secret", code=3)), [])
        self.assertEqual(self.done(self.batch("--password", "secret", "--timeout", "60", code=3)), ["in/c.pdf"])
        ledger = (self.folder / "out" / "ledger.sqlite").read_bytes()
        self.assertNotIn(b"secret", ledger)

    def test_failed_ones_are_tried_again_when_asked(self):
        self.assertEqual(self.done(self.batch("--retry-failed", code=3)), ["in/c.pdf"])

    def test_old_files_are_left_alone_when_asked(self):
        self.give(**{"old.pdf": "sample.pdf", "new.pdf": "sample.pdf"})
        os.utime(self.folder / "in" / "old.pdf", (1e9, 1e9))
        self.assertEqual(self.done(self.batch("--since", "1d", code=3)), ["in/new.pdf"])
        self.assertNotIn("in/old.pdf", self.lines())

    def test_a_file_that_is_gone_leaves_the_summary(self):
        (self.folder / "in" / "b.pdf").unlink()
        self.batch(code=3)
        self.assertEqual(sorted(self.lines()), ["in/a.pdf", "in/c.pdf"])


class Interrupted(BatchTest):
    def begin(self, *args, count=40):
        self.give(**{f"{i:03}.pdf": "sample.pdf" for i in range(count)})
        return subprocess.Popen([BIAOGE, "batch", "in", "-o", "out", *args], cwd=self.folder, stderr=subprocess.PIPE)

    def wait_for(self, name):
        for _ in range(6000):
            if (self.folder / name).exists():
                return
            time.sleep(0.01)
        self.fail(f"{name} did not appear")

    def test_ctrl_c_finishes_what_is_in_flight_and_says_how_to_go_on(self):
        run = self.begin("--jobs", "1", count=200)
        self.wait_for("out/000.xlsx")
        run.send_signal(signal.SIGINT)
        text = run.communicate(timeout=300)[1].decode()
        self.assertEqual(run.returncode, 130, text)
        self.assertIn("not reached", text)
        self.assertIn("The same command goes on from here", text)
        done = len(self.lines())
        self.assertGreater(done, 0)
        self.assertLess(done, 200)
        self.assertFalse((self.folder / "out" / "ledger.tmp").exists())
        out = (self.folder / "out").stat()
        self.assertFalse(os.path.exists(f"/dev/shm/biaoge-{out.st_dev:x}-{out.st_ino:x}"))
        events = self.batch(timeout=300)
        self.assertEqual(len(self.done(events)), 200 - done)

    def begin_endless(self, *args, stderr=subprocess.PIPE):
        """One that is read until its time is up."""
        (self.folder / "in").mkdir()
        (self.folder / "in" / "endless.pdf").write_bytes(make_hostile.make_forms_of_forms())
        return subprocess.Popen([BIAOGE, "batch", "in", "-o", "out", *args], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stderr=stderr, env={**os.environ, "TERM": "xterm"}, start_new_session=True)

    def test_ctrl_c_pressed_twice_stops_at_once(self):
        run = self.begin_endless("--timeout", "3000")
        self.wait_for("out/ledger.tmp")
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.stderr.readline(), b"Interrupted: the files in work are finished; Ctrl-C again stops at once.\n")
        run.send_signal(signal.SIGINT)
        text = run.communicate(timeout=60)[1].decode()
        self.assertEqual(run.returncode, 130, text)
        self.assertRegex(text, r" 1  not reached\n")
        self.assertIn("out/summary.xlsx and run.jsonl are left for the next run\n", text)
        self.assertTrue(text.endswith("The same command goes on from here.\n"), text)
        self.assertEqual(self.outputs(), ["ledger.sqlite"])
        (self.folder / "in" / "endless.pdf").unlink()
        self.give(**{"a.pdf": "sample.pdf"})
        self.assertEqual(self.done(self.batch()), ["in/a.pdf"])

    def test_messages_have_lines_of_their_own_beside_the_progress(self):
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        run = self.begin_endless("--timeout", "1.5", stderr=theirs)
        os.close(theirs)
        text = b""
        try:
            while chunk := os.read(ours, 65536):
                text += chunk
        except OSError:  # The other end is closed.
            pass
        self.assertEqual(run.wait(60), 4)
        self.assertRegex(text, rb"\r\x1b\[K0/1 files, 0 pages, 0\.0/s, 0 to check, 0 failed\r\x1b\[Kbiaoge: in/endless\.pdf: page 1 was not ")
        self.assertNotIn(b"\x1b", text[text.index(b"biaoge: in/endless"):])

    def test_a_folder_in_use_is_left_alone(self):
        run = self.begin("--jobs", "1", count=200)
        self.wait_for("out/000.xlsx")
        run.send_signal(signal.SIGSTOP)  # It cannot end before the second one has looked.
        second = self.biaoge("batch", "in", "-o", "out")
        self.assertEqual(second.returncode, 6)
        self.assertIn("another run is at work there", second.messages[0])
        run.send_signal(signal.SIGINT)
        run.send_signal(signal.SIGCONT)
        run.communicate(timeout=300)
        self.assertEqual(run.returncode, 130)

    def test_killed_at_random_moments_the_outputs_are_those_of_a_whole_run(self):
        fixtures = [FIXTURES / name for name in ("sample.pdf", "general-table.pdf", "truncated.pdf", "lone-last-row.pdf")]
        run = subprocess.run([ROOT / "bench" / "batch_kill", BIAOGE, *fixtures, "--documents", "30", "--kills", "12"],
                             stdout=subprocess.PIPE, timeout=300)
        result = json.loads(run.stdout)
        self.assertEqual((run.returncode, result["different"]), (0, []))
        self.assertEqual(result["supervisors_killed"] + result["workers_killed"], 12)


if __name__ == "__main__":
    unittest.main()
