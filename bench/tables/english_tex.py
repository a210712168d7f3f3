# SPDX-License-Identifier: GPL-3.0-or-later
"""English reports for pdfLaTeX."""
import random

from . import english

SIGNS = {"-": "{-}", "'": r"\textquotesingle{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "—": "---", "±": r"$\pm$", "<": "$<$", "µ": r"\textmu{}", "–": "--"}
STARS = {"three-line": "booktabs", "bare": "none", "head-rule": "head", "rows": "rows", "grid": "grid", "columns": "columns", "outer": "outer", "rows-grey": "rows", "open-sides": "inner",
         "zebra": "zebra", "head-shaded": "shaded", "cells": "shaded", "banded": "zebra"}


def escape(text):
    return "".join(SIGNS.get(ch, ch) for ch in text)


def cell(t, c, column):
    text = escape(c.text)
    if c.level:
        text = rf"\hspace*{{{c.level}em}}" + text
    if hasattr(c, "mark"):
        text += rf"\textsuperscript{{{c.mark}}}"
    if c.text.startswith("$ "):
        text = r"\$\hfill " + escape(c.text[2:])
    elif getattr(t, "signs", False) and c.row >= t.header and c.column > 0:
        text = r"\hfill " + text
    if getattr(t, "leaders", False) and c.row >= t.header and c.column == 0 and c.columns == 1:
        text += r"\dotfill"
    if c.columns > 1 or (c.row < t.header and c.column > 0):
        side = "c" if c.row < t.header else getattr(t, "panel_align", "left")[0]
        bar = "|" if t.style == "grid" else ""
        text = rf"\multicolumn{{{c.columns}}}{{{bar if c.column == 0 else ''}{side}{bar}}}{{{text}}}"
    return text


def table(t, i, r, width):
    kind = STARS[t.style]
    share = [w / sum(t.widths) for w in t.widths]
    natural = r["width"] < 100 and t.kind not in ("words", "long-labels") and not getattr(t, "leaders", False) and not getattr(t, "signs", False)
    sep = {"grid": "|", "columns": "|", "inner": "|"}.get(kind, "")
    if natural:
        columns = [{"left": "l", "right": "r", "center": "c"}[a] for a in t.align]
    else:
        ragged = {"left": r"\raggedright", "right": r"\raggedleft", "center": r"\centering"}
        columns = [rf">{{{ragged[a] if not getattr(t, 'signs', False) or a == 'left' else ''}\arraybackslash}}p{{\dimexpr {s:.4f}\linewidth-2\tabcolsep}}" for a, s in zip(t.align, share)]
    spec = sep.join(columns)
    if kind in ("grid", "outer"):
        spec = "|" + spec + "|"
    at = {}
    for c in t.cells:
        for k in range(c.rows):
            at[(c.row + k, c.column)] = c
    lines = []
    for row in range(t.rows):
        column, parts, rules = 0, [], []
        while column < t.columns:
            c = at.get((row, column))
            if c is None:
                parts.append("")
                column += 1
                continue
            last = c.row + c.rows - 1
            # Labels of several rows of the head stand at the foot of it, as printers set them.
            parts.append(cell(t, c, column) if row == last else (rf"\multicolumn{{{c.columns}}}{{c}}{{}}" if c.columns > 1 else ""))
            if c.columns > 1 and row < t.header and row == last:
                rules.append(f"\\cmidrule(lr){{{column + 1}-{column + c.columns}}}" if kind == "booktabs" else f"\\cline{{{column + 1}-{column + c.columns}}}" if kind in ("rows", "grid", "head", "inner") else "")
            column += c.columns
        if row in getattr(t, "gaps", ()):
            lines.append(r"\addlinespace[6pt]")
        shade = r"\rowcolor[gray]{.88}" if (kind == "shaded" and row < t.header) or (kind == "zebra" and row >= t.header and row % 2) else ""
        lines.append(shade + " & ".join(parts) + r" \\")
        lines += [x for x in rules if x and row + 1 < t.header]
        if row + 1 == t.header and kind not in ("none", "zebra", "shaded"):
            lines.append(r"\midrule" if kind == "booktabs" else r"\hline")
        elif (kind in ("rows", "grid") or (kind == "inner" and t.kind == "words")) and row >= t.header and row + 1 < t.rows:
            lines.append(r"\hline")
    top, bottom = (r"\toprule", r"\bottomrule") if kind == "booktabs" else (r"\hline", r"\hline") if kind in ("rows", "grid", "outer", "columns", "inner") else ("", "")
    notes = "".join(rf"\par {{\footnotesize {escape(n)}}}" for n in t.notes)
    stretch = r["leading"]
    body = (rf"\renewcommand{{\arraystretch}}{{{stretch}}}\setlength{{\tabcolsep}}{{{2 + r['padding']}pt}}"
            rf"\begin{{tabular}}{{{spec}}}{top}" + "\n" + "\n".join(lines) + rf"{bottom}\end{{tabular}}")
    place = r"\begin{sidewaystable}\centering" if r["turned"] else r"\par\medskip\noindent\begin{minipage}{\linewidth}\centering"
    end = r"\end{sidewaystable}" if r["turned"] else r"\end{minipage}\par\medskip"
    return rf"{place} {{\bfseries {escape(t.number)} {escape(t.title)}}}\par\smallskip {body}{notes}{end}" + "\n\n"


def report(r, tables):
    rng = random.Random(r["seed"])
    size = {6.5: r"\scriptsize", 7: r"\scriptsize", 8: r"\footnotesize", 9: r"\small", 10: r"\normalsize"}[r["size"]]
    face = {"Liberation Serif": r"\usepackage{mathptmx}", "Liberation Sans": r"\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}"}.get(r["face"], "")
    parts = []
    for i, t in enumerate(tables):
        parts += [escape(english.prose(rng, rng.randint(2, 7))) + "\n\n" for _ in range(r["prose"])] + ["{" + size + " " + table(t, i, r, 1) + "}"]
    if r["extras"] in ("list", "form"):
        parts.insert(0, r"\begin{itemize}" + "".join(r"\item " + escape(english.prose(rng, 1)) for _ in range(4)) + r"\end{itemize}")
    elif r["extras"] == "contents":
        parts.insert(0, "".join(rf"\noindent {escape(rng.choice(english.LINES))}\dotfill {3 * k + 1}\par " for k in range(7)))
    elif r["extras"] == "references":
        parts.append(r"\begin{eqnarray} y_{it} & = & \alpha + \beta x_{it} + \epsilon_{it} \\ z & = & \gamma w \end{eqnarray}")
    parts.append(escape(english.prose(rng, 4)))
    paper = "a4paper" if r["page"].startswith("A4") else "letterpaper"
    two = ",twocolumn" if r["columns"] == 2 else ""
    land = ",landscape" if r["page"] == "A4L" else ""
    return (rf"\documentclass[10pt,{paper}{two}]{{article}}\usepackage[utf8]{{inputenc}}\usepackage{{textcomp,booktabs,array,multirow,rotating,colortbl}}"
            rf"\usepackage[margin={r['margin']}mm{land}]{{geometry}}{face}\begin{{document}}" + "\n".join(parts) + r"\end{document}")
