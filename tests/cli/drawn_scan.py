# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans made in tests: a JPEG drawn in squares of 8 x 8 pixels, and a page that shows a JPEG turned."""
import struct

# Figures of 5 x 7 squares.
FIGURES = {
    "0": "01110 10001 10001 10001 10001 10001 01110", "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111", "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110", "7": "11111 00001 00010 00100 01000 01000 01000",
}


def figures(squares, text, left, top):
    """Blackens squares so that they show figures; `squares`: rows of tones."""
    for n, sign in enumerate(text):
        for y, row in enumerate(FIGURES[sign].split()):
            for x, bit in enumerate(row):
                if bit == "1":
                    squares[top + y][left + 6 * n + x] = 20


class _Bits:
    def __init__(self):
        self.out, self.value, self.count = bytearray(), 0, 0

    def put(self, value, count):
        self.value, self.count = self.value << count | value, self.count + count
        while self.count >= 8:
            self.count -= 8
            byte = self.value >> self.count & 255
            self.out += b"\xff\0" if byte == 255 else bytes([byte])
        self.value &= (1 << self.count) - 1


def jpeg(squares):
    """A colour JPEG of 8 x 8 pixels a square: baseline, each block of one tone, all of it a little red."""
    bits, before, red = _Bits(), 0, 4
    for row in squares:
        for tone in row:
            level = round((tone - 128) * 8 / 16)
            step, before = level - before, level
            size = abs(step).bit_length()
            bits.put(size, 4)  # The code of a size is the size, in four bits.
            if size:
                bits.put(step if step > 0 else step + (1 << size) - 1, size)
            bits.put(0, 1)  # End of block.
            bits.put(0, 5)  # Blue as before: size 0, end of block.
            bits.put((3 << 3 | red) << 1 if red else 0, 8 if red else 5)  # Red too, but for the first block.
            red = 0
    bits.put(255 >> bits.count, (8 - bits.count) % 8) if bits.count else None

    def segment(marker, data):
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data

    height, width = 8 * len(squares), 8 * len(squares[0])
    tables = bytes([0] + [16] * 64)
    direct = bytes([0, 0, 0, 0, 12] + [0] * 12) + bytes(range(12))
    other = bytes([0x10, 1] + [0] * 15) + b"\0"
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"".join(bytes([c, 0x11, 0]) for c in (1, 2, 3))
    scan = bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])
    return (b"\xff\xd8" + segment(0xdb, tables) + segment(0xc0, frame) + segment(0xc4, direct) + segment(0xc4, other) +
            segment(0xda, scan) + bytes(bits.out) + b"\xff\xd9")


def turned_pdf(picture, degrees, width, height, dpi):
    """A page that shows a gray JPEG of width x height pixels turned clockwise by a multiple of 90 degrees."""
    w, h = width * 72 / dpi, height * 72 / dpi
    content = f"q {w} 0 0 {h} 0 0 cm /P Do Q".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Rotate {degrees}/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>".encode(),
               f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream",
               f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode"
               f"/Length {len(picture)}>>\nstream\n".encode() + picture + b"\nendstream"]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
