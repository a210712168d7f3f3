# SPDX-License-Identifier: GPL-3.0-or-later
"""The faces of fonts.txt: which signs they have, and one at a time drawn by weight."""
import collections
import functools
import os
import sys

from fontTools.ttLib import TTFont
from PIL import ImageFont

FONTS = os.path.join(os.path.dirname(os.path.realpath(__file__)), "fonts.txt")

Face = collections.namedtuple("Face", "role weight use package licence file index")


def listed(path=FONTS):
    """The faces of a fonts.txt. \\s in a file name is a space."""
    faces = []
    with open(path, encoding="utf8") as f:
        for line in f:
            fields = line.split("#")[0].split()
            if fields:
                role, weight, use, package, licence, file, index = fields
                faces.append(Face(role, float(weight), use, package, licence, file.replace("\\s", " "), int(index)))
    return faces


def present(faces):
    there = [face for face in faces if os.path.exists(face.file)]
    for face in sorted({f.file for f in faces} - {f.file for f in there}):
        print(f"left out, not installed: {face}", file=sys.stderr)
    return there


@functools.lru_cache(maxsize=None)
def signs(face):
    """The set of characters that a face has."""
    number = face.index if face.file.endswith("c") else -1
    with TTFont(face.file, lazy=True, fontNumber=number) as font:
        return frozenset(map(chr, font.getBestCmap()))


@functools.lru_cache(maxsize=300)
def sized(face, pixels):
    return ImageFont.truetype(face.file, pixels, index=face.index, layout_engine=ImageFont.Layout.BASIC)


class FacePool:
    """Draws the faces for a line. `use`: "train", "held" or "all" (for a line of held faces, all faces are held)."""

    def __init__(self, rng, use="train", faces=None):
        self.rng = rng
        usable = present(faces or listed())
        self.by_role = {role: [f for f in usable if f.role == role and (use == "all" or f.use == use)] for role in ("chinese", "latin")}
        self.signs = [f for f in usable if f.role == "signs"]

    def draw(self, text):
        """A function from a character to its face, and the names of the Chinese and the Latin face; None where
        no Chinese face has all Chinese characters of the text."""
        han = {c for c in text if c >= "⺀"}
        fitting = [f for f in self.by_role["chinese"] if han <= signs(f)]
        if not fitting:
            return None
        chinese = self.rng.choices(fitting, [f.weight for f in fitting])[0]
        latin = chinese
        if self.rng.random() < 0.6:
            latin = self.rng.choices(self.by_role["latin"], [f.weight for f in self.by_role["latin"]])[0]
        # Word sets ≥ ≤ × and their like now in the Latin, now in the Chinese face.
        first = [latin, chinese] if self.rng.random() < 0.5 else [chinese, latin]
        self.rng.shuffle(self.signs)

        def face_of(c):
            order = [latin, chinese] if c < "\x7f" else first
            return next((f for f in order + self.signs if c in signs(f)), None)

        if any(face_of(c) is None for c in text if not c.isspace()):
            return None
        return face_of, chinese, latin
