#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page in a real browser, and what becomes of its corrections.

One browser for all tests: starting it takes seconds.
"""
import copy
import json
import pathlib
import re
import tempfile
import time
import unittest

import openpyxl
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from program import FIXTURES, SAMPLE, ProgramTest

SCAN = str(FIXTURES / "scans" / "seal.pdf")


def start_browser(downloads, profile):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                     "--disable-dev-shm-usage", "--window-size=1366,768", f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads),
                                              "download.prompt_for_download": False})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.unhandled_prompt_behavior = "accept"
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


class BrowserTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(cls.root.cleanup)
        cls.downloads = pathlib.Path(cls.root.name) / "downloads"
        cls.downloads.mkdir()
        cls.browser = start_browser(cls.downloads, pathlib.Path(cls.root.name) / "profile")
        cls.addClassCleanup(cls.browser.quit)

    def open(self, page):
        self.browser.get(pathlib.Path(page).as_uri())
        self.assertEqual([e for e in self.browser.get_log("browser") if e["level"] == "SEVERE"], [])

    def at(self, name):
        return self.browser.find_element(By.ID, name)

    def run_script(self, script, *args):
        return self.browser.execute_script(script, *args)

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def progress(self):
        return self.at("progress").text

    def convert(self, *args):
        run = self.biaoge("convert", *args, "--json", "out.json", "--review", "pages", "--quiet")
        self.assertEqual(run.returncode, 0, run.stderr)

    def exported(self):
        for path in self.downloads.iterdir():
            path.unlink()
        self.at("export").click()
        for _ in range(100):
            found = [p for p in self.downloads.iterdir() if p.suffix == ".json"]
            if found:
                return found[0]
            time.sleep(0.1)
        raise AssertionError("nothing was downloaded")


class RulesInTheBrowser(BrowserTest):
    """The same cases as the C++ evaluator."""

    def test_examples(self):
        self.convert(SAMPLE)
        self.open(self.folder / "pages" / "sample.html")
        known = json.loads((FIXTURES / "rules" / "rules.json").read_text("utf-8"))
        cases = json.loads((FIXTURES / "rules" / "cases.json").read_text("utf-8"))
        results = self.run_script(RUN_CASES, known, cases)
        self.assertGreater(len(cases), 30)
        for case, got in zip(cases, results):
            with self.subTest(case.get("note", case["rule"]), rule=case["rule"]):
                want = [{"message": "", **result} for result in case["expected"]]
                self.assertEqual(got, want)


RUN_CASES = r"""
const [known, cases] = arguments;
const value = (text) => (typeof text === 'object' && text !== null) ? {flags: [], boxes: [], ...text}
  : {text, quantity: /^[+-]?\d+(\.\d+)?$/.test(text)
    ? {comparator: '', value: text, high: null, unit: '', base_value: null, base_unit: ''} : null};
const record = (entries) => Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, value(text)]));
return cases.map((test) => {
  const form = {fields: record(test.fields || {}), units: test.units || {},
    rows: Object.fromEntries(Object.entries(test.rows || {}).map(([name, rows]) => [name, rows.map(record)]))};
  const rule = known.rules.find((one) => one.name === test.rule);
  return Rules.run(rule, form, known).map(({row, verdict, message}) => ({row, verdict, message}));
});
"""


class Checks(BrowserTest):
    def test_rules_for_scans_are_not_counted_among_the_checks_that_hold(self):
        self.convert(FIXTURES / "scans" / "upright.png")
        self.open(self.folder / "pages" / "upright.html")
        self.assertEqual(self.at("checks").text, "勾稽检查：逐行计 23 项相符 ✓")


class Loop(BrowserTest):
    """Scan, convert, review in the browser, apply, final workbook."""

    def test_what_a_person_decides_is_in_the_final_workbook(self):
        self.convert(SCAN, "-o", "first.xlsx")
        first = openpyxl.load_workbook(self.folder / "first.xlsx")["复核"]
        self.assertEqual(len(first._images), 3)
        document, = self.documents("out.json")
        form, = document["forms"]
        page = (self.folder / "pages" / "seal.html").read_text("utf-8")
        self.assertNotRegex(page, r"(src|href)=[\"']?(https?:)?//")

        self.open(self.folder / "pages" / "seal.html")
        done, total = map(int, re.match(r"(\d+)/(\d+) 已复核", self.progress()).groups())
        self.assertEqual((done, total), (0, 3))
        self.assertTrue(self.run_script("return document.getElementById('picture').naturalWidth") > 800)
        self.at("who").send_keys("张三", Keys.TAB)

        # Space: right. The next doubtful cell is chosen.
        first_id = self.run_script("return app.target()")
        self.run_script("document.querySelector('.value.chosen').focus()")
        self.press(" ")
        self.assertEqual(self.progress(), f"1/{total} 已复核")
        self.assertNotEqual(self.run_script("return app.target()"), first_id)

        # A click on a place chooses its value; Enter edits, Enter again corrects.
        self.click_place("0|rows.indicators[1].score")
        old = form["rows"]["indicators"][1]["score"]["text"]
        self.assertEqual(self.at("value").get_attribute("value"), old)
        self.press(Keys.ENTER)
        self.press("99.5", Keys.ENTER)
        self.click_place("0|rows.indicators[1].score")
        self.assertEqual(self.at("state").text, "已更正")
        self.assertIn("不符", self.at("checks").text)
        self.press(Keys.ENTER)  # Selects what stands there.
        self.press("7.25", Keys.ENTER)

        # A text that looks like the end of a script stays a text.
        self.click_place("0|fields.unit")
        evil = "甲</script><b>单位\u202e"
        self.press(Keys.ENTER)
        self.press(evil, Keys.ENTER)

        self.check_other_readings("0|rows.indicators[0].score")

        # Taken back.
        self.click_place("0|fields.grade")
        self.press(Keys.ENTER, "差", Keys.ENTER)
        self.click_place("0|fields.grade")
        self.press("u")

        self.assertFalse(self.run_script("return app.model.exported"))
        self.browser.refresh()  # Unsaved work is kept in the browser.
        self.assertEqual(self.run_script("return app.model.decisions.size"), 3)
        corrections = self.exported()
        self.assertTrue(self.run_script("return app.model.exported"))
        written = json.loads(corrections.read_text("utf-8"))
        self.assertEqual(written["document"]["sha256"], document["sha256"])
        by_path = {c.get("path"): c for c in written["corrections"]}
        self.assertEqual(by_path["rows.indicators[1].score"]["old"], old)
        self.assertEqual(by_path["rows.indicators[1].score"]["new"], "7.25")
        self.assertEqual({c["who"] for c in written["corrections"]}, {"张三"})

        run = self.biaoge("apply", "out.json", corrections, "-o", "final.xlsx", "--json", "final.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        after, = self.documents("final.json")
        self.check_final(form, after["forms"][0], first_id.split("|")[1], evil)
        self.check_workbook(evil, old)
        again = self.biaoge("apply", "out.json", corrections, "-o", "again.xlsx")
        self.assertEqual(again.returncode, 0)
        self.assertEqual((self.folder / "final.xlsx").read_bytes(), (self.folder / "again.xlsx").read_bytes())

    def check_other_readings(self, place):
        """Each has a key; the one that the picture shows is taken with it, and taken back."""
        self.run_script("app.model.original.get(arguments[0]).alternatives = [{text: '43.90', confidence: .3}, "
                        "{text: '4.90', confidence: .1}]", place)
        self.click_place(place)
        shown = [button.text for button in self.browser.find_elements(By.CSS_SELECTOR, "#others button")]
        self.assertEqual(shown, ["1 43.90", "2 4.90"])
        self.press("2")
        self.assertEqual(self.run_script("return app.model.decisions.get(arguments[0]).new", place), "4.90")
        self.assertIn("不符", self.at("checks").text)
        self.click_place(place)
        self.press("u")
        self.assertFalse(self.run_script("return app.model.decisions.has(arguments[0])", place))

    def click_place(self, place):
        mark = self.browser.find_element(By.CSS_SELECTOR, f'#marks [data-id="{place}"]')
        self.run_script("arguments[0].scrollIntoView({block: 'center'})", mark)
        ActionChains(self.browser).move_to_element(mark).click().perform()
        self.assertEqual(self.run_script("return app.target()"), place)

    def check_final(self, before, after, right, evil):
        score = after["rows"]["indicators"][1]["score"]
        self.assertEqual((score["text"], score["quantity"]["value"], score["confidence"]), ("7.25", "7.25", 1))
        self.assertNotIn("low-confidence", score["flags"])
        self.assertTrue(after["fields"]["unit"]["text"].startswith(evil[:-1]), after["fields"]["unit"]["text"])
        self.assertEqual(after["fields"]["grade"], before["fields"]["grade"])
        section, row, key = re.match(r"rows\.(\w+)\[(\d+)\]\.(\w+)|", right).groups() if right.startswith("rows") else (None,) * 3
        value = after["rows"][section][int(row)][key] if section else after["fields"][right.split(".")[1]]
        self.assertNotIn("under-seal", value["flags"])

    def check_workbook(self, evil, old):
        book = openpyxl.load_workbook(self.folder / "final.xlsx")
        rows = list(book["更正记录"].iter_rows(min_row=2, values_only=True))
        self.assertEqual(len(rows), 3)
        self.assertEqual({row[7] for row in rows}, {"张三"})
        changed = [row for row in rows if row[4] == "更正" and row[6] == "7.25"]
        self.assertEqual([row[5] for row in changed], [old])
        self.assertRegex(changed[0][8], r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
        scores = [cell.value for cell in next(c for c in book["绩效指标"].columns if c[0].value == "得分" or c[1].value == "得分")]
        self.assertIn(7.25, scores)


class Refused(ProgramTest):
    def setUp(self):
        super().setUp()
        run = self.biaoge("convert", SAMPLE, "--json", "out.json", "--quiet")
        self.assertEqual(run.returncode, 0, run.stderr)
        document, = self.documents("out.json")
        self.good = {"biaoge_corrections": 1, "document": {"name": "sample.pdf", "sha256": document["sha256"]},
                     "corrections": [{"form": 0, "path": "fields.grade", "status": "corrected",
                                      "old": document["forms"][0]["fields"]["grade"]["text"], "new": "差",
                                      "who": "张三", "when": "2026-01-02T03:04:05+08:00"}]}

    def apply(self, corrections, code=4):
        text = corrections if isinstance(corrections, str) else json.dumps(corrections)
        (self.folder / "c.json").write_text(text, "utf-8")
        run = self.biaoge("apply", "out.json", "c.json", "-o", "final.xlsx")
        self.assertEqual(run.returncode, code, run.stderr)
        self.assertEqual((self.folder / "final.xlsx").exists(), code == 0)
        return run.messages[0]

    def test_the_good_one_is_taken(self):
        self.apply(self.good, 0)
        book = openpyxl.load_workbook(self.folder / "final.xlsx")
        self.assertEqual(book["更正记录"]["G2"].value, "差")
        # The grade no longer fits the score: the checks ran again.
        self.assertIn("差", " ".join(str(c.value) for c in book["复核"]["F"]))

    def test_that_of_another_file(self):
        wrong = copy.deepcopy(self.good)
        wrong["document"]["sha256"] = "0" * 64
        self.assertRegex(self.apply(wrong), r"c\.json: was made for another file \(sample\.pdf, sha256 0{12}")

    def test_what_does_not_fit(self):
        for change, message in [({"path": "fields.none"}, "no such value"), ({"form": 99}, "no such form"),
                                ({"old": "优秀"}, 'but "优秀" was reviewed'), ({"path": "rows.indicators[999].score"}, "no such value"),
                                ({"form": None, "path": "tables[0].cells[99999]"}, "no such value")]:
            wrong = copy.deepcopy(self.good)
            wrong["corrections"][0].update(change)
            with self.subTest(change):
                self.assertIn(message, self.apply(wrong))

    def test_what_is_no_file_of_corrections(self):
        missing = copy.deepcopy(self.good)
        del missing["corrections"][0]["new"]
        odd = copy.deepcopy(self.good)
        odd["corrections"][0]["status"] = "maybe"
        for text, message in [("", "not JSON"), ("[]", "not an object"), ("{}", 'lacks "biaoge_corrections"'),
                              (missing, 'corrections[0] lacks "new"'), (odd, 'status is "maybe"')]:
            with self.subTest(message):
                self.assertIn(message, self.apply(text))
        run = self.biaoge("apply", "out.json", "none.json", "-o", "final.xlsx")
        self.assertEqual(run.returncode, 4)
        self.assertIn("none.json: cannot be read", run.messages[0])
        self.assertEqual(self.biaoge("apply", "out.json", "-o", "final.xlsx").returncode, 2)


if __name__ == "__main__":
    unittest.main()
