# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets a line of text as ink on nothing, several times finer than a scan, so that strokes can be worn smoothly."""
import collections

import numpy
from PIL import Image, ImageDraw

from faces import sized

FINER = 3  # pixels of the ink for one pixel of the scan

# ink: uint8, 255 where the ink covers; em: pixels of the ink for 1 em; box: ink bounds (x0, y0, x1, y1).
# top, bottom: rows of the em square, which is where a full line of Chinese text would reach.
Line = collections.namedtuple("Line", "ink em box top bottom")


def set_line(text, face_of, pixels, rng):
    """The line of `text` at `pixels` scan pixels an em, or None where a sign turns out to be empty."""
    em = pixels * FINER
    stretch = rng.choice([1, 1, 1, 1, rng.uniform(0.85, 1.12)])
    spacing = rng.choice([0, 0, 0, rng.uniform(-0.03, 0.12)]) * em
    margin = em
    x, baseline = float(margin), int(1.95 * em)
    advance = sum(0.5 * em if c.isspace() else sized(face_of(c), em).getlength(c) for c in text) + abs(spacing) * len(text)
    ink = Image.new("L", (int(advance) + 2 * margin + 8, 3 * em), 0)
    canvas = ImageDraw.Draw(ink)
    for c in text:
        if c.isspace():
            x += em * rng.uniform(0.25, 0.5)
            continue
        font = sized(face_of(c), em)
        if font.getbbox(c)[2] <= font.getbbox(c)[0] or font.getbbox(c)[3] <= font.getbbox(c)[1]:
            return None
        canvas.text((round(x), baseline), c, font=font, fill=255, anchor="ls")
        x += font.getlength(c) + spacing
    if rng.random() < 0.03:  # bold made by printing twice
        shifted = Image.new("L", ink.size, 0)
        shifted.paste(ink, (max(1, em // 30), 0))
        ink = Image.fromarray(numpy.maximum(numpy.asarray(ink), numpy.asarray(shifted)))
    if stretch != 1:
        ink = ink.resize((int(ink.width * stretch), ink.height), Image.BILINEAR)
    angle = rng.choice([0, 0, rng.gauss(0, 0.35), rng.uniform(-1.0, 1.0)])
    if angle:
        ink = ink.rotate(angle, Image.BILINEAR, center=(ink.width / 2, baseline))
    box = ink.point(lambda v: 255 if v > 100 else 0).getbbox()
    if box is None:
        return None
    return Line(ink, em, box, int(baseline - 0.86 * em), int(baseline + 0.14 * em))


def crop_box(line, rng):
    """Where the line is cut out: around the ink, or around the em square, with some white, not quite centred."""
    x0, y0, x1, y1 = line.box
    whole = rng.random() < 0.45
    if whole or (y1 - y0) < 0.5 * line.em and rng.random() < 0.85:
        y0, y1 = min(y0, line.top), max(y1, line.bottom)
    if y1 - y0 < 0.3 * line.em:
        grow = int((0.3 * line.em - (y1 - y0)) / 2) + 1
        y0, y1 = y0 - grow, y1 + grow
    height = y1 - y0
    room = rng.choice([rng.uniform(0.18, 0.42), rng.uniform(0.18, 0.42), rng.uniform(0.02, 0.8)])
    above, below = (room * height * rng.uniform(0.6, 1.4) for _ in range(2))
    left, right = (height * rng.choice([rng.uniform(0.1, 0.5), rng.uniform(0.02, 1.5)]) for _ in range(2))
    return int(x0 - left), int(y0 - above), int(x1 + right), int(y1 + below)


def two_lines(upper, lower, rng):
    """Two lines in one picture: what a crop that went wrong holds."""
    gap = int(rng.uniform(0.05, 0.4) * upper.em)
    a, b = upper.ink.crop(upper.box), lower.ink.crop(lower.box)
    em = upper.em
    ink = Image.new("L", (max(a.width, b.width) + 2 * em, a.height + gap + b.height + 2 * em), 0)
    ink.paste(a, (em, em))
    ink.paste(b, (em + rng.choice([0, (max(a.width, b.width) - b.width) // 2]), em + a.height + gap))
    box = ink.getbbox()
    return Line(ink, em, box, box[1], box[3])


def cut_through(line, rng):
    """The upper or lower part of a line: what a crop that went wrong leaves."""
    x0, y0, x1, y1 = line.box
    gone = int((y1 - y0) * rng.uniform(0.4, 0.65))
    y0, y1 = (y0 + gone, y1) if rng.random() < 0.5 else (y0, y1 - gone)
    ink = Image.new("L", line.ink.size, 0)
    ink.paste(line.ink.crop((x0, y0, x1, y1)), (x0, y0))
    box = ink.point(lambda v: 255 if v > 100 else 0).getbbox()
    return box and Line(ink, line.em, box, line.top, line.bottom)


def nothing(pixels, rng):
    """No ink at all: only what the page around it leaves."""
    em = pixels * FINER
    ink = Image.new("L", (int(rng.uniform(2.5, 12) * em), 3 * em), 0)
    return Line(ink, em, (em, em, ink.width - em, 2 * em), em, 2 * em)
