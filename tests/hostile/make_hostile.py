#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes files made to break readers into a folder: `make_hostile.py DIR`. The same bytes on every run.

Each function named `make_*` returns the bytes of a file; EXPECTED says what must become of it: the status of the
document, and the code of its error or of that of its first page (None: none). Large ones are small in the repository:
they are made when they are needed.
"""
import argparse
import pathlib
import random
import struct
import sys
import zlib

TABLE = b"".join(b"%d %d m %d %d l S\n" % line for line in
                 [(50, y, 350, y) for y in (700, 650, 600)] + [(x, 600, x, 700) for x in (50, 200, 350)])
WORDS = b"BT /F1 12 Tf 60 670 Td (Budget) Tj 150 0 Td (90.00) Tj -150 -50 Td (Paid) Tj 150 0 Td (85.50) Tj ET\n"


def pdf(objects, root=1, trailer=b""):
    """A file of the objects 1, 2, ...; each is the bytes between obj and endobj."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, trailer, start))


def stream(data, entries=b""):
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def document(contents, box=b"0 0 595 842", extra=(), resources=b"/Font<</F1 3 0 R>>", content_entries=b""):
    """A page for each of `contents`. Objects: 1 catalogue, 2 pages, 3 font, then `extra` from 4 on."""
    pages, first = [], 4 + len(extra)
    objects = []
    for i, content in enumerate(contents):
        pages.append(b"%d 0 R" % (first + 2 * i))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Resources<<" + resources + b">>/Contents %d 0 R>>" % (first + 2 * i + 1))
        objects.append(stream(content, content_entries))
    head = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b" ".join(pages) + b"]/Count %d>>" % len(pages),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    return pdf(head + list(extra) + objects)


def good():
    return document([TABLE + WORDS])


def image_page(filter_name, data, width=2000, height=2000):
    image = stream(data, b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/%s" % (width, height, filter_name))
    return document([b"q 595 0 0 842 0 0 cm /I Do Q"], extra=[image], resources=b"/XObject<</I 4 0 R>>")


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def make_good():
    return good()


def make_cut_in_half():
    return good()[:len(good()) // 2]


def make_cut_in_the_trailer():
    return good()[:-60]


def make_only_a_header():
    return b"%PDF-1.7\n"


def make_header_and_noise():
    return b"%PDF-1.7\n" + noise(100_000)


def make_xref_loop():
    whole = good()
    start = whole.rindex(b"xref\n0")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def make_page_tree_loop():
    return good().replace(b"/Kids[4 0 R]/Count 1", b"/Kids[4 0 R 2 0 R]/Count 9")


def make_page_is_its_own_parent():
    return good().replace(b"/Parent 2 0 R", b"/Parent 4 0 R")


def make_form_draws_itself():
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 4 0 R>>>>")
    return document([TABLE + WORDS + b"/X Do"], extra=[form], resources=b"/Font<</F1 3 0 R>>/XObject<</X 4 0 R>>")


def make_forms_of_forms():
    """Nine forms that draw the next one twenty times each: small, and never drawn to the end."""
    last = 4 + 9
    forms = [stream(b"/X Do " * 20, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>" % number)
             for number in range(5, last + 1)]
    forms.append(stream(b"0 0 m 9 9 l n", b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"))
    return document([b"/X Do"], extra=forms, resources=b"/XObject<</X 4 0 R>>")


def make_bit_flips():
    """In the words only: the table is still found."""
    whole, rng = bytearray(good()), random.Random(5)
    begin = whole.index(b"BT /F1")
    for _ in range(6):
        whole[rng.randrange(begin, whole.index(b" ET"))] ^= 1 << rng.randrange(7)
    return bytes(whole)


def make_bit_flips_everywhere():
    whole, rng = bytearray(good()), random.Random(2)
    for _ in range(200):
        whole[rng.randrange(9, len(whole))] ^= 1 << rng.randrange(8)
    return bytes(whole)


def make_deep_nesting():
    return document([TABLE + WORDS, b"[" * 200_000])


def make_many_saves():
    return document([b"q " * 1_000_000 + TABLE + WORDS])


def make_deflate_bomb():
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(2000)) + packer.flush()
    return document([data], content_entries=b"/Filter/FlateDecode")


def make_bomb_beside_a_good_page():
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 74_898) for _ in range(1500)) + packer.flush()
    return document([zlib.compress(TABLE + WORDS), bomb], content_entries=b"/Filter/FlateDecode")


def make_tiny_page():
    return document([TABLE + WORDS], box=b"0 0 1 1")


def make_vast_page():
    return document([TABLE + WORDS], box=b"0 0 100000 100000")


def make_page_without_size():
    return document([TABLE + WORDS], box=b"0 0 0 0")


def make_page_of_nonsense_size():
    return document([TABLE + WORDS], box=b"-1e38 nan 1e39 (x)")


def make_ten_thousand_empty_pages():
    return document([b""] * 10_000)


def make_a_million_rulings():
    rng = random.Random(1)
    lines = []
    for i in range(1_000_000):
        x, y = rng.randrange(590), rng.randrange(840)
        lines.append(b"%d %d m %d %d l S" % (x, y, x + 5 * (i % 2), y + 5 * (1 - i % 2)))
    return document([b"\n".join(lines) + WORDS])


def make_a_fine_grid():
    lines = [b"0 %.2f m 595 %.2f l S" % (i * 0.42, i * 0.42) for i in range(2000)]
    lines += [b"%.2f 0 m %.2f 842 l S" % (i * 0.29, i * 0.29) for i in range(2000)]
    return document([b"\n".join(lines) + WORDS])


def make_jpeg2000_noise():
    return image_page(b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + noise(50_000))


def make_jbig2_noise():
    return image_page(b"JBIG2Decode", noise(50_000))


def make_jpeg_noise():
    return image_page(b"DCTDecode", b"\xff\xd8\xff\xe0" + noise(50_000))


def make_fax_noise():
    return image_page(b"CCITTFaxDecode", noise(50_000))


def make_vast_picture():
    return image_page(b"FlateDecode", zlib.compress(b"\0" * 1000), 200_000, 200_000)


def tiff(width, height, strips=b"x"):
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, len(strips))]
    body = strips + b"\0" * (len(strips) % 2)
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 8 + len(body)) + body + directory + b"\0\0\0\0"


def make_huge_tiff():
    return tiff(2_000_000_000, 2_000_000_000)


def make_tiff_directory_loop():
    whole = tiff(100, 100, b"\xff" * 10_000)
    return whole[:-4] + whole[4:8]


def make_png_header_only():
    chunk = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def make_formulas():
    texts = [b"=1+1", b"+cmd|' /C calc'!A0", b"@SUM\\(A1\\)", b"-2+3"]
    words = b"BT /F1 12 Tf " + b" ".join(b"1 0 0 1 %d %d Tm (%s) Tj" % (60 + 150 * (i % 2), 670 - 50 * (i // 2), t) for i, t in enumerate(texts)) + b" ET"
    return document([TABLE + words])


def make_control_characters():
    return document([TABLE + b"BT /F1 12 Tf 60 670 Td (a\\001\\002\\033[31mb) Tj 150 0 Td (\\177\\000c) Tj ET"])


def make_bidi_text():
    """Signs that turn the direction of writing, through a ToUnicode map: "90.00" with an override before it."""
    signs = {0x41: "202E", 0x42: "2066", 0x43: "200F", 0x44: "2069"}
    cmap = (b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <40> <0020> endbfrange %d beginbfchar\n" % len(signs)
            + b"".join(b"<%02X> <%s>\n" % (code, text.encode()) for code, text in signs.items()) + b"endbfchar endcmap end end")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>"
    words = b"BT /F2 12 Tf 60 670 Td (A12.34D) Tj 150 0 Td (B90.00D) Tj -150 -50 Td (C7) Tj 150 0 Td (85.50) Tj ET\n"
    return document([TABLE + words], extra=[stream(cmap), font], resources=b"/Font<</F2 5 0 R>>")


# file: (status, code). "pdf" unless the name says otherwise.
EXPECTED = {
    "good": ("ok", None),
    "cut_in_half": ("failed", "pdf-damaged"),
    "cut_in_the_trailer": ("failed", "pdf-damaged"),
    "only_a_header": ("failed", "pdf-damaged"),
    "header_and_noise": ("failed", "pdf-damaged"),
    "xref_loop": ("ok", None),
    "page_tree_loop": ("partial", "page-damaged"),
    "page_is_its_own_parent": ("ok", None),
    "form_draws_itself": ("ok", None),
    "forms_of_forms": ("failed", "page-timeout"),
    "bit_flips": ("ok", None),
    "bit_flips_everywhere": ("failed", "pdf-damaged"),
    "deep_nesting": ("ok", None),
    "many_saves": ("ok", None),
    "deflate_bomb": ("failed", "page-timeout"),
    "bomb_beside_a_good_page": ("partial", "page-timeout"),
    "tiny_page": ("failed", "no-tables"),
    "vast_page": ("ok", None),
    "page_without_size": ("ok", None),
    "page_of_nonsense_size": ("ok", None),
    "ten_thousand_empty_pages": ("failed", "no-tables"),
    "a_million_rulings": ("failed", "no-tables"),
    "a_fine_grid": ("failed", "no-tables"),
    "jpeg2000_noise": ("failed", "image-damaged"),
    "jbig2_noise": ("failed", "image-damaged"),
    "jpeg_noise": ("failed", "image-damaged"),
    "fax_noise": ("failed", "image-damaged"),
    "vast_picture": ("failed", "image-too-large"),
    "huge_tiff": ("failed", "image-too-large"),
    "tiff_directory_loop": ("failed", "no-tables"),
    "png_header_only": ("failed", "image-damaged"),
    "formulas": ("ok", None),
    "control_characters": ("ok", None),
    "bidi_text": ("ok", None),
}


def file_name(case):
    return case + (".tif" if "tiff" in case else ".png" if case.startswith("png") else ".pdf")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", metavar="DIR")
    folder = pathlib.Path(p.parse_args().folder)
    folder.mkdir(parents=True, exist_ok=True)
    for case in EXPECTED:
        (folder / file_name(case)).write_bytes(globals()["make_" + case]())


if __name__ == "__main__":
    sys.exit(main())
