#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures that cannot be read end with a code, a message that names file and page, and a remedy."""
import struct
import unittest
import zlib

from program import ProgramTest


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, rows=None, dots_per_metre=7874):
    """Gray, 8 bits. `rows`: how many of them are there."""
    data = zlib.compress((b"\0" + b"\x80" * width) * (height if rows is None else rows))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1))
            + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def tiff(pages):
    """Gray, 8 bits, one strip a page. `pages`: (width, height, dpi); a negative width makes the
    directory of the page unreadable."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for width, height, dpi in pages:
        pixels = len(out)
        out += b"\xff" * min(abs(width) * height, 1 << 20)
        resolution = len(out)
        out += struct.pack("<II", dpi, 1)
        out += b"\0" * (len(out) % 2)
        entries = [(256, 4, abs(width)), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1),
                   (273, 4, pixels), (277, 3, 1), (278, 4, height), (279, 4, abs(width) * height),
                   (282, 5, resolution), (283, 5, resolution), (296, 3, 2)]
        struct.pack_into("<I", out, link, len(out))
        out += struct.pack("<H", len(entries))
        for tag, kind, value in entries:
            out += (struct.pack("<HHII", tag, kind, 1, value) if width > 0 else b"\x7f" * 12)
        link = len(out)
        out += bytes(4)
    return bytes(out)


class BadImage(ProgramTest):
    def converted(self, name, data, *args):
        (self.folder / name).write_bytes(data)
        run = self.biaoge("convert", name, "--json", "a.json", *args)
        return run, self.documents()[0]

    def fails(self, name, data, code, cause):
        """Nothing comes out, and the one message says why."""
        run, document = self.converted(name, data)
        self.assertEqual(run.returncode, 4)
        self.assertEqual((document["status"], document["error"]["code"]), ("failed", code))
        self.assertIn(cause, document["error"]["message"])
        self.assertEqual(document["error"]["message"].split(":")[0], name)
        self.assertTrue(document["error"]["remedy"])
        self.assertIn(f"biaoge: {document['error']['message']}", run.messages[0])

    def test_one_pixel(self):
        self.fails("a.png", png(1, 1), "image-too-small", "page 1 is a picture of 1 × 1 pixels")

    def test_900_million_pixels(self):
        self.fails("a.png", png(30000, 30000, rows=1), "image-too-large",
                   "page 1 is a picture of 30000 × 30000 pixels")
        self.fails("a.tif", tiff([(30000, 30000, 300)]), "image-too-large",
                   "page 1 is a picture of 30000 × 30000 pixels")

    def test_header_cut_short(self):
        self.fails("a.png", png(100, 140)[:20], "image-damaged", "cannot be decoded")
        self.fails("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "image-damaged", "cannot be decoded")

    def test_no_pages(self):
        self.fails("a.tif", tiff([]), "no-pages", "has no pages")

    def test_other_formats(self):
        self.fails("a.bmp", b"BM" + bytes(100), "not-a-pdf", "no TIFF, PNG or JPEG picture")

    def test_damaged_page_leaves_the_others(self):
        _, document = self.converted("a.tif", tiff([(100, 140, 200), (-100, 140, 200),
                                                    (100, 140, 200)]), "--ocr", "never")
        self.assertEqual([(p.get("error") or {}).get("code") for p in document["pages"]],
                         ["page-image-only", "image-damaged", "page-image-only"])

    def test_wrong_resolution_is_replaced_by_that_of_a4(self):
        for dpi in (0, 1, 100000):
            _, document = self.converted("a.tif", tiff([(496, 702, dpi)]), "--ocr", "never")
            page, = document["pages"]
            self.assertAlmostEqual(page["height"], 842, delta=1)


if __name__ == "__main__":
    unittest.main()
