#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a few lines and what a model says of them, to test the program's own arithmetic against torch's.

Into DIR: N.pgm, and expected.txt with a row for each: file, text, and for some columns column:sign:likelihood.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True
import numpy  # noqa: E402

from input_picture import prepared  # noqa: E402
from make_lines import LineMaker  # noqa: E402
from reader import LineReader, whole_columns  # noqa: E402

# Kinds of the lines, all of held-out faces and everyday wear.
KINDS = ("number", "comparator", "value_unit", "date", "mark", "verdict", "percent", "range", "money", "number", "comparator", "value_unit")
COLUMN_STEP = 3
SURE = 0.98  # Lines of which little is known are of no use here.


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model")
    p.add_argument("folder", metavar="DIR")
    a = p.parse_args()
    reader = LineReader(a.model)
    os.makedirs(a.folder, exist_ok=True)
    rows = []
    for number, kind in enumerate(KINDS):
        maker = LineMaker(f"fixture {number}", "held", kinds=[kind], conditions=["clean", "office"])
        while True:
            made = maker.make()
            reading = reader.read(made.picture)
            if reading.text == made.text and reading.confidence >= SURE and len(made.text) < 12:
                break
        made.picture.save(os.path.join(a.folder, f"{number}.pgm"))
        likely = reader.model.scores(whole_columns(prepared(numpy.asarray(made.picture)))).softmax(1)
        some = [f"{column}:{likely[column].argmax()}:{likely[column].max():.4f}" for column in range(0, len(likely), COLUMN_STEP)]
        rows.append("\t".join([f"{number}.pgm", made.text, *some]))
    with open(os.path.join(a.folder, "expected.txt"), "w", encoding="utf8") as f:
        f.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
