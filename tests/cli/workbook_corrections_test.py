#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reviewer writes into the sheet 复核 is what biaoge apply takes from the workbook."""
import datetime
import json
import unittest

import openpyxl

from program import FIXTURES, ProgramTest

SCAN = str(FIXTURES / "scans" / "seal.pdf")


class FilledIn(ProgramTest):
    def setUp(self):
        super().setUp()
        run = self.biaoge("convert", SCAN, "-o", "first.xlsx", "--json", "out.json", "--quiet")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.before, = self.documents("out.json")[0]["forms"]
        self.book = openpyxl.load_workbook(self.folder / "first.xlsx")
        self.sheet = self.book["复核"]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def cell(self, row, title):
        return self.sheet.cell(row, self.columns[title])

    def row_of(self, path):
        return next(row for row in range(2, self.sheet.max_row + 1)
                    if self.cell(row, "标识").value.split("|")[2:] == [path])

    def paths(self):
        keys = [self.cell(row, "标识").value.split("|") for row in range(2, self.sheet.max_row + 1)]
        return [key[2] for key in keys if not key[2].startswith("!")]

    def value(self, form, path):
        if path.startswith("fields."):
            return form["fields"][path[7:]]
        section, rest = path[5:].split("[")
        return form["rows"][section][int(rest.split("]")[0])][rest.split(".")[1]]

    def apply(self, code=0):
        self.book.properties.lastModifiedBy = "李四"
        self.book.properties.modified = datetime.datetime(2026, 1, 2, 3, 4, 5)
        self.book.save(self.folder / "filled.xlsx")
        run = self.biaoge("apply", "out.json", "filled.xlsx", "-o", "final.xlsx", "--json", "final.json")
        self.assertEqual(run.returncode, code, run.stderr)
        self.assertEqual((self.folder / "final.xlsx").exists(), code == 0)
        return run.messages[0]

    def test_what_was_decided_is_in_the_final_workbook(self):
        first, second, third = self.paths()[:3]
        self.cell(self.row_of(first), "更正值").value = "甲乙丙"
        self.cell(self.row_of(second), "状态").value = "无误"
        self.cell(self.row_of(third), "更正值").value = 7.25
        self.cell(self.row_of(third), "状态").value = "已更正"
        self.apply()
        document, = self.documents("final.json")
        form, = document["forms"]
        self.assertEqual(self.value(form, first)["text"], "甲乙丙")
        self.assertEqual(self.value(form, second)["text"], self.value(self.before, second)["text"])
        self.assertEqual((self.value(form, second)["confidence"], self.value(form, second)["source"]), (1, "text"))
        self.assertEqual(self.value(form, third)["text"], "7.25")
        self.assertEqual(len(document["corrections"]), 3)
        by_path = {entry["path"]: entry for entry in document["corrections"]}
        self.assertEqual((by_path[second]["status"], by_path[third]["status"]), ("right", "corrected"))
        self.assertEqual(by_path[first]["old"], self.value(self.before, first)["text"])
        self.assertEqual({entry["who"] for entry in document["corrections"]}, {"李四"})
        final = openpyxl.load_workbook(self.folder / "final.xlsx")
        record = [row for row in final["更正记录"].iter_rows(min_row=2, values_only=True) if row[6] == "甲乙丙"]
        self.assertEqual([(row[7], row[8]) for row in record], [("李四", "2026-01-02 03:04:05")])

    def test_the_order_of_the_rows_does_not_matter(self):
        path = self.paths()[0]
        row = self.row_of(path)
        for title in self.columns:
            self.cell(row, title).value, self.cell(2, title).value = self.cell(2, title).value, self.cell(row, title).value
        self.cell(self.row_of(path), "更正值").value = "甲乙丙"
        self.apply()
        document, = self.documents("final.json")
        self.assertEqual(self.value(document["forms"][0], path)["text"], "甲乙丙")

    def test_the_key_is_hidden_and_corrections_stay_text(self):
        letter = self.sheet.cell(1, self.columns["标识"]).column_letter
        self.assertTrue(self.sheet.column_dimensions[letter].hidden)
        self.assertEqual(self.cell(2, "更正值").number_format, "@")

    def test_rows_that_contradict_themselves_are_named(self):
        self.assertIn("nothing is decided", self.apply(4))
        row = self.row_of(self.paths()[0])
        self.cell(row, "状态").value = "已更正"
        self.assertIn(f"row {row} says 已更正, but its 更正值 is empty", self.apply(4))
        self.cell(row, "状态").value = "无误"
        self.cell(row, "更正值").value = "甲乙丙"
        self.assertIn(f"row {row} says 无误, but has a 更正值", self.apply(4))
        self.cell(row, "标识").value = "abc"
        self.assertIn(f"row {row}: 标识 was changed", self.apply(4))

    def test_a_workbook_of_another_file_is_refused(self):
        row = self.row_of(self.paths()[0])
        self.cell(row, "状态").value = "无误"
        parts = self.cell(row, "标识").value.split("|")
        self.cell(row, "标识").value = "|".join(["0" * 64, *parts[1:]])
        self.assertIn("was made for another file", self.apply(4))

    def test_a_json_that_was_changed_since_is_refused(self):
        path = self.paths()[0]
        self.cell(self.row_of(path), "更正值").value = "甲乙丙"
        tree = json.loads((self.folder / "out.json").read_text("utf-8"))
        self.value(tree["documents"][0]["forms"][0], path)["text"] = "丁"
        (self.folder / "out.json").write_text(json.dumps(tree), "utf-8")
        self.assertIn('reads "丁", but', self.apply(4))

    def test_what_is_no_such_workbook_is_told(self):
        del self.book["复核"]
        self.assertIn("has no sheet 复核", self.apply(4))
        (self.folder / "broken.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 100)
        run = self.biaoge("apply", "out.json", "broken.xlsx", "-o", "final.xlsx")
        self.assertEqual(run.returncode, 4)
        self.assertIn("has no sheet 复核", run.messages[0])


if __name__ == "__main__":
    unittest.main()
