# SPDX-License-Identifier: GPL-3.0-or-later
"""Cheap wear of lines that are already as the network sees them, anew each time that a line is shown: slanted, thicker
or thinner, blurred, with harder edges, fewer rows, uneven ink, noise, a line over it."""
import numpy
from PIL import Image


def slanted(tone, rng):
    slope = rng.uniform(-0.22, 0.22)
    middle = tone.shape[0] / 2
    return numpy.asarray(Image.fromarray(tone).transform((tone.shape[1], tone.shape[0]), Image.AFFINE, (1, slope, -slope * middle, 0, 1, 0), Image.BILINEAR))


def neighbours(tone, change):
    """The least or the greatest of 3 × 3 tones."""
    wide = numpy.pad(tone, 1)
    rows = change(change(wide[:-2], wide[1:-1]), wide[2:])
    return change(change(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def stroke(tone, rng):
    share = rng.uniform(0, 0.6)
    return tone * (1 - share) + neighbours(tone, numpy.maximum if rng.random() < 0.5 else numpy.minimum) * share


def blurred(tone, rng):
    wide = numpy.pad(tone, 1)
    mean = sum(wide[y:y + tone.shape[0], x:x + tone.shape[1]] for y in range(3) for x in range(3)) / 9
    share = rng.uniform(0.2, 1)
    return tone * (1 - share) + mean * share


def hard_edged(tone, rng):
    return (tone - rng.uniform(0.3, 0.6)) * rng.uniform(2, 10) + 0.5


def fewer_rows(tone, rng):
    pairs = (tone[::2] + tone[1::2]) / 2
    return pairs.repeat(2, axis=0) if rng.random() < 0.5 else numpy.asarray(Image.fromarray(pairs).resize((tone.shape[1], tone.shape[0]), Image.BILINEAR))


def uneven(tone, rng):
    places = numpy.linspace(0, tone.shape[1], 2 + tone.shape[1] // 24)
    return tone * numpy.interp(numpy.arange(tone.shape[1]), places, [rng.uniform(0.45, 1) for _ in places])[None, :]


def noisy(tone, rng):
    return tone + numpy.random.default_rng(rng.getrandbits(63)).normal(0, rng.uniform(0.02, 0.12), tone.shape)


def lined(tone, rng):
    out = tone.copy()
    rows, columns = tone.shape
    gray = rng.choice([0, 0, 1, rng.random()])
    start = rng.randrange(columns)
    out[rng.choice([rng.randrange(rows), 3, 4, rows - 4, rows - 3]), start:start + rng.randint(4, 60)] = gray
    return out


WEARS = ((slanted, 0.12), (uneven, 0.1), (stroke, 0.25), (blurred, 0.12), (fewer_rows, 0.05), (hard_edged, 0.12), (lined, 0.08), (noisy, 0.15))


def varied(tone, rng):
    """`tone`: float32, rows × columns from 0 to 1. Another picture of the same text."""
    for wear, share in WEARS:
        if rng.random() < share:
            tone = numpy.clip(wear(tone, rng), 0, 1).astype(numpy.float32)
    return tone
