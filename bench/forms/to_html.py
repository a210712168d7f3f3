# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as HTML with print style sheets, for Chromium and WeasyPrint."""
from html import escape

from .recipe import PAGE_MM
from .table import tables

BORDER = {"solid-1px": "1px solid #000", "half": "0.5pt solid #000", "hair": "0.25pt solid #000", "grey": "0.75pt solid #999",
          "blue": "1px solid #4472c4", "thick": "1.75pt solid #000", "dashed": "1px dashed #333", "dotted": "1.5px dotted #222",
          "double": "3px double #000", "separate": "0.5pt solid #000", "spaced": "0.75pt solid #000", "open": "1px solid #000",
          "heavy-outer": "0.5pt solid #000", "gap": "0"}


def style(r):
    w, h = PAGE_MM[r["page"]]
    latin = f"'{r['latin']}', " if r["latin"] else ""
    shade = {"grey": "background:#e6e6e6;", "blue": "background:#dbe5f1;", "bold": "font-weight:bold;"}.get(r["heads"], "")
    boxes = {"dashes": '@bottom-center{content:"- " counter(page) " -"}',
             "count": '@bottom-right{content:"第" counter(page) "页 共" counter(pages) "页"}',
             "head": '@top-left{content:"预算绩效管理资料汇编"} @bottom-center{content:counter(page)}',
             "head-count": f'@top-center{{content:"{r["year"]}年度部门决算公开"}} @bottom-center{{content:"第 " counter(page) " 页，共 " counter(pages) " 页"}}',
             "plain": '@bottom-center{content:counter(page)}'}.get(r["running"], "")
    css = f"""
@page {{ size: {w}mm {h}mm; margin: {max(r['margin'], 14 if boxes else 0)}mm; font: 8pt {latin}'{r['face']}'; {boxes} }}
body {{ margin:0; font: {r['size']}pt/{r['leading']} {latin}'{r['face']}'; -webkit-print-color-adjust: exact; }}
h1 {{ font-size: {r['size'] * 1.7}pt; text-align:center; margin: 6pt 0 2pt; font-weight: {'normal' if r['size'] > 9 else 'bold'}; break-after: avoid; }}
p.year {{ text-align:center; margin: 0 0 4pt; break-after: avoid; }}
table {{ width:100%; table-layout:fixed; border-collapse:collapse; margin:0; }}
td {{ border: {BORDER[r['lines']]}; padding: {r['padding'] * 0.7}pt {r['padding']}pt; vertical-align:middle;
     word-break: {'break-all' if r['narrow'] else 'normal'}; overflow-wrap:anywhere; }}
td.prose {{ vertical-align: {'top' if r['size'] < 9 else 'middle'}; }}
td.head, td.label {{ {shade} }}
td.title {{ font-size: {r['size'] * 1.5}pt; border:0 !important; }}
tr {{ break-inside: {'auto' if r['rows_cut'] else 'avoid'}; }}
table.next {{ margin-top:-1px; }}
"""
    if r["form_per_page"]:
        css += "section + section { break-before: page; }\n"
    if r["lines"] in ("separate", "spaced", "gap"):
        space = {"separate": 0, "spaced": 2, "gap": 1}[r["lines"]]
        css += f"table {{ border-collapse:separate; border-spacing:{space}px; }}\n"
    if r["lines"] == "spaced":
        css += "table { border: 1pt solid #000; }\n"
    if r["lines"] == "gap":
        css += "table { background:#333; } td { background:#fff; } td.head, td.label { background:#f0f0f0; } td.title { background:#fff; }\n"
    if r["lines"] == "heavy-outer":
        css += "table { border: 2pt solid #000; }\n"
    if r["lines"] == "open":
        css += "td.first { border-left:0; } td.last { border-right:0; }\n"
    return css


def cell_html(c, last):
    text = escape(c.text)
    if c.vertical:
        text = "<br>".join(escape(ch) for ch in c.text if ch != "\n")
    text = text.replace("\n", "<br>")
    classes = [c.role] + (["first"] if c.x0 == 0 else []) + (["last"] if c.col + c.cols == last else [])
    span = (f" rowspan={c.rows}" if c.rows > 1 else "") + (f" colspan={c.cols}" if c.cols > 1 else "")
    return f"<td class='{' '.join(classes)}'{span} style='text-align:{c.align}'>{text}</td>"


def table_html(widths, rows, head, follows):
    cols = "".join(f"<col style='width:{w / 10}%'>" for w in widths)
    trs = ["<tr>" + "".join(cell_html(c, len(widths)) for c in row) + "</tr>" for row in rows]
    top = f"<thead>{''.join(trs[:head])}</thead>" if head else ""
    return f"<table{' class=next' if follows else ''}><colgroup>{cols}</colgroup>{top}<tbody>{''.join(trs[head:])}</tbody></table>"


def report(r, printed):
    body = []
    for p in printed:
        head = (f"<h1>{p.title}</h1>" if p.title else "") + (f"<p class=year>{p.year_line}</p>" if p.year_line else "")
        head += "".join(f"<p>{escape(t)}</p>" for t in p.paragraphs)
        body.append("<section>" + head + "".join(table_html(*t, follows=i > 0) for i, t in enumerate(tables(p, r))) + "</section>")
    return f"<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><title>{r['title']}</title><style>{style(r)}</style><body>{''.join(body)}</body></html>"
