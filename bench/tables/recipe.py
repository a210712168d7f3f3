# SPDX-License-Identifier: GPL-3.0-or-later
"""Deals each file its producer, page, faces and the way its tables are ruled."""
import random

from . import content

STYLES = ["three-line", "rows", "zebra", "bare", "head-shaded", "head-rule", "grid", "open-sides", "columns", "dashed", "double", "rows-grey", "outer"]
FACES = ["Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "LXGW WenKai", "Droid Sans Fallback"]
LATIN = ["", "", "Liberation Serif", "Liberation Sans", "Carlito", "DejaVu Sans"]
PAGES = {"A4": (210, 297), "A4L": (297, 210), "A3": (297, 420), "Letter": (216, 279)}


def recipes(seed, count, producers, cut_rows=False):
    for i in range(count):
        rng = random.Random(seed * 100003 + i)
        producer = producers[i % len(producers)]
        r = dict(name=f"{i:02}-{producer}", producer=producer, seed=rng.random(), page=rng.choice(["A4", "A4", "A4", "A4L", "A3", "Letter"]),
                 face=rng.choice(FACES), latin=rng.choice(LATIN), size=rng.choice([7.5, 9, 9, 10.5, 10.5, 12]), leading=rng.choice([1.1, 1.25, 1.4, 1.6]),
                 padding=rng.choice([1, 2, 3, 5]), valign=rng.choice(["middle", "middle", "top", "bottom"]), margin=rng.choice([15, 20, 28]),
                 running=rng.choice(["", "dashes", "count", "head"]), watermark=rng.choice(["", "", "", "small", "large"]),
                 columns=rng.choice([1, 1, 1, 1, 1, 2]), width=rng.choice([100, 100, 100, 80]), prose=rng.choice([0, 1, 2, 3]),
                 header_again=rng.random() < 0.6, raise_digits=rng.choice([0, 0, 0.12, 0.3, 0.5, -0.3]), head_align=rng.choice(["center", "center", "column"]),
                 tables=rng.choice([1, 2, 2, 3]), extras=rng.random() < 0.5)
        if r["columns"] == 2:
            r.update(page="A4", size=7.5, tables=2)
        if cut_rows:
            r.update(cut_rows=True, columns=1, prose=0, tables=1, extras=False, watermark="", drop=rng.uniform(50, 240))
        yield r


def invent(r):
    """The tables of a report, each with its style."""
    rng = random.Random(r["seed"])
    tables = []
    for i in range(r["tables"]):
        t = content.table(rng, i + 1, content.LONG_KINDS if r.get("cut_rows") else content.KINDS)
        while r["columns"] == 2 and (t.columns > 5 or t.kind == "company"):
            t = content.table(rng, i + 1)
        styles = [s for s in STYLES if not content.sparse_rows(t) or (r.get("cut_rows") and t.kind == "long" and s == "bare") or s in ("rows", "grid", "open-sides", "dashed", "double", "rows-grey")]
        t.style = rng.choice(styles)
        tables.append(t)
    if rng.random() < 0.2 and r["columns"] == 1:
        tables[-1] = lengthen(rng, tables[-1])
    return tables


def space_above(r):
    """Millimetres above the first table, so that a page end cuts it."""
    return PAGES[r["page"]][1] - 2 * r["margin"] - r["drop"] * .353 if r.get("cut_rows") else 0


def lengthen(rng, t):
    """The same table with rows for more than a page."""
    if t.kind not in ("statistics", "codes", "units"):
        return t
    more = [c for c in t.cells if c.row >= t.header and t.kind != "units"]
    height = t.rows - t.header
    for k in range(1, 1 + 60 // height):
        t.cells += [content.Cell(vary(rng, c), c.row + k * height, c.column, c.rows, c.columns, c.level) for c in more]
    return t


def vary(rng, cell):
    if cell.column == 0 and not cell.text.isdigit():
        return rng.choice(content.CITIES)
    return "".join(rng.choice("123456789") if ch.isdigit() else ch for ch in cell.text)


def prose(rng, sentences):
    return "".join(rng.choice(content.SENTENCES) for _ in range(sentences))
