# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a page before it is scanned: ink, wear, dirt, seals and pens.

Pictures as in optics.py. Whatever lies on paper multiplies the light it gives back."""
import math
import shutil
import subprocess

import numpy
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from .optics import field


def tinted(picture, rng, colour):
    """Paper is never quite white, nor even; `colour` is its reflectance."""
    texture = 1 + 0.006 * field(rng, picture.shape, 300)
    return picture * numpy.asarray(colour, dtype=numpy.float32) * texture[:, :, None]


def inked(picture, spread):
    """Ink spreads (above 0) or the printer lays down too little (below 0), by pixels."""
    if not spread:
        return picture
    other = ndimage.minimum_filter if spread > 0 else ndimage.maximum_filter
    share = min(1.0, abs(spread))
    return (1 - share) * picture + share * other(picture, size=(3, 3, 1) if share > 0.5 else (2, 2, 1))


def faded(picture, rng, strength):
    """Toner that wore off: the ink is grayer everywhere, and unevenly; `strength` is the share lost on average."""
    lost = numpy.clip(strength * (1 + 0.5 * field(rng, picture.shape, 5) + 0.25 * field(rng, picture.shape, 40)), 0, 0.8)
    return 1 - (1 - picture) * (1 - lost[:, :, None])


def flaked(picture, rng, density):
    """Toner that flaked off in specks: `density` specks a million pixels."""
    height, width = picture.shape[:2]
    holes = rng.random((height, width), dtype=numpy.float32) < density * 1e-6
    holes = ndimage.binary_dilation(holes, iterations=1)
    return numpy.where(holes[:, :, None], 1 - (1 - picture) * 0.3, picture)


def specked(picture, rng, density, largest):
    """Dust: `density` dark specks a million pixels, 1 to `largest` pixels across."""
    out = picture.copy()
    height, width = picture.shape[:2]
    for _ in range(rng.poisson(density * height * width * 1e-6)):
        y, x, size = rng.integers(height), rng.integers(width), rng.integers(1, largest + 1)
        out[y:y + size, x:x + max(1, size - rng.integers(0, 2))] *= rng.uniform(0.1, 0.7)
    return out


def stained(picture, rng, count, strength):
    """Rings of cups and drops, brown."""
    height, width = picture.shape[:2]
    brown = numpy.array([0.15, 0.45, 1.0], dtype=numpy.float32)[:picture.shape[2]] if picture.shape[2] == 3 else numpy.float32([0.5])
    out = picture
    for _ in range(count):
        cy, cx, r = rng.uniform(0, height), rng.uniform(0, width), rng.uniform(0.04, 0.13) * width
        y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
        d = numpy.hypot(y - cy, (x - cx) * rng.uniform(0.8, 1.25)) / r + 0.05 * field(rng, picture.shape, 12)
        blot = strength * (0.35 * (d < 1) + numpy.exp(-((d - 1) / 0.04) ** 2))
        out = out * (1 - blot[:, :, None] * brown)
    return out


def bled(picture, back, strength):
    """The other side of the sheet shows through, mirrored and soft."""
    height, width = min(picture.shape[0], back.shape[0]), min(picture.shape[1], back.shape[1])
    out = picture.copy()
    out[:height, :width] *= 1 - strength * (1 - ndimage.gaussian_filter(back[:height, :width][:, ::-1], (2, 2, 0)))
    return out


def punched(picture, rng, dpi, side):
    """Two punch holes of 6 mm, 80 mm apart, that show the dark lid; side is left or top."""
    out = picture.copy()
    height, width = picture.shape[:2]
    mm, r = dpi / 25.4, 3 * dpi / 25.4
    away, middle = rng.uniform(7, 11) * mm, (height if side == "left" else width) / 2 + rng.uniform(-5, 5) * mm
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    for at in (middle - 40 * mm, middle + 40 * mm):
        cy, cx = (at, away) if side == "left" else (away, at)
        hole = numpy.clip(r - numpy.hypot(y - cy, x - cx), 0, 1)[:, :, None]
        out = out * (1 - hole) + 0.12 * hole
    return out


def spine_shadow(picture, side, reach, strength):
    """The shadow at the spine of an open book, `reach` a share of the width."""
    width = picture.shape[1]
    t = numpy.linspace(0, 1, width, dtype=numpy.float32)
    t = t if side == "left" else 1 - t
    return picture * (1 - strength * numpy.exp(-t / reach))[None, :, None]


def bordered(picture, rng, widest):
    """Dark strips at some edges, where the sheet did not cover the glass; `widest` in pixels."""
    out = picture.copy()
    dark = rng.uniform(0.02, 0.25)
    height, width = picture.shape[:2]
    y, x = numpy.arange(height)[:, None], numpy.arange(width)[None, :]
    for edge in rng.permutation(4)[:rng.integers(1, 4)]:
        w, slope = rng.uniform(0.2, 1) * widest, rng.uniform(-0.01, 0.01)
        strip = {0: y < w + slope * x, 1: y > height - w + slope * (x - width), 2: x < w + slope * y, 3: x > width - w + slope * (y - height)}[int(edge)]
        out[strip] = dark
    return out


def folded_crease(picture, rng, strength):
    """Light and dark lines where the sheet was folded."""
    out = picture.copy()
    height = picture.shape[0]
    at = int(height * rng.choice([1 / 3, 1 / 2, 2 / 3]) + rng.integers(-20, 20))
    out[at:at + 2] = 1 - (1 - out[at:at + 2]) * (1 - strength)
    out[at + 2:at + 4] *= 1 - 0.3 * strength
    return out


def face(size):
    """A Chinese face of the machine for seals, or None."""
    if not shutil.which("fc-match"):
        return None
    path = subprocess.run(["fc-match", "-f", "%{file}", ":lang=zh-cn"], capture_output=True).stdout.decode()
    try:
        return ImageFont.truetype(path, size)
    except OSError:
        return None


def seal_mask(rng, pixels, words="某某市财政局业务专用章"):
    """The ink of a round official seal, 1 where it is densest."""
    n = 2 * pixels
    image = Image.new("L", (n, n), 0)
    draw = ImageDraw.Draw(image)
    ring = max(3, round(n * 0.03))
    draw.ellipse((2, 2, n - 3, n - 3), outline=255, width=ring)
    star = [(n / 2 + n * (0.17 if i % 2 == 0 else 0.066) * math.sin(math.pi * i / 5), n / 2 - n * (0.17 if i % 2 == 0 else 0.066) * math.cos(math.pi * i / 5))
            for i in range(10)]
    draw.polygon(star, fill=255)
    font = face(round(n * 0.125))
    for i, sign in enumerate(words if font else ""):
        angle = math.radians(-120 + 240 * i / (len(words) - 1))
        tile = Image.new("L", (round(n * 0.15),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), sign, fill=255, font=font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = n / 2 + 0.37 * n * math.sin(angle), n / 2 - 0.37 * n * math.cos(angle)
        image.paste(255, (round(x - tile.width / 2), round(y - tile.height / 2)), tile)
    image = image.rotate(rng.uniform(-25, 25), resample=Image.Resampling.BICUBIC).resize((pixels, pixels), Image.Resampling.LANCZOS)
    ink = numpy.asarray(image, dtype=numpy.float32) / 255
    # a stamp never presses evenly
    return ink * numpy.clip(0.85 + 0.2 * field(rng, ink.shape, 4) + 0.12 * field(rng, ink.shape, 60), 0.1, 1)


def name_seal_mask(rng, pixels):
    """The ink of a small square name seal with four strokes of writing in it."""
    ink = numpy.zeros((pixels, pixels), dtype=numpy.float32)
    edge = max(2, pixels // 16)
    ink[:], ink[edge:-edge, edge:-edge] = 1, 0
    for _ in range(9):
        y, x, long = rng.integers(edge, pixels - edge), rng.integers(edge, pixels - edge), rng.integers(pixels // 5, pixels // 2)
        if rng.random() < 0.5:
            ink[y:y + edge, x:min(x + long, pixels - edge)] = 1
        else:
            ink[y:min(y + long, pixels - edge), x:x + edge] = 1
    return ink * numpy.clip(0.85 + 0.2 * field(rng, ink.shape, 5), 0.1, 1)


def pen_mask(rng, width, height, thickness):
    """The ink of a signature: two to four quick words of joined strokes."""
    image = Image.new("L", (2 * width, 2 * height), 0)
    draw = ImageDraw.Draw(image)
    for word in range(rng.integers(2, 5)):
        x0 = 2 * width * (0.05 + 0.24 * word)
        points = numpy.column_stack([x0 + 2 * width * (numpy.linspace(0, 0.18, 9) + rng.normal(0, 0.035, 9)), 2 * height * rng.uniform(0.1, 0.9, 9)])
        t = numpy.linspace(0, 8, 400)
        smooth = [ndimage.gaussian_filter1d(numpy.interp(t, numpy.arange(9), points[:, k]), 14) for k in (0, 1)]
        for i in range(399):
            w = 2 * thickness * (0.6 + 0.4 * math.sin(i / 23))
            draw.line((smooth[0][i], smooth[1][i], smooth[0][i + 1], smooth[1][i + 1]), fill=255, width=max(1, round(w)))
    return numpy.asarray(image.resize((width, height), Image.Resampling.LANCZOS), dtype=numpy.float32) / 255


def stamped(picture, mask, top, left, colour, density):
    """Ink of a colour (reflectance of its densest part) through a mask at a place; what hangs over the edge is lost."""
    out = picture.copy()
    height, width = picture.shape[:2]
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(height, top + mask.shape[0]), min(width, left + mask.shape[1])
    if y1 <= y0 or x1 <= x0:
        return out
    ink = density * mask[y0 - top:y1 - top, x0 - left:x1 - left, None]
    tint = numpy.asarray(colour, dtype=numpy.float32)
    if picture.shape[2] == 1:
        tint = numpy.float32([tint.mean()])
    out[y0:y1, x0:x1] *= 1 - ink * (1 - tint)
    return out
