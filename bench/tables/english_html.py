# SPDX-License-Identifier: GPL-3.0-or-later
"""English reports as HTML, for Chromium and WeasyPrint: what to_html sets, with leaders, marks, charts, columns."""
import random
from html import escape

from . import english, to_html
from .recipe import PAGES


def wide(text, size):
    return sum(.3 if ch in "iljtf.,' ()" else .75 if ch.isupper() else .52 for ch in text) * size


def cell(t, c, r):
    head = c.row < t.header
    align = ("center" if c.columns > 1 or r["head_align"] == "center" else t.align[c.column]) if head else t.align[c.column]
    if not head and c.columns == t.columns:
        align = getattr(t, "panel_align", "left")
    text = escape(c.text)
    if c.text.startswith("$ "):
        text = f'<span style="float:left">$</span>{escape(c.text[2:])}'
    if hasattr(c, "mark"):
        text += f"<sup>{c.mark}</sup>"
    if getattr(t, "leaders", False) and c.column == 0 and not head and c.columns == 1 and c.text and not blank_row(t, c.row):
        page = PAGES[r["page"]][0] - 2 * r["margin"]
        room = (page - (8 if r["columns"] == 2 else 0)) / r["columns"] * r["width"] / 100 * 2.835 * t.widths[0] / sum(t.widths)
        dots = int((room - wide(c.text, r["size"]) * 1.06 - c.level * r["size"] - 2 * r["padding"] - 6) / (dot_width(r) * r["size"]))
        text += "." * max(0, dots)
    names = [n for n, on in (("edge", c.column == 0), ("last", c.column + c.columns == t.columns), ("over", c.columns > 1)) if on]
    pad = f"padding-left:{c.level + .3}em;" if c.level else ""
    tag = "th" if head else "td"
    spans = (f' rowspan="{c.rows}"' if c.rows > 1 else "") + (f' colspan="{c.columns}"' if c.columns > 1 else "")
    return f'<{tag} class="{" ".join(names)}" style="text-align:{align};{pad}"{spans}>{text}</{tag}>'


def dot_width(r):
    return {"Liberation Serif": .25, "Liberation Sans": .278, "Carlito": .252}.get(r["face"], .318)


def blank_row(t, row):
    return not any(c.text for c in t.cells if c.row == row and c.column > 0)


def table(t, r, i):
    rules = " ".join(f"#t{i}{'' if sel.startswith('table') else ' '}" + ("" if sel == "table" else sel) + "{" + body + "}"
                     for rule in to_html.RULES[t.style].split("}") if rule.strip()
                     for sels, body in [rule.strip().split("{")] for sel in sels.split(","))
    widths = "".join(f'<col style="width:{100 * w / sum(t.widths):.2f}%">' for w in t.widths)
    rows = [[] for _ in range(t.rows)]
    for c in t.cells:
        rows[c.row].append(cell(t, c, r))
    gap = f'<tr><td colspan="{t.columns}" style="border:0">&nbsp;</td></tr>'
    line = lambda k: (gap if k in getattr(t, "gaps", ()) else "") + f'<tr class="{"b" if k in t.bold_rows else ""}">{"".join(rows[k])}</tr>'
    head = "".join(line(k) for k in range(t.header))
    body = "".join(line(k) for k in range(t.header, t.rows))
    title = f"<h2>{escape(t.number)} {escape(t.title)}</h2>"
    return (f'<style>{rules}</style><div class="t{" turned" if r["turned"] else ""}">{title}<table id="t{i}"><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'
            + "".join(f'<div class="n">{escape(n)}</div>' for n in t.notes) + "</div>")


def chart(rng, r):
    """Bars with an axis, as drawings with text."""
    names = rng.sample(english.GROUPS, 5)
    out = ['<svg width="320" height="150" viewBox="0 0 320 150" font-size="7">']
    for k in range(6):
        out.append(f'<line x1="90" x2="310" y1="{120 - 20 * k}" y2="{120 - 20 * k}" stroke="#bbb" stroke-width=".5"/><text x="86" y="{122 - 20 * k}" text-anchor="end">{k * 20}</text>')
    for k, n in enumerate(names):
        h = rng.randint(5, 95)
        out.append(f'<rect x="{100 + 42 * k}" y="{120 - h}" width="24" height="{h}" fill="#4a6fa5"/><text x="{112 + 42 * k}" y="{117 - h}" text-anchor="middle">{h / 2:.1f}</text><text x="{112 + 42 * k}" y="130" text-anchor="middle">{2000 + k}</text>')
    return "".join(out) + "</svg>"


def extra(rng, r):
    kind = r["extras"]
    if kind == "list":
        return "<ul>" + "".join(f"<li>{english.prose(rng, rng.randint(1, 2))}</li>" for _ in range(4)) + "</ul>"
    if kind == "contents":
        line = lambda k: (lambda s: f"<div>{s} {'.' * max(3, 90 - len(s))} {3 * k + 1}</div>")(rng.choice(english.LINES))
        return "<h3>Contents</h3>" + "".join(line(k) for k in range(7))
    if kind == "form":
        return "".join(f'<div style="display:flex;gap:20pt"><span style="width:40%">{n}: ______________</span><span>{m}: ______</span></div>'
                       for n, m in (("Name", "Date"), ("Address", "Telephone"), ("City", "State")))
    if kind == "chart":
        return f"<div>Figure 1. {rng.choice(english.HEADS)} by year</div>" + chart(rng, r)
    if kind == "references":
        return "<h3>References</h3>" + "".join(f'<div style="padding-left:2em;text-indent:-2em">{rng.choice("ABCDEFG")}. Smith and {rng.choice("JKLM")}. Brown ({rng.randint(1980, 2010)}). {english.prose(rng, 1)} Vol. {rng.randint(1, 60)}, pp. {rng.randint(1, 99)}–{rng.randint(100, 200)}.</div>'
                                               for _ in range(5))
    return ""


def report(r, tables):
    rng = random.Random(r["seed"])
    parts = []
    for i, t in enumerate(tables):
        parts += [f"<p>{english.prose(rng, rng.randint(2, 7))}</p>" for _ in range(r["prose"])] + [table(t, r, i)]
    parts.insert(rng.randrange(len(parts) + 1), extra(rng, r))
    parts.append(f"<p>{english.prose(rng, rng.randint(2, 6))}</p>")
    css = to_html.style(r).replace("统计资料汇编", "Statistical Abstract") + ("p{text-align:justify;text-indent:1em} h3{font-size:110%;margin:4pt 0} .t{margin:8pt 0;break-inside:avoid} sup{font-size:65%;line-height:0}"
        + "".join(f" #t{i} td,#t{i} th{{overflow-wrap:normal}}" for i in range(len(tables))) + " .turned{writing-mode:vertical-rl;transform:rotate(180deg)}")
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{css}</style><div class="cols">{"".join(parts)}</div>'
