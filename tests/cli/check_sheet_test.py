# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet 校验 in a real spreadsheet program: a number broken turns its checks to 不符, mended to 通过."""
import json
import shutil
import subprocess
import tempfile
import unittest

import openpyxl

from program import SAMPLE, ProgramTest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHECKS = "校验"


class Recalculated(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copy(SAMPLE, self.folder)
        settings = tempfile.TemporaryDirectory()
        self.addCleanup(settings.cleanup)
        self.office = settings.name
        self.biaoge("convert", "sample.pdf", "-o", "a.xlsx", check=True)

    def recalculated(self, changes):
        """{(form, check, subject): result} after LibreOffice has calculated the changed workbook."""
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        for sheet, title, row, number in changes:
            cells = book[sheet]
            column = next(c.column for r in (1, 2) for c in cells[r] if c.value == title)
            cells.cell(row, column).value = number
        book.save(self.folder / "b.xlsx")  # openpyxl leaves out the results of formulas
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.office}", "--headless",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "b.xlsx"],
                       cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=240)
        checks = openpyxl.load_workbook(self.folder / "out" / "b.xlsx", data_only=True)[CHECKS]
        self.summary = checks["A2"].value
        rows = list(checks.iter_rows(min_row=4, values_only=True))
        self.sides = {(row[2], row[3], row[4] or ""): row[5:8] for row in rows}
        return {(row[2], row[3], row[4] or ""): row[8] for row in rows}

    @staticmethod
    def indicator_rows(book):
        """Rows of each form on the sheet of indicators, in its order."""
        names = [row[1] for row in book["绩效指标"].iter_rows(min_row=3, values_only=True)]
        return [names.count(name) for name in dict.fromkeys(names)]

    def failing(self, changes):
        return sorted(key[1] for key, result in self.recalculated(changes).items()
                      if result == "不符")

    @unittest.skipUnless(OFFICE, "LibreOffice is not installed: libreoffice-calc-nogui")
    def test_checks_follow_the_numbers(self):
        book = openpyxl.load_workbook(self.folder / "a.xlsx", data_only=True)
        written = {(row[2], row[3], row[4] or ""): row[8]
                   for row in book[CHECKS].iter_rows(min_row=4, values_only=True)}
        self.assertGreater(len(written), 45)
        counts = {(row[2], row[3], row[4]): row[5:8]
                  for row in book[CHECKS].iter_rows(min_row=4, values_only=True)
                  if (row[4] or "").startswith("共 ")}
        self.assertEqual({key[1] for key in counts}, {"得分范围", "目标与得分"})
        self.assertEqual(self.recalculated([]), written)
        self.assertEqual({key: self.sides[key] for key in counts}, counts)
        self.assertNotIn("不符", written.values())
        self.assertIn("不符 0 行", self.summary)
        sheet = book["绩效指标"]
        column = next(c.column for c in sheet[1] if c.value == "得分")
        score = sheet.cell(3, column).value
        self.assertEqual(self.failing([("绩效指标", "得分", 3, score + 5)]), ["得分合计", "得分范围"])
        self.assertIn("不符 2 行", self.summary)
        # All rows of a form that hold are one line; now one of them does not.
        ranges = [key for key in written if key[1] == "得分范围"]
        self.assertEqual([key[2] for key in ranges], [f"共 {n} 行" for n in self.indicator_rows(book)])
        first = self.sides[ranges[0]]
        self.assertEqual(first, (first[1] - 1, self.indicator_rows(book)[0], 1))
        self.assertEqual(self.failing([("绩效指标", "得分", 3, score)]), [])
        # What is no number says nothing, whatever the checks beside it say.
        unread = self.recalculated([("绩效指标", "得分", 3, "未评")])
        changed = {key[1]: result for key, result in unread.items() if result != written[key]}
        self.assertEqual(changed, {"得分合计": "不符"})
        self.assertEqual([self.sides[ranges[0]][i] - first[i] for i in range(3)], [0, -1, -1])
        spent = book["项目汇总"].cell(3, 8).value
        self.assertEqual(self.failing([("项目汇总", "全年执行数", 3, spent * 10)])[:2],
                         ["全年执行数合计", "执行率"])


class Links(ProgramTest):
    def test_a_check_that_fails_leads_to_its_cell_and_others_lead_nowhere(self):
        shutil.copy(SAMPLE, self.folder)
        self.biaoge("convert", "sample.pdf", "-o", "a.xlsx", "--json", "a.json", check=True)
        book = openpyxl.load_workbook(self.folder / "a.xlsx")
        self.assertTrue(book[CHECKS].column_dimensions["J"].hidden)
        document = json.loads((self.folder / "a.json").read_text("utf-8"))["documents"][0]
        score = document["forms"][0]["rows"]["indicators"][1]["score"]["text"]
        (self.folder / "c.json").write_text(json.dumps({
            "biaoge_corrections": 1, "document": {"name": "sample.pdf", "sha256": document["sha256"]},
            "corrections": [{"form": 0, "path": "rows.indicators[1].score", "status": "corrected", "old": score,
                             "new": "99.00", "who": "张三", "when": "2026-01-02T03:04:05+08:00"}]}), "utf-8")
        done = self.biaoge("apply", "a.json", "c.json", "-o", "b.xlsx")
        self.assertEqual(done.returncode, 0, done.stderr)
        sheet = openpyxl.load_workbook(self.folder / "b.xlsx", data_only=True)[CHECKS]
        self.assertFalse(sheet.column_dimensions["J"].hidden)
        links = {(row[3].value, row[4].value or ""): row[9].hyperlink.location
                 for row in sheet.iter_rows(min_row=4) if row[9].hyperlink}
        fails = [(row[3], row[4] or "") for row in sheet.iter_rows(min_row=4, values_only=True) if row[8] == "不符"]
        self.assertEqual(sorted(links), sorted(fails))
        ranges = [links[key] for key in links if key[0] == "得分范围"]
        self.assertEqual([place.split("!")[1][1:] for place in ranges], ["4"], links)


class CheckCommand(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copy(SAMPLE, self.folder)
        self.biaoge("convert", "sample.pdf", "--json", "a.json", check=True)

    def changed(self, change):
        document = json.loads((self.folder / "a.json").read_text("utf-8"))
        change(document["documents"][0]["forms"][0])
        (self.folder / "b.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")

    def test_a_right_file_passes_and_stays_as_it_is(self):
        done = self.biaoge("check", "a.json", "--json", "c.json")
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertEqual((self.folder / "c.json").read_bytes(),
                         (self.folder / "a.json").read_bytes())

    def test_a_wrong_number_is_found_and_named(self):
        def change(form):
            total = form["fields"]["total_score"]
            total["text"] = total["quantity"]["value"] = "1.25"
        self.changed(change)
        done = self.biaoge("check", "b.json", "--json", "c.json")
        self.assertEqual(done.returncode, 5)
        self.assertRegex(done.stdout.decode("utf-8"),
                         r"^sample\.pdf: .+: 得分合计 [\d.]+ 与总得分 1\.25 不符，相差 [\d.]+\n")
        form = json.loads((self.folder / "c.json").read_text("utf-8"))["documents"][0]["forms"][0]
        self.assertIn("score-sum", [finding["rule"] for finding in form["findings"]])
        self.assertEqual(form["fields"]["total_score"]["flags"], ["sum-mismatch"])
        self.assertIn("grade-band", [finding["rule"] for finding in form["findings"]])

    def test_what_is_no_json_of_ours_is_refused(self):
        (self.folder / "b.json").write_text("{}", "utf-8")
        done = self.biaoge("check", "b.json")
        self.assertEqual(done.returncode, 4)
        self.assertIn("'documents' is missing", done.messages[0])
        self.assertEqual(self.biaoge("check", "none.json").returncode, 4)
        self.assertEqual(self.biaoge("check").returncode, 2)


if __name__ == "__main__":
    unittest.main()
