#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a model on new lines: exact match by kind, condition and face, and what its confidence is worth.

"seen" faces are those of the training, "held" ones were kept out of it (fonts.txt). Everyday conditions are clean
and office; the others are hard. A line that holds a glyph the reader does not know, no text or two lines is right
when the reading holds the sign of refusal; where the other signs stand does not matter then.
"""
import argparse
import collections
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True
import torch  # noqa: E402

from degradation import CONDITIONS, EVERYDAY  # noqa: E402
from make_lines import LineMaker  # noqa: E402
from reader import LineReader  # noqa: E402
from vocabulary import REFUSED, fold  # noqa: E402

THRESHOLDS = (0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)

Result = collections.namedtuple("Result", "faces made reading right")


def is_right(expected, read):
    return (REFUSED in read) if REFUSED in expected else read == expected


def measure(model, lines, seed, quiet=True):
    """[Result] of `lines` lines of each condition, in seen and held faces."""
    torch.set_num_threads(1)
    reader = LineReader(model)
    results = []
    for faces, use in (("seen", "train"), ("held", "held")):
        for condition in CONDITIONS:
            maker = LineMaker(f"{seed} {use} {condition}", use, conditions=[condition])
            for _ in range(lines):
                made = maker.make()
                reading = reader.read(made.picture)
                read = fold(reading.text)
                results.append(Result(faces, made, reading._replace(text=read), is_right(made.text, read)))
            if not quiet:
                print(f"  {faces} faces, {condition}", file=sys.stderr, flush=True)
    return results


def percent(results):
    return f"{100 * sum(r.right for r in results) / len(results):.2f}" if results else "-"


def kind_of(result):
    if REFUSED in result.made.text:
        return "not a value"
    return {"prose": "known words", "label": "known words"}.get(result.made.kind, result.made.kind)


def table_by_kind(results):
    yield "| kind | lines | seen, everyday | seen, hard | held, everyday | held, hard |"
    yield "|---|---|---|---|---|---|"
    kinds = collections.Counter(map(kind_of, results))
    for kind in ["all"] + sorted(kinds, key=kinds.get, reverse=True):
        those = [r for r in results if kind in ("all", kind_of(r))]
        cells = [percent([r for r in those if r.faces == faces and (r.made.condition in EVERYDAY) == everyday])
                 for faces in ("seen", "held") for everyday in (True, False)]
        yield f"| {kind} | {len(those)} | " + " | ".join(cells) + " |"


def table_by_condition(results):
    values = [r for r in results if kind_of(r) != "not a value"]
    yield "| condition | all, seen | all, held | numbers, seen | numbers, held | comparators, seen | comparators, held |"
    yield "|---|---|---|---|---|---|---|"
    for condition in CONDITIONS:
        cells = [percent([r for r in values if r.made.condition == condition and r.faces == faces and r.made.kind in (kind, r.made.kind if not kind else kind)])
                 for kind in (None, "number", "comparator") for faces in ("seen", "held")]
        yield f"| {condition} | " + " | ".join(cells) + " |"


def table_by_face(results):
    yield "| face | use | lines | right |"
    yield "|---|---|---|---|"
    by_face = collections.defaultdict(list)
    for r in results:
        if kind_of(r) != "not a value":
            for face in {r.made.chinese, r.made.latin} - {None}:
                by_face[face].append(r)
    for face, those in sorted(by_face.items(), key=lambda item: (item[0].use, item[0].role, item[0].file)):
        yield f"| {os.path.basename(face.file)} | {face.use} | {len(those)} | {percent(those)} |"


def table_of_confidence(results):
    """A reading is accepted where no sign is refused and the least sure sign reaches the threshold."""
    values = [r for r in results if kind_of(r) != "not a value"]
    others = [r for r in results if kind_of(r) == "not a value"]
    yield "| threshold | values accepted % | of these wrong % | numbers accepted % | of these wrong % | not values accepted % | of these with a digit or mark % |"
    yield "|---|---|---|---|---|---|---|"
    for threshold in THRESHOLDS:
        def accepted(rs):
            return [r for r in rs if r.reading.text and REFUSED not in r.reading.text and r.reading.confidence >= threshold]

        cells = []
        for group in (values, [r for r in values if r.made.kind in ("number", "percent", "comparator", "money")]):
            good = accepted(group)
            cells += [100 * len(good) / max(1, len(group)), 100 * sum(not r.right for r in good) / max(1, len(good))]
        wrong = accepted(others)
        numeric = [r for r in wrong if set(r.reading.text) & set("0123456789-/*×√□☑")]
        cells += [100 * len(wrong) / max(1, len(others)), 100 * len(numeric) / max(1, len(others))]
        yield f"| {threshold} | " + " | ".join(f"{c:.2f}" for c in cells) + " |"


def report(results):
    times = sorted(r.reading.milliseconds for r in results)
    yield f"{len(results)} lines; CPU a line with torch: mean {sum(times) / len(times):.2f} ms, median {times[len(times) // 2]:.2f} ms."
    for title, table in (("By kind, % exact", table_by_kind), ("By condition, % exact", table_by_condition),
                         ("By face, % exact", table_by_face), ("By confidence", table_of_confidence)):
        yield f"\n### {title}\n"
        yield from table(results)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", help="the file")
    p.add_argument("--lines", type=int, default=300, help="lines of each condition, in seen and in held faces (300)")
    p.add_argument("--seed", default="evaluation", help="another seed, other lines")
    p.add_argument("--wrong", metavar="FILE", help="write what was read wrongly here")
    a = p.parse_args()
    results = measure(a.model, a.lines, a.seed, quiet=False)
    print("\n".join(report(results)))
    if a.wrong:
        with open(a.wrong, "w", encoding="utf8") as f:
            for r in results:
                if not r.right:
                    print(r.faces, r.made.condition, r.made.kind, r.made.text, r.reading.text, f"{r.reading.confidence:.2f}", sep="\t", file=f)


if __name__ == "__main__":
    main()
