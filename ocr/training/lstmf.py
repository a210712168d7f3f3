# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes lines in the form that lstmtraining reads (tesseract::DocumentData, version 5).

The same bytes as `tesseract LINE --psm 13 lstm.train` gives for one line, without a process for each.
"""
import io
import struct


def encoded(text):
    raw = text.encode("utf8")
    return struct.pack("<I", len(raw)) + raw


def page(picture, text):
    """One line: a PIL image and what stands on it."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    png = buffer.getvalue()
    return b"".join([
        b"\x01",                                                     # a page follows
        encoded(""), struct.pack("<i", 0),                           # file name, page number
        struct.pack("<I", len(png)), png,
        encoded(""), encoded(text),                                  # language, text
        struct.pack("<I4h", 1, 0, 0, picture.width, picture.height),  # one box
        struct.pack("<I", 1), encoded(text),                         # and its text
        b"\x00",                                                     # not vertical
    ])


def write(path, lines):
    """`lines`: [(picture, text)]"""
    with open(path, "wb") as f:
        f.write(struct.pack("<I", len(lines)))
        for picture, text in lines:
            f.write(page(picture, text))
