#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files made to break readers (make_hostile.py): each ends as it must, and what is good in it comes out."""
import os
import pathlib
import sys
import time
import unittest

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))
from program import SAMPLE, ProgramTest  # noqa: E402

import make_hostile  # noqa: E402


class Hostile(ProgramTest):
    def make(self, case):
        name = make_hostile.file_name(case)
        (self.folder / name).write_bytes(getattr(make_hostile, "make_" + case)())
        return name

    def convert(self, *inputs, timeout=30):
        return self.biaoge("convert", *inputs, "--json", "a.json", "-o", "a.xlsx", "--memory", "1024", "--timeout", timeout)

    def test_each_has_its_status_and_message(self):
        for case, (status, code) in make_hostile.EXPECTED.items():
            with self.subTest(case=case):
                name = self.make(case)
                bomb = code == "page-timeout"
                run = self.convert(name, timeout=3 if bomb else 30)
                document = self.documents()[0]
                error = document["error"] or next((p["error"] for p in document["pages"] if p["error"]), None)
                # A million rulings may take a slow machine, or a build with sanitizers, too long.
                slow = case == "a_million_rulings" and error and error["code"] == "page-timeout"
                if not slow:
                    self.assertEqual((document["status"], error and error["code"]), (status, code))
                self.assertEqual(run.returncode, {"ok": 0, "partial": 3, "failed": 4}[document["status"]], run.stderr)
                if error:
                    self.assertTrue(error["message"].startswith(name), error)
                    self.assertTrue(error["remedy"], error)

    def test_a_bad_page_costs_no_more_than_itself(self):
        run = self.convert(self.make("bomb_beside_a_good_page"), timeout=3)
        self.assertEqual(run.returncode, 3)
        good, bad = self.documents()[0]["pages"]
        self.assertEqual((good["status"], bad["status"]), ("ok", "failed"))
        self.assertEqual([cell["text"] for cell in self.documents()[0]["tables"][0]["cells"]], ["Budget", "90.00", "Paid", "85.50"])

    def test_text_never_becomes_a_formula(self):
        self.assertEqual(self.convert(self.make("formulas")).returncode, 0)
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        self.assertEqual([cell for cell in cells if cell.data_type == "f"], [])
        self.assertIn("=1+1", [cell.value for cell in cells])

    def test_signs_that_turn_the_writing_do_not_reach_the_outputs(self):
        self.assertEqual(self.convert(self.make("bidi_text")).returncode, 0)
        texts = [cell["text"] for cell in self.documents()[0]["tables"][0]["cells"]]
        self.assertEqual(texts, ["12.34", "90.00", "7", "85.50"])
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        values = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        self.assertIn("12.34", values)
        self.assertEqual([v for v in values if set(v) & set("\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")], [])

    def test_what_is_no_file_is_told_at_once(self):
        os.mkfifo(self.folder / "pipe.pdf")
        os.symlink("loop.pdf", self.folder / "loop.pdf")
        begin = time.monotonic()
        for name in ("pipe.pdf", "loop.pdf", "/dev/zero", "/dev/stdin", "."):
            with self.subTest(name=name):
                run = self.convert(name, SAMPLE)
                self.assertEqual(run.returncode, 3)
                self.assertEqual([d["status"] for d in self.documents()], ["failed", "ok"])
        self.assertLess(time.monotonic() - begin, 30)

    def test_names_cannot_forge_lines_of_the_log(self):
        name = "a\nbiaoge: b.pdf: fine\x1b[2J\u202e.pdf"
        (self.folder / name).write_bytes(b"no document")
        run = self.convert(name, SAMPLE)
        self.assertEqual(run.returncode, 3)
        self.assertIn("a\\nbiaoge: b.pdf: fine\\u{1B}[2J\\u{202E}.pdf: is not a PDF", run.messages[0])
        self.assertEqual(self.documents()[0]["path"], name)


if __name__ == "__main__":
    unittest.main()
