# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes lines: draws text, faces and condition, sets the line and wears it. The seed decides everything."""
import argparse
import collections
import functools
import itertools
import os
import random
import re

import line_store
from degradation import CONDITIONS, pixels_per_em, worn
from faces import FacePool
from line_renderer import cut_through, nothing, set_line, two_lines
from value_grammar import Grammar
from vocabulary import REFUSED, Vocabulary

# A made line. `text` is what the reader should say.
Made = collections.namedtuple("Made", "picture text kind condition chinese latin")

# Share of pictures that hold no line of text, two, or the upper or lower part of one: the reader says REFUSED once.
NO_LINE = 0.01
TWO_LINES = 0.015
CUT = 0.015

# Lines to go on with from a trained state: of what it reads worst. Each fifth line is of any kind, so that it forgets nothing.
HARD_CONDITIONS = {"clean": 3, "office": 9, "worn": 11, "photo": 7, "low": 17, "fax": 20, "bilevel": 8, "thin": 10, "bleed": 5, "touched": 10}
HARD_KINDS = {
    "number": 22, "percent": 8, "comparator": 12, "value_unit": 26, "rare_unit": 6, "range": 4, "date": 4, "mark": 5, "money": 4,
    "ordinal": 2, "checkbox": 2, "verdict": 4, "salad": 3,
}
HARD_ANY = 5
OTHER_SEED = 50000  # Of the lines of any kind, above that of the file.


@functools.lru_cache(maxsize=1)
def prose_words():
    """Common words of Chinese, from Debian's python3-jieba; None where it is not installed."""
    try:
        import jieba
    except ImportError:
        return None
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf8") as f:
        rows = (line.split() for line in f)
        common = [(int(row[1]), row[0]) for row in rows if len(row) > 1 and re.fullmatch("[一-鿿]{1,4}", row[0])]
    return [word for count, word in sorted(common, reverse=True)[:25000]]


class LineMaker:
    def __init__(self, seed, use="train", kinds=None, conditions=None):
        """`kinds`: drawn from, all when left out. `conditions`: names, drawn as in training, or {name: weight}."""
        self.rng = random.Random(seed)
        self.vocabulary = Vocabulary()
        self.grammar = Grammar(self.rng, self.vocabulary, prose_words())
        self.faces = FacePool(self.rng, use)
        self.conditions = conditions if isinstance(conditions, dict) else {c: CONDITIONS.get(c, 1) for c in conditions or CONDITIONS}
        self.kinds = kinds

    def text_line(self, pixels, kind=None):
        """(kind, printed, Line, chinese, latin)"""
        while True:
            wanted = kind or (self.rng.choice(self.kinds) if self.kinds else None)
            drawn, printed = self.grammar.draw(wanted)
            faces = self.faces.draw(printed)
            line = faces and set_line(printed, faces[0], pixels, self.rng)
            if line:
                return drawn, printed, line, faces[1], faces[2]

    def make(self):
        rng = self.rng
        condition = rng.choices(list(self.conditions), self.conditions.values())[0]
        pixels = pixels_per_em(condition, rng)
        luck = rng.random()
        if not self.kinds and luck < NO_LINE:
            return Made(worn(nothing(pixels, rng), condition, rng), REFUSED, "nothing", condition, None, None)
        kind, printed, line, chinese, latin = self.text_line(pixels)
        text = self.vocabulary.label(printed)
        if not self.kinds and luck > 1 - TWO_LINES:
            line, text, kind = two_lines(line, self.text_line(pixels)[2], rng), REFUSED, "two_lines"
        elif not self.kinds and luck > 1 - TWO_LINES - CUT and len(printed) > 2:
            # A dash has no upper part.
            line, text, kind = cut_through(self.text_line(pixels, "verdict")[2], rng) or line, REFUSED, "cut"
        return Made(worn(line, condition, rng), text, kind, condition, chinese, latin)


def hard_lines(seed):
    """Endless lines of HARD_KINDS, and each fifth of any kind."""
    hard = LineMaker(seed, kinds=[kind for kind, share in HARD_KINDS.items() for _ in range(share)], conditions=HARD_CONDITIONS)
    other = LineMaker(seed + OTHER_SEED, conditions=HARD_CONDITIONS)
    for number in itertools.count():
        yield (hard if number % HARD_ANY else other).make()


def any_lines(seed):
    maker = LineMaker(seed)
    while True:
        yield maker.make()


def write_shard(path, seed, count, hard=False):
    """`count` training lines as `path`, whole or not at all."""
    lines = itertools.islice(hard_lines(seed) if hard else any_lines(seed), count)
    line_store.write(path, [(made.picture, made.text) for made in lines])


if __name__ == "__main__":
    p = argparse.ArgumentParser(description="writes files of training lines")
    p.add_argument("paths", metavar="SEED.npz", nargs="+", help="the number in the name is the seed")
    p.add_argument("--count", type=int, default=1000, help="lines a file (1000)")
    p.add_argument("--hard", action="store_true", help="more of what is hard to read, to go on from a trained state")
    a = p.parse_args()
    for path in a.paths:
        write_shard(path, int(os.path.basename(path).split(".")[0]), a.count, a.hard)
