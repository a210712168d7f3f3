# SPDX-License-Identifier: GPL-3.0-or-later
"""A line as the network sees it: its ink scaled to one height, 1 where it is darkest. The same as ocr/value_input.cpp."""
import numpy
from PIL import Image

ROWS = 32        # of the network's input
INK_ROWS = 26    # that the ink takes of them
BESIDE = 6       # white columns on either side
LEAST_INK = 10   # pixels: flatter ink, as of dashes, is not blown up to the whole height
STRAY = 4        # pixels that do not decide what is darkest
LIGHTEST = 200   # lighter than this is no ink
FAINT = 0.25     # of the darkest ink: signs beside the others may be so light, as thin = are


def ink_of(picture):
    """(box of the ink, its darkest tone); None where there is no ink."""
    darkest = int(numpy.partition(picture.ravel(), STRAY - 1)[STRAY - 1]) if picture.size >= STRAY else 255
    if darkest > LIGHTEST:
        return None
    rows = numpy.flatnonzero((picture < (darkest + 255) // 2).any(axis=1))
    columns = numpy.flatnonzero((picture < 255 - int(FAINT * (255 - darkest))).any(axis=0))
    return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1), darkest


def prepared(picture, rng=None):
    """`picture`: rows × columns of gray. ROWS × columns from 0 to 1; None where there is no ink. With `rng` no two are
    quite alike: size, width, place and contrast vary."""
    ink = ink_of(picture)
    if ink is None:
        return None
    (x0, y0, x1, y1), darkest = ink
    scale = INK_ROWS / max(y1 - y0, LEAST_INK)
    across, up, left, right, gamma = scale, 0.0, BESIDE, BESIDE, 1.0
    if rng:
        scale *= rng.uniform(0.88, 1.1)
        across = scale * rng.choice([1, rng.uniform(0.88, 1.12)])
        up = rng.uniform(-1.5, 1.5)
        left, right = rng.uniform(1, 10), rng.uniform(1, 10)
        gamma = rng.choice([1, rng.uniform(0.7, 1.4)])
    width = max(8, round((x1 - x0) * across + left + right))
    middle = (y0 + y1) / 2 + up / scale
    box = [x0 - left / across, middle - ROWS / 2 / scale, x0 + (width - left) / across, middle + ROWS / 2 / scale]
    around = int(max(0, -box[0], -box[1], box[2] - picture.shape[1], box[3] - picture.shape[0])) + 1
    wide = numpy.pad(picture, around, constant_values=255)
    scaled = Image.fromarray(wide).resize((width, ROWS), Image.BILINEAR, box=[edge + around for edge in box])
    tone = numpy.clip((255 - numpy.asarray(scaled, dtype=numpy.float32)) / (255 - darkest), 0, 1)
    return tone if gamma == 1 else tone ** gamma
