# SPDX-License-Identifier: GPL-3.0-or-later
"""The conditions a page can be scanned in. Each is a function of (picture, dice, dpi, back) and draws what it needs
from the dice, which write down what came up; `back` is the picture of another page, for what shows through.

A condition gives float32 reflectance, or booleans (True is ink) where it is bilevel."""
from dataclasses import dataclass

import numpy
from PIL import Image

from . import optics, paper


class Dice:
    """Random choices by name, written down. What is `fixed` by name is drawn all the same, and then left."""

    def __init__(self, seed, **fixed):
        self.rng = numpy.random.default_rng(seed)
        self.fixed, self.drawn = fixed, {}

    def note(self, name, value):
        self.drawn[name] = self.fixed.get(name, value)
        return self.drawn[name]

    def between(self, name, low, high):
        return self.note(name, round(float(self.rng.uniform(low, high)), 4))

    def either(self, name, low, high):
        """Between low and high to one side or the other."""
        return self.note(name, round(float(self.rng.uniform(low, high) * self.rng.choice([-1, 1])), 4))

    def whole(self, name, low, high):
        return self.note(name, int(self.rng.integers(low, high + 1)))

    def one_of(self, name, *choices):
        return self.note(name, choices[int(self.rng.integers(len(choices)))])

    def chance(self, name, share):
        return self.note(name, bool(self.rng.random() < share))


@dataclass
class Condition:
    make: object
    dpi: int
    colour: bool
    containers: tuple              # see containers.py; one is drawn


def ground(picture, dice, low=0.94):
    """Paper of some colour under the print, and the printer's ink."""
    # paper is yellowish, if anything
    colour = sorted((dice.between(f"paper_{c}", low, 1.0) for c in "123"), reverse=True)[:picture.shape[2]]
    return paper.tinted(paper.inked(picture, dice.between("ink_spread", -0.35, 0.35)), dice.rng, colour)


def red_seal(picture, dice, dpi, low=0.35, high=0.95):
    size = round(dice.between("seal_mm", 36, 45) * dpi / 25.4)
    top = round(dice.between("seal_y", low, high) * picture.shape[0]) - size // 2
    left = round(dice.between("seal_x", 0.25, 0.85) * picture.shape[1]) - size // 2
    colour = (0.85 + 0.1 * dice.rng.random(), 0.08 + 0.2 * dice.rng.random(), 0.1 + 0.2 * dice.rng.random())
    return paper.stamped(picture, paper.seal_mask(dice.rng, size), top, left, colour, dice.between("seal_density", 0.55, 0.95))


def scanned(picture, dice, blur=(0.4, 0.8), noise=(0.005, 0.02), black=(0.02, 0.12), white=(0.95, 1.0)):
    """The scanner itself."""
    seen = optics.blurred(picture, dice.between("blur", *blur))
    seen = optics.toned(seen, dice.between("black", *black), dice.between("white", *white), dice.between("gamma", 0.85, 1.2))
    if dice.chance("sharpened", 0.4):
        seen = optics.sharpened(seen, 0.5)
    return optics.noisy(seen, dice.rng, dice.between("noise", *noise))


def clean(picture, dice, dpi, back):
    seen = ground(picture, dice, 0.97)
    seen = optics.skewed(seen, dice.either("skew", 0.0, 0.25), [0.98] * seen.shape[2])
    return scanned(seen, dice, (0.3, 0.6), (0.002, 0.01), (0.0, 0.08), (0.98, 1.0))


def office(picture, dice, dpi, back):
    seen = ground(picture, dice)
    if dice.chance("seal", 0.8):
        seen = red_seal(seen, dice, dpi)
    seen = optics.skewed(seen, dice.either("skew", 0.3, 1.5), [dice.one_of("outside", 0.97, 0.9, 0.15)] * seen.shape[2])
    if dice.chance("wavered", 0.3):
        seen = optics.wavered(seen, dice.rng, dice.between("waver", 0.5, 2.0), [0.95] * seen.shape[2])
    return scanned(optics.lit(seen, dice.rng, dice.between("light_lost", 0.02, 0.15)), dice)


def turned(picture, dice, dpi, back):
    """Fed the wrong way round, else as in an office."""
    seen = clean(picture, dice, dpi, back) if dice.chance("clean", 0.5) else office(picture, dice, dpi, back)
    return numpy.ascontiguousarray(numpy.rot90(seen, dice.one_of("turned", 1, 2, 3)))


def worn(picture, dice, dpi, back):
    side = dice.one_of("spine", "left", "right")
    seen = paper.faded(paper.inked(picture, dice.between("ink_spread", -0.5, 0.4)), dice.rng, dice.between("faded", 0.1, 0.45))
    seen = paper.flaked(seen, dice.rng, dice.between("flakes", 0, 60))
    seen = paper.tinted(seen, dice.rng, [0.95, 0.93, dice.between("yellow", 0.75, 0.92)][:seen.shape[2]])
    seen = paper.stained(seen, dice.rng, dice.whole("stains", 0, 3), dice.between("stain", 0.05, 0.3))
    if dice.chance("bleeds", 0.6):
        seen = paper.bled(seen, back, dice.between("bleed", 0.04, 0.16))
    if dice.chance("crease", 0.4):
        seen = paper.folded_crease(seen, dice.rng, dice.between("crease_strength", 0.2, 0.6))
    if dice.chance("punched", 0.5):
        seen = paper.punched(seen, dice.rng, dpi, dice.one_of("holes", "left", "top"))
    if dice.chance("seal", 0.3):
        seen = red_seal(seen, dice, dpi)
    seen = optics.skewed(seen, dice.either("skew", 0.2, 2.0), [0.9] * seen.shape[2])
    seen = paper.specked(seen, dice.rng, dice.between("specks", 3, 40), 3)
    if dice.chance("shadow", 0.5):
        seen = paper.spine_shadow(seen, side, dice.between("shadow_reach", 0.02, 0.06), dice.between("shadow_strength", 0.3, 0.8))
    if dice.chance("border", 0.5):
        seen = paper.bordered(seen, dice.rng, 5 * dpi / 25.4)
    return scanned(optics.lit(seen, dice.rng, dice.between("light_lost", 0.05, 0.25)), dice, (0.5, 1.1), (0.01, 0.035), (0.05, 0.2), (0.88, 0.98))


def fax(picture, dice, dpi, back):
    seen = paper.inked(picture, dice.between("ink_spread", -0.3, 0.5))
    seen = optics.skewed(seen, dice.either("skew", 0.0, 1.0), [1.0] * seen.shape[2])
    seen = optics.noisy(optics.blurred(seen, dice.between("blur", 0.4, 0.8)), dice.rng, dice.between("noise", 0.02, 0.08))
    ink = optics.thresholded(seen, dice.between("threshold", 0.52, 0.75), dice.one_of("local", 0, 0.8))
    rng, (height, width) = dice.rng, ink.shape
    ink ^= rng.random(ink.shape) < dice.between("salt_ppm", 20, 250) * 1e-6
    for _ in range(dice.whole("dropouts", 0, 4)):           # scan lines lost in transmission: a copy of the line before
        y = int(rng.integers(1, height - 1))
        ink[y] = ink[y - 1]
    for _ in range(dice.whole("gaps", 0, 60)):              # broken lines
        y, x = int(rng.integers(height)), int(rng.integers(width))
        ink[y:y + 3, x:x + int(rng.integers(1, 4))] = False
    return ink


def bilevel(picture, dice, dpi, back):
    seen = optics.skewed(ground(picture, dice), dice.either("skew", 0.1, 1.0), [0.97] * picture.shape[2])
    seen = optics.lit(seen, dice.rng, dice.between("light_lost", 0.0, 0.1))
    return optics.thresholded(scanned(seen, dice), dice.between("threshold", 0.58, 0.8), 0.8)


def low(picture, dice, dpi, back):
    seen = ground(picture, dice)
    if seen.shape[2] == 3 and dice.chance("seal", 0.3):
        seen = red_seal(seen, dice, dpi)
    seen = optics.skewed(seen, dice.either("skew", 0.1, 1.0), [0.95] * seen.shape[2])
    return scanned(seen, dice, (0.3, 0.55), (0.005, 0.02))


def photo(picture, dice, dpi, back):
    """A page on a desk, photographed by hand: the page fills most of the picture."""
    rng, (height, width) = dice.rng, picture.shape[:2]
    seen = ground(picture, dice, 0.9)
    if dice.chance("seal", 0.4):
        seen = red_seal(seen, dice, dpi)
    margin, lean = dice.between("margin", 0.02, 0.08), dice.between("perspective", 0.01, 0.05)
    size = (round(height * (1 + 2 * margin)), round(width * (1 + 2 * margin)))
    corners = [((margin + cx) * width + rng.uniform(-lean, lean) * width, (margin + cy) * height + rng.uniform(-lean, lean) * height)
               for cx, cy in ((0, 0), (1, 0), (1, 1), (0, 1))]
    corners = dice.note("corners", [[round(x), round(y)] for x, y in corners])
    desk = numpy.float32({"wood": (0.45, 0.3, 0.18), "dark": (0.08, 0.08, 0.09), "gray": (0.5, 0.5, 0.52), "cloth": (0.2, 0.3, 0.25)}[
        dice.one_of("desk", "wood", "dark", "gray", "cloth")])[:picture.shape[2]]
    grain = 1 + 0.12 * optics.field(rng, size, 6) + 0.08 * optics.field(rng, (size[0], 8), 60)[:, :1]
    curl = dice.between("curl_mm", 0, 4) * dpi / 25.4
    seen = optics.photographed(seen, corners, size, curl, dice.one_of("spine", -1, 0, 1), grain[:, :, None] * desk)
    seen = optics.lit(seen, rng, dice.between("light_lost", 0.15, 0.5), dice.between("vignette", 0.0, 0.2))
    if seen.shape[2] == 3:                                  # lamps are not white
        seen *= numpy.float32([1, dice.between("lamp_g", 0.93, 1.0), dice.between("lamp_b", 0.8, 1.0)])
    seen = optics.blurred(seen, dice.between("blur", 0.4, 0.9))
    if dice.chance("moved", 0.3):
        seen = optics.moved(seen, rng, dice.between("moved_pixels", 1, 2.5))
    return optics.noisy(optics.toned(seen, 0.04, 0.97, dice.between("gamma", 0.8, 1.1)), rng, dice.between("noise", 0.01, 0.03), 1.6)


def signed(picture, dice, dpi, back):
    """Blue or black ink of a pen, and a square name seal, over the lower part of the page."""
    rng, (height, width) = dice.rng, picture.shape[:2]
    seen = ground(picture, dice)
    for i in range(dice.whole("signatures", 1, 3)):
        pen = paper.pen_mask(rng, round(55 * dpi / 25.4), round(16 * dpi / 25.4), dice.between(f"pen_{i}", 2.0, 5.0) * dpi / 300)
        ink = {"blue": (0.1, 0.18, 0.62), "violet": (0.3, 0.15, 0.6), "black": (0.1, 0.1, 0.12)}[dice.one_of(f"ink_{i}", "blue", "blue", "violet", "black")]
        seen = paper.stamped(seen, pen, round(rng.uniform(0.3, 0.92) * height), round(rng.uniform(0.05, 0.75) * width), ink, 0.9)
    if dice.chance("name_seal", 0.7):
        mask = paper.name_seal_mask(rng, round(dice.between("name_seal_mm", 12, 20) * dpi / 25.4))
        colour = {"red": (0.85, 0.12, 0.18), "blue": (0.12, 0.2, 0.7)}[dice.one_of("name_seal_ink", "red", "blue")]
        seen = paper.stamped(seen, mask, round(rng.uniform(0.4, 0.9) * height), round(rng.uniform(0.3, 0.85) * width), colour, 0.85)
    if dice.chance("seal", 0.6):
        seen = red_seal(seen, dice, dpi)
    seen = optics.skewed(seen, dice.either("skew", 0.1, 1.0), [0.95] * seen.shape[2])
    return scanned(seen, dice)


CONDITIONS = {
    "clean300": Condition(clean, 300, False, ("pdf-jpeg", "pdf-flate", "png", "tiff-lzw")),
    "office300": Condition(office, 300, True, ("pdf-jpeg", "pdf-jpeg", "jpeg")),
    "turned300": Condition(turned, 300, False, ("pdf-jpeg", "tiff-lzw", "pdf-jpx")),
    "worn300": Condition(worn, 300, True, ("pdf-jpeg",)),
    "worn200": Condition(worn, 200, False, ("pdf-jpeg", "jpeg")),
    "fax200": Condition(fax, 200, False, ("tiff-g4",)),
    "bilevel300": Condition(bilevel, 300, False, ("pdf-jbig2", "pdf-g4", "tiff-g4")),
    "low150": Condition(low, 150, True, ("pdf-jpeg", "jpeg")),
    "photo": Condition(photo, 250, True, ("pdf-jpeg", "jpeg")),
    "signed300": Condition(signed, 300, True, ("pdf-jpeg",)),
}


def scan(condition, picture, dice, dpi, back):
    """A PIL image of the scan of one page."""
    seen = condition.make(picture, dice, dpi, back)
    if seen.dtype == bool:
        return Image.fromarray(numpy.where(seen, 0, 255).astype(numpy.uint8)).convert("1", dither=Image.Dither.NONE)
    return Image.fromarray(optics.to_bytes(seen))
