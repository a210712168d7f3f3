# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a converter's JSON with the truth, value by value.

Texts are compared after NFKC, without white space, with the spellings of one comparator or dash made one.
A printed dash may come out empty. A wrong value is *flagged* where the value carries flags, where its whole
row is missing and the form carries a finding, or where the document is reported as failed; else it is
*silent*, the worst a converter can do.
"""
import re
import unicodedata
from collections import Counter
from decimal import Decimal, InvalidOperation

FIELDS = ["project", "department", "unit", "goal_expected", "goal_actual", "year", "total_weight", "total_score", "grade"]
SECTIONS = {"budget": {k: k for k in ("label", "initial", "revised", "executed", "weight", "rate", "score")},
            "indicators": dict(l1="level1", l2="level2", l3="level3", target="target", actual="actual", weight="weight",
                               score="score", note="note")}
PROSE = {"project", "department", "unit", "goal_expected", "goal_actual", "label", "l1", "l2", "l3", "note"}
NUMBERS = {"initial", "revised", "executed", "weight", "rate", "score", "total_weight", "total_score"}
SAME = str.maketrans({"⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "—": "-", "–": "-", "−": "-"})
PLAIN = re.compile(r"([=≥≤><]?)([\d,]+(?:\.\d+)?)\(?([^\d()年月日-]*)\)?")


def fold(text):
    text = "".join(unicodedata.normalize("NFKC", "" if text is None else str(text)).split()).translate(SAME)
    return text.replace(">=", "≥").replace("<=", "≤")


def spaced(text):
    """As fold, but with the white space that stands in it."""
    text = unicodedata.normalize("NFKC", "" if text is None else str(text)).translate(SAME)
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def text_of(value):
    return value.get("text") or "" if isinstance(value, dict) else value or ""


def flags_of(value):
    return value.get("flags") or [] if isinstance(value, dict) else []


def same(want, got):
    w, g = fold(want), fold(got)
    return w == g or (w == "-" and g == "")


def distance(a, b):
    """Levenshtein distance."""
    if len(a) < len(b):
        a, b = b, a
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def likeness(a, b):
    """1 for equal texts, else the share of pairs of neighbouring characters that both have."""
    a, b = fold(a), fold(b)
    if a == b:
        return 1.0
    pairs = lambda t: Counter(t[i:i + 2] for i in range(max(1, len(t) - 1))) if t else Counter()
    p, q = pairs(a), pairs(b)
    return 2 * sum((p & q).values()) / max(1, sum(p.values()) + sum(q.values()))


def pair(want, got, score, least=0.35):
    """Pairs two lists in order for the greatest sum of scores: [(index, index)], either may be None."""
    best = [[0.0] * (len(got) + 1) for _ in range(len(want) + 1)]
    worth = [[score(w, g) for g in got] for w in want]
    for i in range(len(want) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            both = worth[i][j] + best[i + 1][j + 1] if worth[i][j] >= least else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(want) or j < len(got):
        if i < len(want) and j < len(got) and worth[i][j] >= least and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif j == len(got) or (i < len(want) and best[i][j] == best[i + 1][j]):
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def filled(pairs):
    """Pairs what is left between two pairs in order: a form whose name could not be read is still that form."""
    done, run = [], []
    for i, j in pairs + [(0, 0)]:
        if i is None or j is None:
            run.append((i, j))
            continue
        lost, found = [i for i, _ in run if i is not None], [j for _, j in run if j is not None]
        both = min(len(lost), len(found))
        done += list(zip(lost, found)) + [(i, None) for i in lost[both:]] + [(None, j) for j in found[both:]] + [(i, j)]
        run = []
    return done[:-1]


def row_score(section):
    keys = SECTIONS[section]
    name = "label" if section == "budget" else "l3"

    def score(want, got):
        weights = {k: 4 if k == name else 1 for k in keys}
        return sum(w * likeness(want[k], text_of(got.get(keys[k]))) for k, w in weights.items()) / sum(weights.values())
    return score


def number(text):
    """(comparator, value) where the text is one plain number with a unit at most, else None."""
    m = PLAIN.fullmatch(fold(text))
    if not m:
        return None
    try:
        return m[1], Decimal(m[2].replace(",", ""))
    except InvalidOperation:
        return None


class Score:
    """Counts of one document, or of many: they add up."""

    def __init__(self):
        self.n, self.wrong = Counter(), []     # wrong: (silent?, where, want, got)

    def __iadd__(self, other):
        self.n += other.n
        self.wrong += other.wrong
        return self

    def value(self, where, key, want, got, excused):
        kind = "prose" if key in PROSE else "values"
        text = text_of(got)
        self.n[kind] += 1
        if kind == "prose":
            self.n["prose_length"] += max(1, len(fold(want)))
        if key in ("target", "actual"):
            self.comparator(want, text)
        if same(want, text):
            self.n[kind + "_exact"] += 1
            self.n[kind + "_flagged_right"] += bool(flags_of(got))
            self.n["spaced"] += kind == "prose" and spaced(want) == spaced(text)
            self.quantity(where, key, want, got)
            return True
        if kind == "prose":
            self.n["prose_errors"] += min(max(1, len(fold(want))), distance(fold(want), fold(text)))
        silent = not (flags_of(got) or excused)
        self.n[kind + ("_silent" if silent else "_flagged")] += 1
        self.wrong.append((silent, where, want, text))
        return False

    def comparator(self, want, text):
        """A target that lost its comparator still looks like a target: counted apart."""
        signs = "".join(re.findall("[≥≤=><]", fold(want)))
        if signs:
            self.n["comparators"] += 1
            self.n["comparators_right"] += signs == "".join(re.findall("[≥≤=><]", fold(text)))

    def quantity(self, where, key, want, got):
        """A right text may still have been understood as another number."""
        plain = number(want) if key in NUMBERS | {"target", "actual"} else None
        if plain is None or not isinstance(got, dict):
            return
        self.n["quantities"] += 1
        q = got.get("quantity")
        if q is None:
            self.n["quantities_missing"] += 1
            self.wrong.append((False, where + " (quantity)", want, "not understood as a number"))
        elif Decimal(q["value"]) != plain[1] or (plain[0] or "=") != (q.get("comparator") or "="):
            self.n["quantities_wrong"] += 1
            self.wrong.append((True, where + " (quantity)", want, f"{q.get('comparator')} {q['value']}"))

    def form(self, want, got, given_up=False):
        fields, rows, exact = got.get("fields", {}), got.get("rows", {}), True
        self.n["forms"] += 1
        self.n["forms_missing"] += not got
        name = want["project"]
        for key in FIELDS:
            exact &= self.value(f"{name} / {key}", key, want[key], fields.get(key), given_up)
        for section, keys in SECTIONS.items():
            found = rows.get(section, [])
            for i, j in pair(want[section], found, row_score(section)):
                if i is None:
                    self.n["rows_extra"] += 1
                    shown = " | ".join(text_of(found[j].get(k)) for k in keys.values())
                    self.wrong.append((True, f"{name} / {section}", "no such row", shown))
                    exact = False
                    continue
                row, line = want[section][i], found[j] if j is not None else {}
                excused = given_up or not line and bool(got.get("findings"))
                label = row.get("label") or row.get("l3")
                right = [self.value(f"{name} / {section} / {label} / {k}", k, row[k], line.get(keys[k]), excused) for k in keys]
                self.n["rows"] += 1
                self.n["rows_missing"] += not line
                self.n["rows_exact"] += all(right)
                exact &= all(right)
        self.n["forms_exact"] += exact
        self.n["findings"] += len(got.get("findings", []))

    def share(self, part, whole):
        return self.n[part] / self.n[whole] if self.n[whole] else 1.0

    def flagged(self):
        return self.n["out_flagged"] / self.n["out_values"] if self.n["out_values"] else 0.0

    def summary(self):
        """The totals as one dictionary, for machines."""
        keys = ["forms", "forms_exact", "forms_missing", "forms_extra", "rows", "rows_exact", "rows_missing", "rows_extra", "values",
                "values_exact", "values_flagged", "values_silent", "prose", "prose_exact", "prose_flagged", "prose_silent",
                "comparators", "comparators_right", "quantities", "quantities_missing", "quantities_wrong", "findings"]
        return {k: self.n[k] for k in keys} | dict(
            prose_cer=round(self.n["prose_errors"] / max(1, self.n["prose_length"]), 5), flagged=round(self.flagged(), 5),
            spacing=round(self.share("spaced", "prose_exact"), 4))


def all_values(form):
    yield from form.get("fields", {}).values()
    for rows in form.get("rows", {}).values():
        for row in rows:
            yield from row.values()


def score_document(truth, output, s=None):
    """The score of a converter's whole JSON output against a list of true forms; added to `s`, if given."""
    s = s or Score()
    given_up = any(d.get("status") == "failed" for d in output.get("documents", []))
    forms = [f for d in output.get("documents", []) for f in d.get("forms", [])]
    likeness_of_forms = lambda w, f: likeness(w["project"], text_of(f.get("fields", {}).get("project"))) * 0.7 \
        + likeness(w["goal_expected"], text_of(f.get("fields", {}).get("goal_expected"))) * 0.3
    for i, j in filled(pair(truth, forms, likeness_of_forms, least=0.2)):
        if i is None:
            s.n["forms_extra"] += 1
            s.wrong.append((True, "document", "no such form", text_of(forms[j].get("fields", {}).get("project"))))
        else:
            s.form(truth[i], forms[j] if j is not None else {}, given_up)
    for f in forms:
        for v in all_values(f):
            s.n["out_values"] += 1
            s.n["out_flagged"] += bool(flags_of(v))
    return s


HEAD = f"{'file':<28}{'forms':>8}{'rows':>9}{'values':>13}{'silent':>7}{'prose':>11}{'silent':>7}{'cer %':>7}{'flag %':>7}{'extra':>6}{'qty':>5}"


def line(name, s):
    n = s.n
    return (f"{name[:27]:<28}{n['forms_exact']:>4}/{n['forms']:<3}{n['rows_exact']:>5}/{n['rows']:<4}{n['values_exact']:>6}/{n['values']:<6}"
            f"{n['values_silent']:>7}{n['prose_exact']:>5}/{n['prose']:<5}{n['prose_silent']:>7}"
            f"{100 * n['prose_errors'] / max(1, n['prose_length']):>7.2f}{100 * s.flagged():>7.2f}"
            f"{n['rows_extra'] + n['forms_extra']:>6}{n['quantities_wrong'] + n['quantities_missing']:>5}")


def show_wrong(wrong, limit, out):
    """The worst first: silent before flagged."""
    for silent, where, want, got in sorted(wrong, key=lambda w: not w[0])[:limit]:
        clip = lambda t: repr(t if len(str(t)) <= 60 else str(t)[:57] + "...")
        print(f"  {'SILENT ' if silent else 'flagged'} {where}: want {clip(want)} got {clip(got)}", file=out)
    if len(wrong) > limit:
        print(f"  and {len(wrong) - limit} more", file=out)
