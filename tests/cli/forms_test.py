#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built-in forms on their samples, and the commands that help to describe a new one."""
import re
import unittest

from program import FIXTURES, SAMPLE, ProgramTest

SAMPLES = {"department-form.pdf": "department-self-evaluation",
           "application-form.pdf": "project-goal-application",
           "final-accounts.pdf": "final-accounts-summary"}


def texts(record):
    return {key: value["text"] for key, value in record.items()}


class Forms(ProgramTest):
    def form(self, name):
        run = self.biaoge("convert", FIXTURES / name, "--json", "a.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        forms = self.documents()[0]["forms"]
        self.assertEqual([form["profile"] for form in forms], [SAMPLES[name]])
        return forms[0]

    def test_a_department_judges_its_year(self):
        form = self.form("department-form.pdf")
        fields = texts(form["fields"])
        self.assertEqual(fields["department"], "青禾县水务局")
        self.assertEqual(fields["year"], "2024")
        self.assertEqual(fields["general_budget"], "2,216.40")
        self.assertEqual(fields["basic_expenditure"], "1,104.86")
        self.assertEqual(fields["total_score"], "97.80")
        self.assertEqual(fields["grade"], "优")
        self.assertEqual(form["fields"]["project_expenditure"]["quantity"]["base_value"], "14115400.00")
        budget = [texts(row) for row in form["rows"]["budget"]]
        self.assertEqual([(row["label"], row["executed"]) for row in budget],
                         [("年度资金总额", "2,465.07")])
        tasks = [texts(row) for row in form["rows"]["tasks"]]
        self.assertEqual([(row["task"], row["budget_other"], row["spent_total"]) for row in tasks],
                         [("水库除险加固", "-", "842.15"), ("农村供水保障", "20.00", "546.30")])
        self.assertEqual(len(form["rows"]["indicators"]), 6)
        self.assertEqual(texts(form["rows"]["indicators"][4])["level2"], "可持续影响指标")
        self.assertEqual(form["findings"], [])

    def test_an_application_has_goals_for_all_years_and_for_one(self):
        form = self.form("application-form.pdf")
        fields = texts(form["fields"])
        self.assertEqual(fields["attribute"], "延续项目")
        self.assertEqual(fields["funds_long"], "5,400.00")
        self.assertEqual(fields["fiscal_long"], "5,000.00")
        self.assertEqual(fields["fiscal_year"], "1,800.00")
        self.assertEqual(fields["other_year"], "180.00")
        self.assertTrue(fields["goal_long"].startswith("目标1:三年内") or
                        fields["goal_long"].startswith("目标1：三年内"))
        self.assertIn("12所", fields["goal_year"])
        wanted = [("产出指标", "数量指标", "改造学校", 36, 12),
                  ("满意度指标", "满意度指标", "师生满意度", 90, 90)]
        for section, place in (("long_term", 3), ("annual", 4)):
            rows = form["rows"][section]
            self.assertEqual(len(rows), 7)
            for row, truth in ((rows[0], wanted[0]), (rows[-1], wanted[1])):
                found = texts(row)
                self.assertEqual((found["level1"], found["level2"], found["level3"]), truth[:3])
                self.assertEqual(row["target"]["quantity"]["value"], str(truth[place]))
        self.assertEqual(form["findings"], [])

    def test_final_accounts_have_two_halves(self):
        form = self.form("final-accounts.pdf")
        fields = texts(form["fields"])
        self.assertEqual(fields["department"], "青禾县水务局")
        self.assertEqual((fields["income"], fields["expenditure"]), ("3,437.51", "3,414.66"))
        self.assertEqual((fields["total_income"], fields["total_expenditure"]), ("3,601.79",) * 2)
        self.assertEqual(form["fields"]["total_income"]["quantity"]["base_value"], "36017900.00")
        income = [texts(row) for row in form["rows"]["incomes"]]
        self.assertEqual(len(income), 12)
        self.assertEqual(income[0], {"income_item": "一、一般公共预算财政拨款收入", "income_line": "1",
                                     "income_amount": "3,128.46"})
        spending = [texts(row) for row in form["rows"]["expenditures"]]
        self.assertEqual(len(spending), 30)
        self.assertEqual(spending[11]["expenditure_amount"], "2,467.59")
        self.assertEqual(form["findings"], [])


class Helpers(ProgramTest):
    def test_a_draft_loads_and_reads_its_sample(self):
        for name in ["sample.pdf", *SAMPLES]:
            with self.subTest(name):
                run = self.biaoge("profiles", "--draft", FIXTURES / name)
                self.assertEqual(run.returncode, 0, run.stderr)
                (self.folder / "draft.yaml").write_bytes(run.stdout)
                explained = self.biaoge("profiles", "draft.yaml")
                self.assertEqual(explained.returncode, 0, explained.stderr)
                done = self.biaoge("convert", FIXTURES / name, "--profile", "draft.yaml",
                                   "--json", "a.json")
                self.assertEqual(done.returncode, 0, done.stderr)
                forms = self.documents()[0]["forms"]
                self.assertGreaterEqual(len(forms), 1)
                values = [value["text"] for form in forms for value in form["fields"].values()]
                cells = [value["text"] for form in forms for rows in form["rows"].values()
                         for row in rows for value in row.values()]
                self.assertGreater(sum(1 for text in values if text), 1)
                self.assertGreater(sum(1 for text in cells if text), 10)
                # Sums of columns are told once, not also as a field beside their label.
                sums = re.findall(rb"title: '(\S+) \S+'\n    type: number\n", run.stdout)
                if name == "final-accounts.pdf":
                    self.assertIn("总计".encode(), sums)
                for label in sums:
                    self.assertNotIn(b"title: '" + label + b"'\n", run.stdout)

    def test_a_check_shows_what_matched_and_what_did_not(self):
        good = self.biaoge("profiles", "--check", "fiscal-self-evaluation", SAMPLE)
        self.assertEqual(good.returncode, 0, good.stderr)
        self.assertIn("3 forms", good.stdout.decode())
        self.assertRegex(good.stdout.decode(), r"ok +grade +评分等级 +优")
        other = self.biaoge("profiles", "--check", "final-accounts-summary", SAMPLE)
        self.assertEqual(other.returncode, 5, other.stderr)
        self.assertIn("0 forms", other.stdout.decode())
        self.assertRegex(other.stdout.decode(), r"not this form")
        self.assertRegex(other.stdout.decode(), r"of the 15 labels needed")

    def test_mistakes_are_explained(self):
        for arguments in (["--check", "fiscal-self-evaluation"], ["--draft"]):
            run = self.biaoge("profiles", *arguments)
            self.assertEqual(run.returncode, 2, run.stdout)
            self.assertRegex(run.stderr.decode(), "check|draft")
        none = self.biaoge("profiles", "--draft", FIXTURES / "page-no-table.pdf")
        self.assertEqual(none.returncode, 4, none.stderr)
        self.assertEqual(none.stdout, b"")


if __name__ == "__main__":
    unittest.main()
