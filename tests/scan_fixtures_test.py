#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scans among the fixtures are complete, and scoring counts lost comparators."""
import decimal
import json
import os
import pathlib
import sys
import unittest

ROOT = pathlib.Path(os.environ.get("BIAOGE_SOURCE_DIR", pathlib.Path(__file__).parents[1]))
SCANS = ROOT / "fixtures" / "scans"
sys.path.insert(0, str(ROOT / "bench"))
sys.dont_write_bytecode = True
from measure import scoring, truth  # noqa: E402

BEGINNINGS = {".pdf": b"%PDF-1.", ".tif": b"II*\0", ".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff"}


class Scans(unittest.TestCase):
    listed = json.loads((SCANS / "scans.json").read_text("utf-8"))

    def test_the_listing_names_the_files_that_are_there(self):
        there = sorted(p.name for p in SCANS.iterdir() if p.suffix != ".json")
        self.assertGreaterEqual(len(there), 18)
        self.assertEqual(sorted(m["file"] for m in self.listed), there)

    def test_each_is_of_the_kind_that_its_name_says_and_small(self):
        for path in (SCANS / m["file"] for m in self.listed):
            with self.subTest(path.name):
                data = path.read_bytes()
                self.assertTrue(data.startswith(BEGINNINGS[path.suffix]))
                self.assertLess(len(data), 100_000)

    def test_each_has_a_truth_whose_weights_make_a_hundred(self):
        for name in (m["file"] for m in self.listed):
            with self.subTest(name):
                (form,) = truth.read(truth.beside(str(SCANS / name)))
                weights = [r["weight"] for r in form["budget"] + form["indicators"] if r["weight"] != "-"]
                self.assertEqual(sum(map(decimal.Decimal, weights)), 100)


class Comparators(unittest.TestCase):
    def test_a_lost_comparator_is_counted_though_the_figure_is_right(self):
        (form,) = truth.read(str(SCANS / "upright.json"))
        cell = lambda text: {"text": text, "flags": []}
        rows = [{key: cell(row[want]) for want, key in scoring.SECTIONS["indicators"].items()} for row in form["indicators"]]
        self.assertEqual(rows[0]["target"]["text"], "≥30(眼)")
        output = {"documents": [{"forms": [{"fields": {"project": cell(form["project"])}, "rows": {"indicators": rows}}]}]}
        for lost, right in ((False, 3), (True, 2)):
            rows[0]["target"] = cell("30(眼)" if lost else ">=30(眼)")
            counted = scoring.score_document([form], output).n
            self.assertEqual((counted["comparators"], counted["comparators_right"]), (3, right))


if __name__ == "__main__":
    unittest.main()
