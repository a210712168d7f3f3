# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads vocabulary.txt and profiles/units.txt, folds printed text and knows the reader's alphabet.

The reader's text has one width and one spelling for each sign: full-width forms, the kinds of dashes and the
variants of comparators are told apart by later stages from nothing but habit, so they are one sign here.
"""
import os
import re

HERE = os.path.dirname(os.path.realpath(__file__))
VOCABULARY = os.path.join(HERE, "vocabulary.txt")
UNITS = os.path.join(HERE, "..", "..", "profiles", "units.txt")

# Stands for each glyph that the reader does not know, and for a picture that holds no line of text.
REFUSED = "※"

DASHES = "—–－―‐‑−─﹣"
SPELLINGS = {
    "⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "﹦": "=", "﹥": ">", "﹤": "<", "￥": "¥", "～": "~", "〜": "~", "∼": "~",
    "✓": "√", "✔": "√", "☐": "□", "◻": "□", "✕": "×", "✖": "×", "℅": "%", "﹪": "%", "∶": ":", "•": "·", "・": "·",
    "㎏": "kg", "㎜": "mm", "㎝": "cm", "㎞": "km", "㎡": "m²", "㎢": "km²", "㎥": "m³", "μ": "μ", "µ": "μ",
    "°C": "℃", "°F": "℉",
}


def fold(printed):
    """What the reader says where `printed` stands: no spaces, half width, one sign for all dashes."""
    text = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in printed if not c.isspace())
    for old, new in SPELLINGS.items():
        text = text.replace(old, new)
    return re.sub("[-" + DASHES + "]+", "-", text)


def sections():
    """{section: [word, ...]} of vocabulary.txt."""
    found, words = {}, None
    with open(VOCABULARY, encoding="utf8") as f:
        for line in f:
            if line.startswith("["):
                words = found.setdefault(line[1:line.index("]")], [])
            elif words is not None and not line.startswith("#"):
                words += line.split()
    return found


def profile_units(left_out):
    """Names and aliases of profiles/units.txt, without those that hold a sign of `left_out`."""
    words = []
    with open(UNITS, encoding="utf8") as f:
        for line in f:
            fields = line.split("#")[0].split()
            words += fields[:1] + fields[4:]
    return [w for w in words if not set(fold(w)) & left_out]


class Vocabulary:
    """Words by section as attributes of `words`, the units, and the alphabet of all that can be read."""

    def __init__(self):
        self.words = sections()
        left_out = set(self.words.pop("left out"))
        self.units = sorted(set(profile_units(left_out) + self.words["measures"]))
        read = [w for words in self.words.values() for w in words]
        self.alphabet = set(fold("".join(read + self.units))) | {"-"}

    def label(self, printed):
        """The text to learn for a printed line: each sign that is not in the alphabet is refused."""
        return "".join(c if c in self.alphabet else REFUSED for c in fold(printed))
