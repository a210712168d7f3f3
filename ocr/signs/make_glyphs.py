#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes labelled glyphs: draws lines as ocr/training does, lets the program find the glyphs in them, and names each
by where it was drawn. Writes OUT.npz: features, labels (indices into SIGNS, 0 for anything else)."""
import argparse
import os
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "training"))
sys.dont_write_bytecode = True
from degradation import CONDITIONS, pixels_per_em, worn  # noqa: E402
from faces import sized  # noqa: E402
from line_renderer import FINER, Line  # noqa: E402
from make_lines import LineMaker  # noqa: E402

SIGNS = "\0" + "0123456789" + "≥≤=><±×-%()+/~*.,:"
FOLD = {"≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "﹦": "=", "—": "-", "–": "-", "−": "-", "―": "-", "‐": "-", "﹣": "-",
        "～": "~", "∼": "~", "〜": "~", "∶": ":", "＊": "*", "／": "/", "．": "."}
FOLD.update({chr(ord(c) + 0xFEE0): c for c in SIGNS[1:] if "!" <= c <= "~"})
FEATURES = 16 * 16 + 7
# Kinds of lines (ocr/training/value_grammar.py) and lines of signs at random, which teach every sign as often.
KINDS = ["number"] * 3 + ["percent", "comparator", "comparator", "value_unit", "range", "date", "money", "prose", "verdict", "mark"]
RANDOM_SHARE = 0.45


def label_of(character):
    character = FOLD.get(character, character)
    return SIGNS.find(character) if character in SIGNS else 0


def random_text(rng, han):
    """Signs in an order that no grammar gives, some Chinese between them."""
    pool = "0123456789" + "≥≤=><±×-%()+/~*.,:" + "≥≤×±-.%()～（）＝≧≦—，："
    text = "".join(rng.choice(pool) for _ in range(rng.choice([1, 1, 2, 4, 6, 8])))
    while rng.random() < 0.3:
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(han) + text[at:]
    return text


def set_glyphs(text, face_of, pixels, rng):
    """(Line, [(x0, x1, height, character)] in pixels of its ink), or None where a sign turns out to be empty."""
    em = pixels * FINER
    spacing = rng.choice([0, 0, 0, rng.uniform(-0.02, 0.1)]) * em
    x, baseline = float(em), int(1.95 * em)
    fonts = [None if c.isspace() else sized(face_of(c), em) for c in text]
    width = sum(f.getlength(c) if f else 0.5 * em for f, c in zip(fonts, text)) + abs(spacing) * len(text)
    ink = Image.new("L", (int(width) + 2 * em + 8, 3 * em), 0)
    canvas = ImageDraw.Draw(ink)
    places = []
    for font, c in zip(fonts, text):
        if font is None:
            x += em * rng.uniform(0.25, 0.5)
            continue
        mask, origin = font.getmask2(c, "L", anchor="ls")
        extent = mask.getbbox()
        if extent is None:
            return None
        canvas.text((round(x), baseline), c, font=font, fill=255, anchor="ls")
        places.append((round(x) + origin[0] + extent[0], round(x) + origin[0] + extent[2], extent[3] - extent[1], c))
        x += font.getlength(c) + spacing
    box = ink.point(lambda v: 255 if v > 100 else 0).getbbox()
    return box and (Line(ink, em, box, int(baseline - 0.86 * em), int(baseline + 0.14 * em)), places)


def offset_of(picture, ink):
    """How many pixels the picture was shifted against the ink: where their columns agree best."""
    cover = numpy.asarray(ink.resize((ink.width // FINER, ink.height // FINER), Image.BOX), dtype=float).sum(axis=0)
    dark = (255 - numpy.asarray(picture, dtype=float)).sum(axis=0)
    return int(numpy.argmax(numpy.correlate(cover, dark, "full"))) - (len(dark) - 1)


def named(place, offset, glyphs):
    """The label of a glyph that the program found, None when it is doubtful."""
    x0, x1 = place[0] + offset, place[1] + offset
    inside = [(min(x1, g1 / FINER) - max(x0, g0 / FINER), g0 / FINER, g1 / FINER, high / FINER, c) for g0, g1, high, c in glyphs]
    inside = [g for g in inside if g[0] > 0.25 * min(x1 - x0, g[2] - g[1])]
    if not inside:
        return None
    if len(inside) > 1:
        return 0
    _, g0, g1, high, c = inside[0]
    whole = abs(x0 - g0) <= 2 and abs(x1 - g1) <= 2 and abs(place[3] - place[2] - high) <= max(2, 0.2 * high)
    return label_of(c) if whole else (0 if label_of(c) == 0 else None)


def make(program, seed, count, use):
    maker = LineMaker(seed, use)
    rng = maker.rng
    pictures, truths = [], []
    while len(pictures) < count:
        condition = rng.choices(list(CONDITIONS), CONDITIONS.values())[0]
        pixels = pixels_per_em(condition, rng)
        text = random_text(rng, maker.grammar.han) if rng.random() < RANDOM_SHARE else maker.grammar.draw(rng.choice(KINDS))[1]
        faces = maker.faces.draw(text)
        made = faces and set_glyphs(text, faces[0], pixels, rng)
        if not made:
            continue
        line, glyphs = made
        picture = worn(line, condition, rng)
        if abs(picture.height - picture.width) and picture.width > 4:
            pictures.append(picture)
            truths.append((glyphs, offset_of(picture, line.ink)))
    data = b"".join(b"P5\n%d %d\n255\n" % p.size + p.tobytes() for p in pictures)
    out = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout
    features, labels, at = [], [], 0
    for glyphs, offset in truths:
        n = int(numpy.frombuffer(out, numpy.int32, 1, at)[0])
        at += 4
        for _ in range(n):
            place = numpy.frombuffer(out, numpy.int32, 4, at)
            label = named(place, offset, glyphs)
            if label is not None:
                features.append(numpy.frombuffer(out, numpy.float32, FEATURES, at + 16))
                labels.append(label)
            at += 16 + 4 * FEATURES
    return numpy.array(features, dtype=numpy.float16), numpy.array(labels, dtype=numpy.int16)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("out")
    p.add_argument("--program", required=True, help="dump_glyphs, as built")
    p.add_argument("--seed", default="signs")
    p.add_argument("--lines", type=int, default=20000)
    p.add_argument("--faces", choices=["train", "held"], default="train")
    a = p.parse_args()
    x, y = make(a.program, f"{a.seed} {a.faces}", a.lines, a.faces)
    numpy.savez_compressed(a.out, features=x, labels=y)
    print(len(y), "glyphs;", {SIGNS[i] if i else "other": int((y == i).sum()) for i in range(len(SIGNS))})
