# SPDX-License-Identifier: GPL-3.0-or-later
"""Wears a line as printing and scanning do, then cleans it as the program cleans pages.

A condition is a function that draws the strength of each kind of wear; the names are those of the evaluation.
"""
import io

import numpy
from PIL import Image, ImageDraw, ImageFilter

from line_renderer import FINER, crop_box

# What the program does with pages (ocr/paper.cpp, ocr/strip.cpp): from this share of the local background on a pixel is
# paper, on grainy paper from a lower one; a line is cut out with its soft edge and set on white.
WHITE_FROM = 0.93
GRAIN = 1.55
GRAINY = 0.8
SOFT_EDGE = 2    # pixels
MARGIN = 0.3     # of the ink's height
LEAST_MARGIN = 4  # pixels

AS_STRIP = 0.93  # share of lines cut out so; the others keep what lies around them

# Share of each condition among training lines. Those that are hard to read come more often than on desks.
CONDITIONS = {"clean": 8, "office": 20, "worn": 13, "photo": 9, "low": 13, "fax": 15, "bilevel": 10, "thin": 5, "bleed": 4, "touched": 7}
# Kept out of training, to measure on wear never seen: a copy of a copy; a page that moved while it was scanned.
HELD_CONDITIONS = ("copied", "smeared")
EVERYDAY = ("clean", "office")

# dpi a scan of the condition has, with weights
DPI = {
    "clean": ([300, 400, 200], [6, 2, 2]), "office": ([300, 200, 250, 400], [6, 3, 1, 1]), "worn": ([300, 200, 250], [5, 3, 1]),
    "photo": ([200, 250, 300, 170], [3, 3, 3, 1]), "low": ([150, 170, 130], [8, 2, 0.7]), "fax": ([200], [1]), "bilevel": ([300, 400, 200, 240], [6, 2, 2, 1]), "thin": ([300, 200, 400], [4, 3, 1]), "bleed": ([300, 200, 250], [3, 3, 1]), "touched": ([300, 200, 150], [4, 3, 1]),
    "copied": ([300, 200], [3, 2]), "smeared": ([300, 200, 250], [3, 2, 1]),
}
# Faxes and copies whose rows are half as many as their columns (204 × 98 dpi).
HALF_ROWS = {"fax": 0.4, "bilevel": 0.05, "thin": 0.05}


def pixels_per_em(condition, rng):
    points = rng.choice([rng.gauss(10.3, 1.0), rng.uniform(7.5, 16)])
    dpi, weights = DPI[condition]
    return min(56, max(13, round(max(7, points) * rng.choices(dpi, weights)[0] / 72)))


def strength(condition, rng):
    """Numbers for wear(): stroke (pixels, < 0 thinner), blur, noise (gray levels), ink and paper (gray), jpeg, threshold."""
    u, chance = rng.uniform, lambda p: rng.random() < p
    s = {"stroke": rng.gauss(0, 0.15), "blur": u(0.25, 0.5), "noise": u(0, 3), "ink": u(0, 40), "paper": u(235, 255), "jpeg": None, "threshold": None,
         "lines": chance(0.12), "touching": False, "clipped": False, "seal": False, "shade": 0.0, "specks": 0.0, "half_rows": chance(HALF_ROWS.get(condition, 0))}
    if condition == "office":
        s.update(stroke=rng.gauss(0, 0.3), blur=u(0.4, 0.8), noise=u(1, 8), ink=u(20, 80), jpeg=rng.randint(45, 92), seal=chance(0.12))
    elif condition == "worn":
        s.update(stroke=rng.gauss(-0.25, 0.5), blur=u(0.4, 0.95), noise=u(4, 16), ink=u(60, 150), paper=u(205, 250), jpeg=rng.randint(25, 85),
                 seal=chance(0.15), shade=u(0, 0.12), specks=u(0, 0.004))
    elif condition == "photo":
        s.update(stroke=rng.gauss(0, 0.35), blur=u(0.55, 1.2), noise=u(2, 10), ink=u(40, 110), paper=u(160, 245), jpeg=rng.randint(40, 85), shade=u(0.05, 0.35))
    elif condition == "low":
        s.update(stroke=rng.gauss(0, 0.2), blur=u(0.35, 0.75), noise=u(1, 7), ink=u(20, 90), jpeg=rng.randint(30, 85), seal=chance(0.08))
    elif condition in ("fax", "bilevel"):
        s.update(stroke=rng.gauss(0, 0.35), blur=u(0.35, 0.8), noise=u(2, 14), ink=u(20, 110), threshold=u(0.3, 0.72), specks=u(0, 0.003) * chance(0.5))
    elif condition == "thin":
        s.update(stroke=u(-1.0, -0.3), blur=u(0.3, 0.7), noise=u(1, 9), ink=u(40, 150), jpeg=rng.randint(35, 90), threshold=chance(0.5) and u(0.25, 0.5))
    elif condition == "bleed":
        s.update(stroke=u(0.4, 1.2), blur=u(0.5, 1.1), noise=u(1, 9), ink=u(0, 80), jpeg=rng.randint(35, 90), threshold=chance(0.5) and u(0.5, 0.75))
    elif condition == "touched":
        s.update(stroke=rng.gauss(0, 0.3), blur=u(0.35, 0.8), noise=u(1, 8), ink=u(20, 90), jpeg=rng.randint(40, 90), threshold=chance(0.3) and u(0.35, 0.65),
                 lines=True, touching=chance(0.75), clipped=chance(0.5))
    elif condition == "copied":
        s.update(stroke=rng.gauss(0, 0.25), blur=u(0.4, 0.8), noise=u(2, 10), ink=u(10, 80), threshold=u(0.35, 0.65), specks=u(0, 0.002))
    elif condition == "smeared":
        s.update(stroke=rng.gauss(0, 0.25), blur=u(0.35, 0.6), noise=u(1, 8), ink=u(20, 90), jpeg=rng.randint(45, 90))
    return s


def grown(ink):
    """The brightest of 3 × 3 neighbours."""
    rows = ink.copy()
    numpy.maximum(rows[1:], ink[:-1], out=rows[1:])
    numpy.maximum(rows[:-1], ink[1:], out=rows[:-1])
    out = rows.copy()
    numpy.maximum(out[:, 1:], rows[:, :-1], out=out[:, 1:])
    numpy.maximum(out[:, :-1], rows[:, 1:], out=out[:, :-1])
    return out


def thicken(ink, amount):
    """Strokes thicker by `amount` pixels of the scan, thinner where it is below 0."""
    steps = abs(amount) * FINER / 2
    change = grown if amount > 0 else lambda pixels: 255 - grown(255 - pixels)
    pixels = numpy.asarray(ink)
    for _ in range(int(steps)):
        pixels = change(pixels)
    share = steps - int(steps)
    if share > 0.05:
        pixels = (pixels * (1 - share) + change(pixels) * share).astype(numpy.uint8)
    return Image.fromarray(pixels)


def ruling_remains(ink, box, em, rng):
    """Pieces of removed rulings along the edges of the crop."""
    canvas = ImageDraw.Draw(ink)
    x0, y0, x1, y1 = box
    for _ in range(rng.randint(1, 3)):
        wide = max(1, int(rng.uniform(0.3, 1.6) * FINER))
        gray = rng.randint(60, 255)
        inset = rng.randint(-1, 3) * FINER // 2
        if rng.random() < 0.5:
            y = rng.choice([y0 + inset, y1 - inset - wide])
            start = rng.randint(x0, x1)
            canvas.rectangle([start, y, min(x1, start + rng.randint(em // 8, 2 * em)), y + wide], fill=gray)
        else:
            x = rng.choice([x0 + inset, x1 - inset - wide])
            start = rng.randint(y0, y1)
            canvas.rectangle([x, start, x + wide, min(y1, start + rng.randint(em // 8, em))], fill=gray)


def touching_lines(ink, clean, em, rng):
    """A piece of a ruling that was not taken away where it meets the glyphs: along their foot, head or side."""
    canvas = ImageDraw.Draw(ink)
    x0, y0, x1, y1 = clean.point(lambda v: 255 if v > 100 else 0).getbbox()
    wide = max(1, int(rng.uniform(0.4, 1.4) * FINER))
    gray = rng.randint(90, 255)
    if rng.random() < 0.7:
        y = rng.choice([y1 - rng.randint(0, wide), y0 - wide + rng.randint(0, wide)])
        start = rng.randint(x0 - em // 3, x1)
        canvas.rectangle([start, y, start + rng.randint(em // 4, 3 * em), y + wide], fill=gray)
    else:
        x = rng.choice([x0 - wide - rng.randint(0, FINER), x1 + rng.randint(0, FINER)])
        canvas.rectangle([x, y0 + rng.randint(-em // 4, (y1 - y0) // 2), x + wide, y1 + rng.randint(-em // 6, em // 4)], fill=gray)


def seal_remains(shape, em, rng):
    """What the red channel leaves of a seal: pale arcs and strokes, as a factor of brightness."""
    height, width = shape
    layer = Image.new("L", (width, height), 255)
    canvas = ImageDraw.Draw(layer)
    gray = rng.randint(200, 250)
    for _ in range(rng.randint(1, 4)):
        radius = rng.uniform(0.4, 6) * em
        x, y = rng.uniform(0, width), rng.uniform(-radius, height + radius)
        start = rng.uniform(0, 360)
        canvas.arc([x - radius, y - radius, x + radius, y + radius], start, start + rng.uniform(20, 200), fill=gray, width=max(1, int(rng.uniform(0.04, 0.16) * em)))
    return numpy.asarray(layer.filter(ImageFilter.GaussianBlur(1)), dtype=numpy.float32) / 255


def copied(ink, s, em, rng):
    """The ink of a bilevel copy of the ink, as fine as the ink was."""
    first = dict(s, threshold=rng.uniform(0.4, 0.6), ink=10, paper=250, specks=rng.uniform(0, 0.001))
    page = scanned(ink, first, "bilevel", em, rng)
    return Image.eval(page, lambda v: 255 - v).resize(ink.size, Image.BICUBIC)


def smeared(page, rng):
    """Rows that moved to the side while the page was read, each mixed with its neighbours."""
    reach = rng.choice([2, 3])
    out = sum(numpy.roll(page, step, axis=1) for step in range(reach)) / reach
    wave, phase, size = rng.uniform(4, 14), rng.uniform(0, 6), rng.uniform(0, 0.8)
    for y in range(out.shape[0]):
        shift = size * numpy.sin(y / wave + phase)
        whole = int(numpy.floor(shift))
        part = shift - whole
        out[y] = numpy.roll(out[y], whole) * (1 - part) + numpy.roll(out[y], whole + 1) * part
    return out


def half_the_rows(page):
    """Each two rows read as one."""
    if page.shape[0] % 2:
        page = numpy.concatenate([page, page[-1:]])
    return (page[::2] + page[1::2]) / 2


def scanned(ink, s, condition, em, rng):
    """The gray picture that a scanner gives of ink (Image "L", FINER times finer), of the strength `s`."""
    noise = numpy.random.default_rng(rng.getrandbits(63))
    if condition == "copied":
        ink = copied(ink, s, em, rng)
    vertical = rng.uniform(0.9, 1.1) if condition == "photo" else 1
    small = ink.resize((max(8, ink.width // FINER), max(8, int(ink.height * vertical) // FINER)), Image.BOX)
    small = small.filter(ImageFilter.GaussianBlur(s["blur"]))
    cover = numpy.asarray(small, dtype=numpy.float32) / 255
    page = s["paper"] - cover * max(40, s["paper"] - s["ink"])
    if s["shade"]:
        h, w = page.shape
        slope = numpy.linspace(-1, 1, w)[None, :] * rng.uniform(-1, 1) + numpy.linspace(-1, 1, h)[:, None] * rng.uniform(-0.5, 0.5)
        page = page * (1 - s["shade"] * 0.35 * (1 + slope))
    if s["seal"]:
        page = page * seal_remains(page.shape, em / FINER, rng)
    if condition == "smeared":
        page = smeared(page, rng)
    rows = page.shape[0]
    if s["half_rows"]:
        page = half_the_rows(page)
    page = page + noise.normal(0, s["noise"], page.shape)
    if s["specks"]:
        at = noise.random(page.shape)
        page[at < s["specks"] / 2] -= 120
        page[at > 1 - s["specks"] / 2] += 120
    if s["threshold"]:
        page = numpy.where(page < s["ink"] + (s["paper"] - s["ink"]) * s["threshold"], 0, 255)
    picture = Image.fromarray(numpy.clip(page, 0, 255).astype(numpy.uint8))
    if s["half_rows"]:
        picture = picture.resize((picture.width, 2 * picture.height), rng.choice([Image.NEAREST, Image.BILINEAR])).crop((0, 0, picture.width, rows))
    if s["jpeg"]:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=s["jpeg"])
        picture = Image.open(buffer).convert("L")
    return picture


def glyph_columns(cover):
    """[(from, to)] of the columns that hold ink without a gap, at most a line's height each."""
    inked = numpy.concatenate(([0], (cover.max(axis=0) > 50).astype(numpy.int8), [0]))
    edges = numpy.flatnonzero(numpy.diff(inked))
    longest = max(4, cover.shape[0] // 3)
    return [(x, min(x + longest, end)) for begin, end in zip(edges[::2], edges[1::2]) for x in range(begin, end, longest)]


def closed_gap(there, seen):
    """Whether the white between two strokes that lie one above the other, as in =, is as dark as they are."""
    rows = there.sum(axis=1)
    inked = numpy.flatnonzero(rows > 0.3 * rows.max())
    gap = numpy.zeros(len(rows), dtype=bool)
    gap[inked[0]:inked[-1]] = rows[inked[0]:inked[-1]] < 0.02 * rows.max()
    if not gap.any():
        return False
    across = numpy.flatnonzero(there[inked].max(axis=0) > 50)
    profile = seen[:, across].mean(axis=1)
    return profile[gap].min() > 0.6 * numpy.median(profile[inked])


def readable(picture, ink):
    """Whether every glyph of the ink, and so every decimal point, still shows in the cleaned picture, and the gap of =. A
    line that lost one would teach the reader to guess."""
    cover = numpy.asarray(ink.resize(picture.size, Image.BOX), dtype=numpy.float32)
    dark = 255 - numpy.asarray(picture, dtype=numpy.float32)
    for begin, end in glyph_columns(cover):
        there, seen = cover[:, begin:end], dark[:, begin:end]
        if (there * seen).sum() < 0.28 * (there * there).sum() or closed_gap(there, seen):
            return False
    return True


def clipped(strip, margin, rng):
    """The strip without its outermost ink on one side: a crop that was a little small."""
    x0, y0, x1, y1 = margin, margin, strip.width - margin, strip.height - margin
    much = 2 + rng.randint(0, max(1, (y1 - y0) // 14))
    side = rng.randrange(3)
    gone = [(0, 0, strip.width, y0 + much), (0, y1 - much, strip.width, strip.height), (0, 0, x0 + min(much, 4), strip.height)][side]
    strip.paste(255, gone)
    return strip


def as_strip(picture, ink, rng, clip=False):
    """The ink with its soft edge on clean white, as the program cuts lines out."""
    x0, y0, x1, y1 = ink.point(lambda v: 255 if v > 100 else 0).getbbox()
    across, down = picture.width / ink.width, picture.height / ink.height
    slack = [SOFT_EDGE + rng.choice([0, 0, 0, -1, 1]) for _ in range(4)]
    box = (int(x0 * across) - slack[0], int(y0 * down) - slack[1], int(x1 * across + 1) + slack[2], int(y1 * down + 1) + slack[3])
    margin = max(LEAST_MARGIN, int(MARGIN * (box[3] - box[1] - 2 * SOFT_EDGE))) - SOFT_EDGE
    strip = Image.new("L", (box[2] - box[0] + 2 * margin, box[3] - box[1] + 2 * margin), 255)
    strip.paste(picture.crop(box), (margin, margin))
    return clipped(strip, margin, rng) if clip and box[3] - box[1] > 16 else strip


def worn(line, condition, rng):
    """The line as a clean gray picture (Image "L", white 255), cut out as the program would."""
    around = 4 * FINER
    for attempt in range(6):
        s = strength(condition, rng)
        box = crop_box(line, rng)
        # Not a multiple of FINER: the grid of the scan lies anywhere.
        x0, y0 = box[0] - around - rng.randrange(FINER), box[1] - around - rng.randrange(FINER)
        clean = line.ink.crop((x0, y0, box[2] + around, box[3] + around))
        ink = thicken(clean, s["stroke"]) if abs(s["stroke"]) > 0.05 else clean.copy()
        if s["lines"]:
            ruling_remains(ink, (around, around, ink.width - around, ink.height - around), line.em, rng)
        if s["touching"] and clean.getbbox():
            touching_lines(ink, clean, line.em, rng)
        picture = cleaned_page(scanned(ink, s, condition, line.em, rng), white_from(s, rng))
        if readable(picture, clean):
            break
        condition = condition if attempt < 3 else "clean"
    if clean.getbbox() and rng.random() < AS_STRIP:
        return as_strip(picture, clean, rng, s["clipped"])
    edge = around // FINER
    return picture.crop((edge, edge, picture.width - edge, picture.height - edge))


def white_from(s, rng):
    """The program measures the grain of the page; noise of one deviation spreads its middle over about two."""
    spread = 2 * s["noise"] / s["paper"] * rng.uniform(0.5, 1.1)
    return min(WHITE_FROM, max(GRAINY, 1 - GRAIN * spread))


def cleaned_page(picture, white):
    """Divided by the local background, near white made white."""
    page = numpy.asarray(picture, dtype=numpy.float32)
    # The background is the bright side of the page, smooth over about two lines.
    h, w = page.shape
    tiles = max(1, round(w / (2 * h)))
    levels = numpy.array([numpy.percentile(tile, 80) for tile in numpy.array_split(page, tiles, axis=1)])
    centres = (numpy.arange(tiles) + 0.5) * w / tiles
    background = numpy.maximum(numpy.interp(numpy.arange(w), centres, levels), 60)[None, :]
    ratio = page / background
    out = numpy.where(ratio >= white, 255, ratio * 255)
    return Image.fromarray(numpy.clip(out, 0, 255).astype(numpy.uint8))
