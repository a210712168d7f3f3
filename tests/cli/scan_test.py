#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans through the program: what was printed comes out, in its place, and what is in doubt is flagged.

Truth and what was done to each picture stand beside the fixtures; the bounds below lie well under what is read today,
and above what is left when a step of recognition breaks.
"""
import ctypes
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

from program import BIAOGE, FIXTURES, ROOT, SAMPLE, ProgramTest

sys.path.insert(0, str(ROOT / "bench"))
from measure import scoring, truth  # noqa: E402

SCANS = FIXTURES / "scans"
MADE = {made["file"]: made for made in truth.read(SCANS / "scans.json")}

# Of the values, the least share that is right; of the prose, the largest share of wrong characters.
BOUNDS = {
    "upright.png": (0.90, 0.03),
    "photo.jpg": (0.85, 0.05),
    "thick.pdf": (0.75, 0.15),
    "thin.pdf": (0.75, 0.10),
    "pen.pdf": (0.70, 0.08),
    "open-sides.pdf": (0.70, 0.12),
    "shaded-heads.pdf": (0.70, 0.10),
    "turned-90.jpg": (0.70, 0.20),
    "turned-180.pdf": (0.70, 0.15),
    "hidden-layer.pdf": (0.60, 0.12),
    "good-layer.pdf": (0.90, 0.02),
    "faulty-layer.pdf": (0.90, 0.05),
    "pasted-table.pdf": (0.75, 0.12),
    "seal.pdf": (0.40, 0.15),
    "fax.tif": (0.60, 0.40),
    "colour-layer.pdf": (0.60, 0.12),
}

# Wrong values without a flag, in all of them together: a debt that may only shrink.
MOST_SILENT = 10


def convert(names, *args):
    """{name: document}"""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        run = subprocess.run([BIAOGE, "convert", *(SCANS / name for name in names), "--json", out, "--quiet", *args],
                             stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=900)
        if run.returncode != 0:
            raise AssertionError(f"exit {run.returncode}: {run.stderr.decode()}")
        with open(out, encoding="utf-8") as file:
            return dict(zip(names, json.load(file)["documents"]))


def values(form):
    """(place, value) of all values of a form."""
    for key, value in form["fields"].items():
        yield key, value
    for section, rows in form["rows"].items():
        for number, row in enumerate(rows):
            for key, value in row.items():
                yield f"{section}[{number}].{key}", value


def signs(text):
    return "".join(re.findall("[≥≤=><]", scoring.fold(text)))


class Reading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = convert(list(BOUNDS))

    def form(self, name):
        form, = self.documents[name]["forms"]
        return form

    def score(self, name):
        return scoring.score_document(truth.read(truth.beside(str(SCANS / name))), {"documents": [self.documents[name]]})

    def test_every_form_and_row_is_found_and_none_beside(self):
        for name in self.documents:
            with self.subTest(name):
                score = self.score(name).n
                self.assertEqual((score["forms"], score["rows"]), (1, 8))
                self.assertEqual([score[key] for key in ("forms_missing", "forms_extra", "rows_missing", "rows_extra")],
                                 [0, 0, 0, 0])

    def test_values_and_prose_are_read_as_well_as_ever(self):
        for name in self.documents:
            with self.subTest(name):
                least, most = BOUNDS[name]
                score = self.score(name)
                self.assertGreaterEqual(score.share("values_exact", "values"), least, score.wrong)
                self.assertLessEqual(score.n["prose_errors"] / score.n["prose_length"], most, score.wrong)

    def test_what_is_misread_is_flagged(self):
        silent = {name: self.score(name).n["values_silent"] for name in self.documents}
        self.assertLessEqual(sum(silent.values()), MOST_SILENT, silent)

    def test_no_comparator_is_lost_unflagged(self):
        seen, lost = 0, set()
        for name in self.documents:
            wanted, = truth.read(truth.beside(str(SCANS / name)))
            for want, got in zip(wanted["indicators"], self.form(name)["rows"]["indicators"]):
                for key in ("target", "actual"):
                    if not signs(want[key]):
                        continue
                    seen += 1
                    if signs(got[key]["text"]) != signs(want[key]) and not got[key]["flags"]:
                        lost.add((name, want[key], got[key]["text"]))
        self.assertEqual(seen, 54)
        self.assertEqual(lost, set())

    def test_pages_tell_how_the_picture_came(self):
        for name, document in self.documents.items():
            with self.subTest(name):
                made = MADE[name]
                if document["pages"][0]["kind"] == "mixed":
                    continue
                self.assertEqual(len(document["pages"]), len(made["pages"]))
                for page, how in zip(document["pages"], made["pages"]):
                    self.assertEqual((page["source"], page["status"]), ("ocr", "ok"))
                    self.assertEqual(page["dpi"], made["dpi"])
                    self.assertEqual(page["turned"], 90 * how.get("turned", 0))
                    if "skew" in how:
                        self.assertAlmostEqual(page["skew_degrees"], -how["skew"], delta=0.15)

    def test_values_carry_their_source_and_confidence(self):
        for name in ("upright.png", "photo.jpg"):
            found = [value for _, value in values(self.form(name)) if value["text"]]
            self.assertGreater(len(found), 50)
            self.assertEqual({value["source"] for value in found}, {"ocr"})
            confidences = [value["confidence"] for value in found]
            self.assertTrue(all(0 < confidence <= 1 for confidence in confidences))
            self.assertLess(min(confidences), 1)

    def test_boxes_lie_on_the_page_as_displayed(self):
        for name, document in self.documents.items():
            with self.subTest(name):
                sizes = {page["number"]: (page["width"], page["height"]) for page in document["pages"]}
                boxes = [box for _, value in values(self.form(name)) for box in value["boxes"]]
                self.assertGreater(len(boxes), 50)
                for box in boxes:
                    width, height = sizes[box["page"]]
                    x0, y0, x1, y1 = box["bbox"]
                    self.assertTrue(-1 <= x0 < x1 <= width + 1 and -1 <= y0 < y1 <= height + 1, box)

    def test_boxes_of_turned_pages_are_those_of_the_upright_one_turned(self):
        upright = self.documents["upright.png"]["pages"][0]
        width, height = upright["width"], upright["height"]
        back = {"turned-90.jpg": lambda x0, y0, x1, y1: (y0, width - x1, y1, width - x0),
                "turned-180.pdf": lambda x0, y0, x1, y1: (width - x1, height - y1, width - x0, height - y0)}
        straight = dict(values(self.form("upright.png")))
        for name, turned in back.items():
            page = self.documents[name]["pages"][0]
            self.assertEqual(page["width"] > page["height"], name == "turned-180.pdf")
            compared = 0
            for place, value in values(self.form(name)):
                if not place.startswith(("project", "department", "budget")) or not value["boxes"]:
                    continue
                wanted = turned(*straight[place]["boxes"][0]["bbox"])
                for edge, want in zip(value["boxes"][0]["bbox"], wanted):
                    self.assertAlmostEqual(edge, want, delta=4, msg=f"{name} {place}")
                compared += 1
            self.assertGreater(compared, 20)

    def test_values_that_a_seal_made_hard_to_read_are_flagged_unless_a_rule_confirms_them(self):
        cells = [cell for table in self.documents["seal.pdf"]["tables"] for cell in table["cells"]]
        self.assertIn("89.40", [cell["text"] for cell in cells if "under-seal" in cell["flags"]])
        covered = {place for place, value in values(self.form("seal.pdf")) if "under-seal" in value["flags"]}
        rate = self.form("seal.pdf")["rows"]["budget"][1]["rate"]
        self.assertEqual((rate["flags"], rate["confidence"]), ([], 0.95))  # What its amounts come to.
        self.assertEqual(self.form("seal.pdf")["rows"]["budget"][3]["rate"]["text"], "0.00")  # Under it too, and read rightly.
        self.assertNotIn("budget[0].executed", covered)  # The total of what stands below it.
        self.assertNotIn("project", covered)
        self.assertEqual([place for place, value in values(self.form("upright.png")) if "under-seal" in value["flags"]], [])

    def test_a_pasted_table_is_read_beside_text_that_stays_as_it_is(self):
        document = self.documents["pasted-table.pdf"]
        page, = document["pages"]
        self.assertEqual((page["kind"], page["source"], page["dpi"]), ("mixed", "mixed", None))
        table, = document["tables"]
        self.assertEqual(table["heading"][:2], ["各项目单位对照年初批复的绩效目标逐项自评,", "自评结果经主管部门审核后汇总如下。"])
        self.assertEqual(table["title"], "财政项目支出绩效自评表")
        self.assertEqual({cell["source"] for cell in table["cells"] if cell["text"]}, {"ocr"})
        year = self.form("pasted-table.pdf")["fields"]["year"]
        self.assertEqual((year["text"], year["source"], year["confidence"]), ("2024", "text", 1))

    def test_a_hidden_text_that_agrees_gives_running_text_and_no_figure(self):
        page, = self.documents["good-layer.pdf"]["pages"]
        self.assertGreaterEqual(page["evidence"]["hidden_agreement"], 0.98)
        self.assertEqual(self.documents["good-layer.pdf"]["warnings"], [])
        good, faulty = self.form("good-layer.pdf"), self.form("faulty-layer.pdf")
        # A character that is misread in the same picture without a layer that can be believed.
        self.assertIn("汛期未发生险情", good["fields"]["goal_actual"]["text"])
        self.assertIn("汛期末发生险情", faulty["fields"]["goal_actual"]["text"])
        # Every figure of the layer is another one.
        for one, other in zip(values(good), values(faulty)):
            if re.search("[0-9]", other[1]["text"]):
                self.assertEqual(one[1]["text"], other[1]["text"], one[0])
        self.assertEqual(good["rows"]["budget"][0]["executed"]["text"], "86.78")

    def test_a_hidden_text_that_does_not_agree_is_left_and_told_of(self):
        page, = self.documents["faulty-layer.pdf"]["pages"]
        self.assertTrue(0.5 < page["evidence"]["hidden_agreement"] < 0.95, page["evidence"])
        warning, = self.documents["faulty-layer.pdf"]["warnings"]
        self.assertEqual(warning["code"], "hidden-text-unused")
        self.assertRegex(warning["message"], "page 1 has the hidden text of another program, which agrees with [5-9][0-9] % of")
        text = self.form("faulty-layer.pdf")["fields"]["goal_expected"]["text"]
        self.assertIn("加固城区上游河堤,更换破损护坡,清理河道淤积", text)

    def test_the_hidden_text_of_another_program_is_not_believed(self):
        for name in ("hidden-layer.pdf", "colour-layer.pdf"):
            with self.subTest(name):
                page, = self.documents[name]["pages"]
                self.assertEqual((page["kind"], page["source"]), ("hidden-text", "ocr"))
                self.assertGreater(page["evidence"]["hidden_glyphs"], 100)
                self.assertEqual({value["source"] for _, value in values(self.form(name)) if value["text"]}, {"ocr"})

    def test_a_table_with_open_sides_has_the_same_cells_in_colour_under_a_faulty_layer(self):
        grids = []
        for name in ("open-sides.pdf", "colour-layer.pdf"):
            table, = self.documents[name]["tables"]
            grids.append([[cell[key] for key in ("row", "column", "rowspan", "colspan")] for cell in table["cells"]])
        self.assertGreater(len(grids[0]), 80)
        self.assertEqual(grids[1], grids[0])


class Ways(ProgramTest):
    def test_the_same_bytes_again_and_with_more_threads(self):
        names = [str(SCANS / "fax.tif")]
        outputs = []
        for jobs in ("1", "1", "2"):
            run = self.biaoge("convert", *names, "--json", "-", "--jobs", jobs)
            self.assertEqual(run.returncode, 0, run.stderr)
            outputs.append(run.stdout)
        self.assertGreater(len(outputs[0]), 10000)
        self.assertEqual(outputs[1], outputs[0])
        self.assertEqual(outputs[2], outputs[0])

    def test_pages_with_text_are_recognised_only_when_asked(self):
        name = FIXTURES / "general-table.pdf"
        for mode, source in (("auto", "text"), ("never", "text"), ("always", "ocr")):
            run = self.biaoge("convert", name, "--json", "a.json", "--ocr", mode)
            self.assertEqual(run.returncode, 0, run.stderr)
            document, = self.documents()
            self.assertEqual([page["source"] for page in document["pages"]], [source])
            self.assertEqual([page["skew_degrees"] is None for page in document["pages"]], [source == "text"])
            table, = document["tables"]
            cells = [cell for cell in table["cells"] if cell["text"]]
            self.assertGreater(len(cells), 10)
            self.assertEqual({cell["source"] for cell in cells}, {source})

    def test_each_page_is_judged_by_itself(self):
        run = self.biaoge("convert", FIXTURES / "kinds-by-page.pdf", "--json", "a.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        document, = self.documents()
        self.assertEqual([page["source"] for page in document["pages"]], ["text", "ocr", "none", "text"])
        self.assertEqual([table["pages"] for table in document["tables"]], [[1], [2], [4]])

    def test_a_picture_of_few_pixels_is_read_and_all_of_it_flagged(self):
        path = str(FIXTURES / "image-only.pdf")
        run = self.biaoge("convert", path, "--json", "a.json", "-o", "a.xlsx")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.messages[0], f"biaoge: warning: {path}: page 1 is a scan of less than 120 dpi; every "
                         "value of it is flagged. Scan it again at 300 dpi")
        document, = self.documents()
        self.assertEqual([w["code"] for w in document["warnings"]], ["low-resolution"])
        self.assertLess(document["pages"][0]["dpi"], 120)
        cells = [cell for table in document["tables"] for cell in table["cells"] if cell["text"]]
        self.assertGreater(len(cells), 0)
        self.assertTrue(all("low-resolution" in cell["flags"] for cell in cells))

    def test_a_form_of_100_dpi_has_its_grid_and_all_that_is_read_of_it_is_flagged(self):
        grids = []
        for name in ("upright.png", "coarse.jpg"):
            run = self.biaoge("convert", SCANS / name, "--json", "a.json")
            self.assertEqual(run.returncode, 0, run.stderr)
            document, = self.documents()
            table, = document["tables"]
            grids.append([[cell[key] for key in ("row", "column", "rowspan", "colspan")] for cell in table["cells"]])
        self.assertGreater(len(grids[0]), 80)
        self.assertEqual(grids[1], grids[0])
        self.assertEqual([w["code"] for w in document["warnings"]], ["low-resolution"])
        form, = document["forms"]
        self.assertTrue(all(value["flags"] for value in form["fields"].values()))
        cells = [cell for cell in table["cells"] if cell["text"]]
        self.assertGreater(len(cells), 70)
        self.assertTrue(all("low-resolution" in cell["flags"] for cell in cells))

    def test_debug_draws_four_pictures_of_a_page(self):
        run = self.biaoge("convert", SCANS / "turned-90.jpg", SAMPLE, "--json", "a.json", "--debug", "d")
        self.assertEqual(run.returncode, 0, run.stderr)
        names = [f"turned-90-p001-{part}" for part in ("1-picture.png", "2-clean.png", "3-rulings.svg", "4-cells.svg")]
        self.assertEqual(sorted(p.name for p in (self.folder / "d").iterdir()), names)
        for name, size in (names[0], (1010, 1338)), (names[1], None):
            data = (self.folder / "d" / name).read_bytes()
            self.assertTrue(data.startswith(b"\x89PNG"))
            pixels = (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
            self.assertEqual(pixels[0] > pixels[1], name == names[1])  # The clean one is upright.
            if size:
                self.assertEqual(pixels, size)
        svg = "{http://www.w3.org/2000/svg}"
        for name, tag in (names[2], "line"), (names[3], "text"):
            drawing = xml.etree.ElementTree.parse(self.folder / "d" / name).getroot()
            self.assertEqual(drawing.find(svg + "image").get("href"), names[1])
            self.assertGreater(len(drawing.findall(svg + tag)), 15)

    def test_debug_keeps_files_of_one_name_apart_and_draws_pasted_pictures(self):
        other = self.folder / "other"
        other.mkdir()
        for name, source in (("a.pdf", "pasted-table.pdf"), ("other/a.png", "upright.png")):
            (self.folder / name).write_bytes((SCANS / source).read_bytes())
        run = self.biaoge("convert", "a.pdf", "other/a.png", "--json", "a.json", "--debug", "d")
        self.assertEqual(run.returncode, 0, run.stderr)
        stages = ("1-picture.png", "2-clean.png", "3-rulings.svg", "4-cells.svg")
        self.assertEqual(sorted(p.name for p in (self.folder / "d").iterdir()),
                         sorted([f"a-p001-part1-{stage}" for stage in stages] + [f"a-2-p001-{stage}" for stage in stages]))
        drawn = (self.folder / "d" / "a-p001-part1-4-cells.svg").read_text("utf-8")
        self.assertIn("水质检测全部合格", drawn)

    def test_debug_into_a_missing_folder_is_told_before_the_work(self):
        run = self.biaoge("convert", SAMPLE, "--json", "a.json", "--debug", "no/such/folder")
        self.assertEqual(run.returncode, 6, run.stderr)
        self.assertIn("no/such/folder: cannot be written", run.messages[0])
        self.assertEqual(self.files(), [])


class Cost(ProgramTest):
    """A file with a text layer does not pay for the recogniser."""

    def setUp(self):
        super().setUp()
        program = self.folder.parent / "program"
        program.mkdir()
        build = pathlib.Path(BIAOGE).parent
        self.library = program / "libbiaoge_recogniser.so"
        shutil.copy(BIAOGE, program)
        shutil.copy(build / self.library.name, program)
        shutil.copytree(ROOT / "profiles", program / "profiles")
        shutil.copytree(ROOT / "ocr/models", program / "ocr/models")
        self.program = str(program / "biaoge")

    def is_opened(self, *inputs):
        """Whether the library is opened while the inputs are converted: what inotify tells."""
        system = ctypes.CDLL(None, use_errno=True)
        watch = system.inotify_init1(os.O_NONBLOCK)
        opened = 0x20
        self.assertGreater(system.inotify_add_watch(watch, str(self.library).encode(), opened), 0)
        try:
            run = self.biaoge("convert", *inputs, "--json", "a.json", "--quiet", program=self.program)
            self.assertEqual(run.returncode, 0, run.stderr)
            try:
                return len(os.read(watch, 4096)) > 0
            except BlockingIOError:
                return False
        finally:
            os.close(watch)

    def test_the_recogniser_is_loaded_for_scans_only(self):
        self.assertFalse(self.is_opened(SAMPLE, FIXTURES / "general-table.pdf"))
        self.assertTrue(self.is_opened(FIXTURES / "image-only.pdf"))

    def test_the_program_itself_does_not_bring_the_libraries_of_the_recogniser(self):
        run = self.biaoge("--version", program=self.program,
                          env={"LD_DEBUG": "files", "LD_DEBUG_OUTPUT": str(self.scratch / "loader")})
        self.assertEqual(run.returncode, 0, run.stderr)
        log = next(self.scratch.glob("loader.*"))
        text = log.read_text(errors="replace")
        log.unlink()
        self.assertIn("libpoppler", text)
        for name in ("tesseract", "liblept"):
            self.assertNotIn(name, text)


class Installed(ProgramTest):
    def test_what_is_installed_reads_scans_also_after_it_was_moved(self):
        subprocess.run(["cmake", "--install", os.path.dirname(BIAOGE), "--prefix", self.folder / "first"], check=True,
                       stdout=subprocess.DEVNULL)
        (self.folder / "first").rename(self.folder / "second")
        program = str(self.folder / "second" / "bin" / "biaoge")
        run = self.biaoge("convert", FIXTURES / "image-only.pdf", "--json", "a.json", program=program)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.documents()[0]["pages"][0]["source"], "ocr")
        page = self.biaoge("doctor", program=program).stdout.decode()
        self.assertIn(f"{self.folder}/second/lib/biaoge/libbiaoge_recogniser.so", page)
        self.assertIn(f"{self.folder}/second/share/biaoge/profiles", page)
        self.assertIn(f"{self.folder}/second/share/biaoge/ocr/biaoge_value.net", page)


if __name__ == "__main__":
    unittest.main()
