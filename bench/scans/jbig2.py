# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a bilevel picture as JBIG2 (ITU-T T.88): one generic region, arithmetic coding, template 0.

Group 4 inside JBIG2 would be shorter to write, but Poppler 22.12 decodes that with errors."""
import struct

import numpy

# Table E.1: probability of the less likely symbol, next state after the more and after the less likely one, switch
STATES = [(int(q, 16), int(m), int(l), int(s)) for q, m, l, s in (row.split(",") for row in (
    "5601,1,1,1 3401,2,6,0 1801,3,9,0 0AC1,4,12,0 0521,5,29,0 0221,38,33,0 5601,7,6,1 5401,8,14,0 4801,9,14,0 3801,10,14,0 3001,11,17,0 "
    "2401,12,18,0 1C01,13,20,0 1601,29,21,0 5601,15,14,1 5401,16,14,0 5101,17,15,0 4801,18,16,0 3801,19,17,0 3401,20,18,0 3001,21,19,0 "
    "2801,22,19,0 2401,23,20,0 2201,24,21,0 1C01,25,22,0 1801,26,23,0 1601,27,24,0 1401,28,25,0 1201,29,26,0 1101,30,27,0 0AC1,31,28,0 "
    "09C1,32,29,0 08A1,33,30,0 0521,34,31,0 0441,35,32,0 02A1,36,33,0 0221,37,34,0 0141,38,35,0 0111,39,36,0 0085,40,37,0 0049,41,38,0 "
    "0025,42,39,0 0015,43,40,0 0009,44,41,0 0005,45,42,0 0001,45,43,0 5601,46,46,0").split())]


def contexts(ink):
    """The 16 neighbours of every pixel (6.2.5.3, adaptive pixels in their nominal places) as one number. Which neighbour is
    which bit does not matter as long as typical prediction is not used."""
    height, width = ink.shape
    padded = numpy.zeros((height + 2, width + 8), dtype=numpy.uint16)
    padded[2:, 4:4 + width] = ink
    places = [(0, dx) for dx in (-4, -3, -2, -1)] + [(-1, dx) for dx in range(-3, 4)] + [(-2, dx) for dx in range(-2, 3)]
    out = numpy.zeros((height, width), dtype=numpy.uint16)
    for bit, (dy, dx) in enumerate(places):
        out |= padded[2 + dy:2 + dy + height, 4 + dx:4 + dx + width] << bit
    return out


class Encoder:
    """The arithmetic encoder of annex E.2, software conventions."""

    def __init__(self):
        self.a, self.c, self.count, self.out = 0x8000, 0, 12, bytearray(1)    # the first byte is no output

    def byte_out(self):
        out = self.out
        if out[-1] != 0xFF and self.c >= 0x8000000:
            out[-1] += 1
            self.c &= 0x7FFFFFF
        stuffed = out[-1] == 0xFF
        out.append(self.c >> (20 if stuffed else 19) & 0xFF)
        self.c &= 0xFFFFF if stuffed else 0x7FFFF
        self.count = 7 if stuffed else 8

    def renormalise(self):
        while True:
            self.a = self.a << 1 & 0xFFFF
            self.c <<= 1
            self.count -= 1
            if self.count == 0:
                self.byte_out()
            if self.a & 0x8000:
                return

    def encode(self, bits, labels):
        state, likely = [0] * 65536, [0] * 65536
        for bit, label in zip(bits, labels):
            q, more, less, switch = STATES[state[label]]
            self.a -= q
            if bit == likely[label]:
                if self.a & 0x8000:
                    self.c += q
                    continue
                if self.a < q:
                    self.a = q
                else:
                    self.c += q
                state[label] = more
            else:
                if self.a < q:
                    self.c += q
                else:
                    self.a = q
                likely[label] ^= switch
                state[label] = less
            self.renormalise()

    def flush(self):
        top = self.c + self.a
        self.c |= 0xFFFF
        if self.c >= top:
            self.c -= 0x8000
        for _ in range(2):
            self.c <<= self.count
            self.byte_out()
        return bytes(self.out[1:]) + (b"\xac" if self.out[-1] == 0xFF else b"\xff\xac")


def segment(number, kind, data):
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


def page(ink):
    """The stream of one page for a PDF: page information and a generic region. `ink` is a boolean array."""
    height, width = ink.shape
    encoder = Encoder()
    encoder.encode(ink.ravel().astype(numpy.uint8).tolist(), contexts(ink).ravel().tolist())
    nominal = struct.pack("8b", 3, -1, -3, -1, 2, -2, -2, -2)
    region = struct.pack(">IIIIBB", width, height, 0, 0, 0, 0) + nominal + encoder.flush()
    return segment(0, 48, struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)) + segment(1, 38, region)
