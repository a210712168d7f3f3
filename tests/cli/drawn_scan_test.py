#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans that are made on the spot: one page shown in all four directions, and a picture of twelve million pixels."""
import struct
import unittest

import drawn_scan
from program import FIXTURES, ProgramTest

LOW = FIXTURES / "scans" / "low.jpg"
DPI = 150
MEBIBYTES = 400  # As much as a worker may need for a page.


class Directions(ProgramTest):
    def test_a_page_in_all_four_directions_gives_the_same_figures(self):
        picture = LOW.read_bytes()
        height, width = struct.unpack_from(">HH", picture, picture.index(b"\xff\xc0") + 5)
        turns = (0, 90, 180, 270)
        for degrees in turns:
            (self.folder / f"{degrees}.pdf").write_bytes(drawn_scan.turned_pdf(picture, degrees, width, height, DPI))
        run = self.biaoge("convert", *(f"{degrees}.pdf" for degrees in turns), "--json", "a.json")
        self.assertEqual(run.returncode, 0, run.stderr)
        upright = None
        for degrees, document in zip(turns, self.documents()):
            with self.subTest(degrees):
                page, = document["pages"]
                self.assertEqual((page["turned"], page["dpi"]), (-degrees % 360, DPI))
                self.assertAlmostEqual(page["skew_degrees"], 0.93, delta=0.1)
                form, = document["forms"]
                cells = {key: value["text"] for key, value in form["fields"].items()}
                for section, rows in form["rows"].items():
                    cells |= {(section, n, key): value["text"] for n, row in enumerate(rows) for key, value in row.items()}
                figures = {key: text for key, text in cells.items() if any(sign.isdigit() for sign in text) and not str(key).startswith("goal")}
                if upright is None:
                    upright, places = figures, cells.keys()
                    self.assertGreater(len(figures), 30)
                    self.assertEqual(form["fields"]["year"]["text"], "2023")
                self.assertEqual(cells.keys(), places)
                self.assertEqual(figures, upright)


class Large(ProgramTest):
    def test_a_photograph_of_twelve_million_pixels_is_read_within_the_memory_of_a_worker(self):
        squares = [[250] * 500 for _ in range(375)]
        columns, rows = (60, 180, 300, 440), (80, 110, 140, 170, 200)
        for x in columns:
            for y in range(rows[0], rows[-1] + 1):
                squares[y][x] = 20
        for y in rows:
            squares[y][columns[0]:columns[-1] + 1] = [20] * (columns[-1] - columns[0] + 1)
        for y in rows[:-1]:
            for x in columns[:-1]:
                drawn_scan.figures(squares, "1025", x + 30, y + 11)
        (self.folder / "large.jpg").write_bytes(drawn_scan.jpeg(squares))
        run = self.biaoge("convert", "large.jpg", "--json", "a.json", "--memory", str(MEBIBYTES))
        self.assertEqual(run.returncode, 0, run.stderr)
        document, = self.documents()
        page, = document["pages"]
        self.assertEqual((page["status"], page["dpi"]), ("ok", 342))
        table, = document["tables"]
        self.assertEqual([cell["text"] for cell in table["cells"]], ["1025"] * 12)


if __name__ == "__main__":
    unittest.main()
