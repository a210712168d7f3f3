# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a PDF shows every value its truth claims, by another program's text extraction."""
import subprocess
import unicodedata

# Quotes are left out: a stand-in face may set them on a baseline of their own, which pdftotext puts elsewhere.
# Some writers map glyphs to the radical that looks the same; NFKC unites most of these with their character.
FOLD = str.maketrans({"⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "—": "-", "“": "", "”": "", "⻓": "长", "⺠": "民", "⻔": "门",
                      "⻚": "页", "⻛": "风", "⻋": "车", "⻅": "见", "⻥": "鱼", "⻬": "齐", "⻢": "马", "⻝": "食", "⻘": "青"})


def squeeze(text):
    text = "".join(unicodedata.normalize("NFKC", text).split()).translate(FOLD)
    return text.replace(">=", "≥").replace("<=", "≤")


def strings(form):
    for key in ("project", "department", "unit", "goal_expected", "goal_actual", "total_weight", "total_score", "grade"):
        yield key, form[key]
    yield "year", str(form["year"])
    for section in ("budget", "indicators"):
        for row in form[section]:
            for key, value in row.items():
                yield f"{section}.{key}", value


def in_pieces(want, text, pieces):
    """Whether `want` stands in `text`, cut into at most so many pieces (page ends cut cells)."""
    if want in text:
        return True
    if pieces == 1 or len(want) < 2:
        return False
    # the longest first piece that the text has, then the rest
    low, high = 0, len(want)
    while low < high:
        middle = (low + high + 1) // 2
        if want[:middle] in text:
            low = middle
        else:
            high = middle - 1
    return low > 0 and in_pieces(want[low:], text, pieces - 1)


def absent(pdf, forms, split_target):
    """[(key, value)] of what the PDF's text lacks."""
    texts = []
    for mode in (["-raw"], ["-layout"], []):
        done = subprocess.run(["pdftotext", *mode, pdf, "-"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
        texts.append(squeeze(done.stdout.decode("utf8", "replace")))
    lacking, have, want_all = [], {}, {}
    for ch in texts[0]:
        have[ch] = have.get(ch, 0) + 1
    for form in forms:
        for key, value in strings(form):
            want = squeeze(value)
            for ch in want if key != "year" and not key.endswith((".l1", ".l2", ".label")) else "":
                want_all[ch] = want_all.get(ch, 0) + 1
            pieces = 3 if len(want) < 40 or split_target else 4
            if want and not any(in_pieces(want, t, pieces) for t in texts):
                lacking.append((key, value))
    lacking += [("glyphs", f"{ch!r}: {have.get(ch, 0)} of {n}") for ch, n in want_all.items() if have.get(ch, 0) < n]
    return lacking
