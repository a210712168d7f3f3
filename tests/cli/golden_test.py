#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole JSON of fixtures against goldens, and the values of forms against what was printed."""
import json
import os
import subprocess
import unittest
from pathlib import PurePath

import goldens
from program import BIAOGE, FIXTURES, ROOT, ProgramTest

FOLDER = ROOT / "tests" / "golden"
SECTIONS = {"budget": {}, "indicators": {"l1": "level1", "l2": "level2", "l3": "level3"}}


def golden_name(fixture):
    return PurePath(fixture).stem + ".json"


class Goldens(unittest.TestCase):
    maxDiff = None

    def test_fixtures_come_out_as_their_goldens_say(self):
        names = goldens.fixtures()
        self.assertGreater(len(names), 10)
        now = goldens.convert(BIAOGE, FIXTURES, names)
        self.assertEqual(sorted(now), sorted(names))
        for name in names:
            with self.subTest(name):
                path = FOLDER / golden_name(name)
                golden = path.read_text(encoding="utf-8") if path.exists() else ""
                changes = goldens.difference(path.name, golden, now[name])
                self.assertFalse(changes, f"\n{changes}\nIf this is as it should be, run "
                                          "scripts/update-goldens and commit the difference.")

    def test_every_golden_has_its_fixture(self):
        self.assertEqual(sorted(p.name for p in FOLDER.iterdir()),
                         sorted(golden_name(name) for name in goldens.fixtures()))

    def test_a_change_of_any_value_shows(self):
        name = "sample.pdf"
        now = goldens.convert(BIAOGE, FIXTURES, [name])[name]
        for old, new in (('"1,663.27"', '"1,663.21"'), ('"value": "860.00"', '"value": "860.01"'),
                         ('"comparator": "≥"', '"comparator": ""'), ('"row": 3', '"row": 2')):
            self.assertIn(old, now)
            self.assertIn("\n+", goldens.difference(name, now, now.replace(old, new, 1)))


class Truth(ProgramTest):
    """Independent of goldens: the records that the forms of fixtures were set from."""

    def test_forms_hold_what_was_printed(self):
        roads, library, meals = json.loads(
            (FIXTURES / "sample.truth.json").read_text(encoding="utf-8"))
        for name, truth in (("sample.pdf", [roads, library, meals]),
                            ("form-mid-page.pdf", [meals, roads]),
                            ("lone-last-row.pdf", [library])):
            self.check(name, truth)

    def check(self, name, truth):
        run = self.biaoge("convert", FIXTURES / name, "--json", "a.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        forms = self.documents()[0]["forms"]
        self.assertEqual(len(forms), len(truth))
        for wanted, form in zip(truth, forms):
            with self.subTest(name, project=wanted["project"]):
                fields = {key: str(text) for key, text in wanted.items() if key not in SECTIONS}
                self.assertEqual({key: form["fields"][key]["text"] for key in fields}, fields)
                self.assertEqual(len(fields), 9)
                for section, names in SECTIONS.items():
                    rows = [{names.get(key, key): text for key, text in row.items()}
                            for row in wanted[section]]
                    self.assertGreaterEqual(len(rows), 4)
                    self.assertEqual([{key: value["text"] for key, value in row.items()}
                                      for row in form["rows"][section]], rows)
                self.assertEqual(form["findings"], [])

    def test_numbers_of_the_sample_are_those_printed(self):
        self.biaoge("convert", FIXTURES / "sample.pdf", "--json", "a.json")
        seen = 0
        for form in self.documents()[0]["forms"]:
            for line in form["rows"]["budget"]:
                for key in ("initial", "revised", "executed"):
                    quantity = line[key]["quantity"]
                    self.assertEqual(quantity["value"], line[key]["text"].replace(",", ""))
                    self.assertEqual((quantity["unit"], quantity["base_unit"]), ("万元", "元"))
                    seen += 1
        self.assertEqual(seen, 36)


class Corpus(unittest.TestCase):
    """A folder of reports with their truth that is not part of the project: BIAOGE_CORPUS."""

    def test_no_value_is_silently_wrong(self):
        corpus = os.environ.get("BIAOGE_CORPUS")
        if not corpus:
            self.skipTest("BIAOGE_CORPUS names no folder of NAME.pdf with the truth in NAME.json")
        run = subprocess.run([ROOT / "bench" / "evaluate", BIAOGE, corpus], text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(run.returncode, 0, run.stdout)
        total = json.loads(run.stdout.splitlines()[-1])
        self.assertGreater(total["files"], 0, run.stdout)
        self.assertGreater(total["forms"], 0, run.stdout)
        self.assertEqual((total["values_silent"], total["prose_silent"]), (0, 0), run.stdout)


if __name__ == "__main__":
    unittest.main()
