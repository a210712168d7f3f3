# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as HTML with print style sheets, for Chromium and WeasyPrint."""
import random
from html import escape

from .recipe import PAGES, prose, space_above

RULES = {
    "three-line": "table{border-top:1.5pt solid;border-bottom:1.5pt solid} thead tr:last-child th{border-bottom:.75pt solid} th.over{border-bottom:.5pt solid}",
    "rows": "th,td{border-top:.5pt solid;border-bottom:.5pt solid}",
    "rows-grey": "th,td{border-bottom:.5pt solid #999}",
    "zebra": "tbody tr:nth-child(even){background:#e8eef7} thead{background:#c9d6ea}",
    "bare": "",
    "head-shaded": "thead{background:#d9d9d9}",
    "head-rule": "thead tr:last-child th{border-bottom:1pt solid}",
    "grid": "th,td{border:.5pt solid}",
    "open-sides": "th,td{border:.5pt solid} tr>:first-child.edge{border-left:0} .last{border-right:0}",
    "columns": "table{border-top:1pt solid;border-bottom:1pt solid} th,td{border-left:.5pt solid} .edge{border-left:0} thead tr:last-child th{border-bottom:.5pt solid}",
    "dashed": "th,td{border:.75pt dashed #333}",
    "double": "table{border:3pt double} th,td{border:.5pt solid}",
    "cells": "td{background:#e4ecf4;border:1pt solid #fff} th{background:#34568b;color:#fff;border:1pt solid #fff}",
    "banded": "thead{background:#222;color:#fff} tbody tr:nth-child(odd){background:#eee}",
    "outer": "table{border:1pt solid} thead tr:last-child th{border-bottom:1pt solid}",
}


def style(r):
    w, h = PAGES[r["page"]]
    latin = f"'{r['latin']}'," if r["latin"] else ""
    boxes = {"dashes": '@bottom-center{content:"- " counter(page) " -"}', "count": '@bottom-right{content:"第" counter(page) "页 共" counter(pages) "页"}',
             "head": '@top-left{content:"统计资料汇编"} @bottom-center{content:counter(page)}'}.get(r["running"], "")
    css = f"""@page{{size:{w}mm {h}mm;margin:{r['margin']}mm;font:8pt {latin}'{r['face']}';{boxes}}}
body{{margin:0;font:{r['size']}pt/{r['leading']} {latin}'{r['face']}';-webkit-print-color-adjust:exact}}
table{{border-collapse:collapse;width:{r['width']}%;margin:0 auto;table-layout:fixed}} th,td{{padding:{r['padding'] / 2}pt {r['padding'] + 2}pt;vertical-align:{r['valign']};overflow-wrap:anywhere}}
th{{font-weight:{'bold' if r['padding'] > 2 else 'normal'}}} .b td{{font-weight:bold}} tr{{break-inside:{'auto' if r.get('cut_rows') else 'avoid'}}} thead{{display:{'table-header-group' if r['header_again'] else 'table-row-group'}}}
h2{{font-size:{r['size'] * 1.2}pt;text-align:center;margin:8pt 0 2pt;break-after:avoid}} .u{{text-align:right;margin:0 {(100 - r['width']) / 2}%;break-after:avoid}}
p{{margin:0 0 4pt;text-indent:2em}} .n{{font-size:{r['size'] * .85}pt;text-indent:0;margin:2pt {(100 - r['width']) / 2}% 10pt}} .cols{{column-count:{r['columns']};column-gap:8mm}}
.raised{{position:relative;top:-{r['raise_digits']}em}}
.w{{position:fixed;color:#ddd;z-index:-1;transform:rotate(-30deg)}}
"""
    return css


def cell(t, c, r):
    tag = "th" if c.row < t.header else "td"
    align = "center" if tag == "th" and (r["head_align"] == "center" or c.columns > 1) else t.align[c.column]
    names = [n for n, on in (("edge", c.column == 0), ("last", c.column + c.columns == t.columns), ("over", c.columns > 1)) if on]
    text = escape(c.text)
    if r["raise_digits"] and tag == "td" and c.column > 0 and c.text[:1].isdigit():
        text = f'<span class="raised">{text}</span>'
    pad = f"padding-left:{c.level + .4}em;" if c.level else ""
    return (f'<{tag} class="{" ".join(names)}" style="text-align:{align};{pad}"' + (f' rowspan="{c.rows}"' if c.rows > 1 else "") +
            (f' colspan="{c.columns}"' if c.columns > 1 else "") + f">{text}</{tag}>")


def table(t, r, i):
    rules = " ".join(f"#t{i}{'' if sel.startswith('table') else ' '}" + ("" if sel == "table" else sel) + "{" + body + "}"
                     for rule in RULES[t.style].split("}") if rule.strip()
                     for sels, body in [rule.strip().split("{")] for sel in sels.split(","))
    widths = "".join(f'<col style="width:{100 * w / sum(t.widths):.2f}%">' for w in t.widths)
    rows = [[] for _ in range(t.rows)]
    for c in t.cells:
        rows[c.row].append(cell(t, c, r))
    line = lambda k: f'<tr class="{"b" if k in t.bold_rows else ""}">{"".join(rows[k])}</tr>'
    head = "".join(line(k) for k in range(t.header))
    body = "".join(line(k) for k in range(t.header, t.rows))
    title = (t.number + "　" if t.number else "") + t.title
    out = f"<style>{rules}</style><h2>{title}</h2>"
    if t.unit:
        out += f'<div class="u">{t.unit}</div>'
    out += f'<table id="t{i}"><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'
    return out + "".join(f'<div class="n">{n}</div>' for n in t.notes)


def report(r, tables):
    rng = random.Random(r["seed"])
    parts = [f'<div style="height:{space_above(r):.0f}mm"></div>'] if space_above(r) else []
    for i, t in enumerate(tables):
        parts += [f"<p>{prose(rng, rng.randint(1, 6))}</p>" for _ in range(r["prose"])] + [table(t, r, i)]
    if r["extras"]:
        parts.append("<p>" + prose(rng, 3) + "</p><ol>" + "".join(f"<li>{prose(rng, 1)}</li>" for _ in range(3)) + "</ol>")
    marks = ""
    if r["watermark"]:
        size, places = (60, [(25, 40)]) if r["watermark"] == "large" else (r["size"] * 1.3, [(x, y) for x in (15, 55) for y in (15, 40, 65)])
        marks = "".join(f'<div class="w" style="left:{x}%;top:{y}%;font-size:{size}pt">内部资料</div>' for x, y in places)
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{style(r)}</style>{marks}<div class="cols">{"".join(parts)}</div>'
