# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as flat ODT, printed by LibreOffice Writer."""
import random
from xml.sax.saxutils import escape

from . import english
from .recipe import PAGES, prose, space_above

NAMESPACES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for n, v in
                      (("office", "office:1.0"), ("text", "text:1.0"), ("table", "table:1.0"), ("style", "style:1.0"),
                       ("fo", "xsl-fo-compatible:1.0"), ("svg", "svg-compatible:1.0")))


def borders(t, c):
    """fo:border-* of a cell in the style of its table."""
    first, last = c.row == 0, c.row + c.rows == t.rows
    under_head = c.row + c.rows == t.header
    left, right = c.column == 0, c.column + c.columns == t.columns
    thin, thick = "0.5pt solid #000000", "1.5pt solid #000000"
    b = dict.fromkeys(("top", "bottom", "left", "right"), "none")
    style = t.style
    if style == "three-line":
        b["top"], b["bottom"] = (thick if first else "none"), (thick if last else thin if under_head or (c.columns > 1 and c.row < t.header) else "none")
    elif style in ("rows", "rows-grey"):
        line = thin if style == "rows" else "0.5pt solid #999999"
        b["bottom"] = line
        b["top"] = line if first else "none"
    elif style in ("head-rule", "outer") and under_head:
        b["bottom"] = "1pt solid #000000"
    elif style in ("grid", "open-sides", "dashed", "double", "columns"):
        kind = {"dashed": "0.75pt dashed #333333", "double": "1.5pt double #000000"}.get(style, thin)
        inner = style == "columns"
        b.update(bottom=thin if inner and (last or under_head) else "none" if inner else kind, top=kind if first else "none",
                 left=kind if not left or style in ("grid", "dashed", "double") else "none", right=kind if right and style in ("grid", "dashed", "double") else "none")
    if style == "outer":
        b.update({side: "1pt solid #000000" for side, on in (("top", first), ("bottom", last), ("left", left), ("right", right)) if on})
    return b


def shade(t, c):
    if t.style == "head-shaded" and c.row < t.header:
        return "#d9d9d9"
    if t.style == "zebra":
        return "#c9d6ea" if c.row < t.header else "#e8eef7" if (c.row - t.header) % 2 else ""
    return ""


class Report:
    def __init__(self, r):
        self.r, self.rng, self.styles, self.body = r, random.Random(r["seed"]), {}, []
        self.width = (PAGES[r["page"]][0] - 2 * r["margin"]) * r["width"] / 100

    def style(self, family, properties):
        key = (family, properties)
        return self.styles.setdefault(key, f"s{len(self.styles)}")

    def paragraph(self, align, size, bold=False, indent=0, space=0):
        r = self.r
        weight = 'fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        return self.style("paragraph", f'<style:paragraph-properties fo:text-align="{align}" fo:margin-left="{indent}pt" fo:margin-bottom="{space}pt" '
                          f'fo:line-height="{int(r["leading"] * 90)}%"/><style:text-properties style:font-name="{r["latin"] or r["face"]}" '
                          f'style:font-name-asian="{r["face"]}" fo:font-size="{size}pt" style:font-size-asian="{size}pt" {weight}/>')

    def line(self, text, align="start", size=None, **more):
        self.body.append(f'<text:p text:style-name="{self.paragraph(align, size or self.r["size"], **more)}">{escape(text)}</text:p>')

    def cell(self, t, c):
        r = self.r
        edges = "".join(f' fo:border-{side}="{line}"' for side, line in borders(t, c).items())
        ground = f' fo:background-color="{shade(t, c)}"' if shade(t, c) else ""
        name = self.style("table-cell", f'<style:table-cell-properties{edges}{ground} style:vertical-align="{r["valign"]}" '
                          f'fo:padding="{r["padding"] / 2 + .3}pt" fo:padding-left="{r["padding"] + 2}pt" fo:padding-right="{r["padding"] + 2}pt"/>')
        head = c.row < t.header
        align = "center" if head and (r["head_align"] == "center" or c.columns > 1) else {"left": "start", "right": "end", "center": "center"}[t.align[c.column]]
        p = self.paragraph(align, r["size"], bold=c.row in t.bold_rows or (head and r["padding"] > 2), indent=c.level * r["size"])
        span = (f' table:number-rows-spanned="{c.rows}"' if c.rows > 1 else "") + (f' table:number-columns-spanned="{c.columns}"' if c.columns > 1 else "")
        return f'<table:table-cell table:style-name="{name}"{span}><text:p text:style-name="{p}">{escape(c.text)}</text:p></table:table-cell>'

    def table(self, t, i):
        at = {(c.row, c.column): c for c in t.cells}
        name = self.style("table", f'<style:table-properties style:width="{self.width}mm" table:align="center" table:border-model="collapsing"/>')
        out = [f'<table:table table:name="t{i}" table:style-name="{name}">']
        for w in t.widths:
            column = self.style("table-column", f'<style:table-column-properties style:column-width="{self.width * w / sum(t.widths):.2f}mm"/>')
            out.append(f'<table:table-column table:style-name="{column}"/>')
        row_style = self.style("table-row", f'<style:table-row-properties fo:keep-together="{"auto" if self.r.get("cut_rows") else "always"}"/>')
        for k in range(t.rows):
            if k == 0 and self.r["header_again"]:
                out.append("<table:table-header-rows>")
            out.append(f'<table:table-row table:style-name="{row_style}">')
            out += [self.cell(t, at[k, j]) if (k, j) in at else "<table:covered-table-cell/>" for j in range(t.columns)]
            out.append("</table:table-row>")
            if k == t.header - 1 and self.r["header_again"]:
                out.append("</table:table-header-rows>")
        self.body.append("".join(out) + "</table:table>")

    def xml(self, tables):
        r = self.r
        if space_above(r):
            self.line("说明", space=space_above(r) / .353)
        for i, t in enumerate(tables):
            for _ in range(r["prose"]):
                tell, indent = (english.prose, "    ") if r.get("language") == "en" else (prose, "　　")
                self.line(indent + tell(self.rng, self.rng.randint(1, 6)), space=4)
            self.line((t.number + "　" if t.number else "") + t.title, "center", r["size"] * 1.2, bold=True)
            if t.unit:
                self.line(t.unit, "end")
            self.table(t, i)
            for note in t.notes or [""]:
                self.line(note, size=r["size"] * .85, space=8)
        w, h = PAGES[r["page"]]
        page = "<text:page-number/>"
        footer = {"dashes": f"- {page} -", "count": f"第{page}页 共<text:page-count/>页", "head": page}.get(r["running"])
        footer = f'<style:footer><text:p text:style-name="{self.paragraph("center", 8)}">{footer}</text:p></style:footer>' if footer else ""
        styles = "".join(f'<style:style style:name="{n}" style:family="{family}">{p}</style:style>' for (family, p), n in self.styles.items())
        fonts = "".join(f'<style:font-face style:name="{f}" svg:font-family="\'{f}\'"/>' for f in {r["face"], r["latin"] or r["face"]})
        return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>{fonts}</office:font-face-decls>
<office:automatic-styles>{styles}<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{w}mm" fo:page-height="{h}mm"
 style:print-orientation="{'landscape' if w > h else 'portrait'}" fo:margin="{r['margin']}mm"/><style:footer-style><style:header-footer-properties fo:min-height="6mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{footer}</style:master-page></office:master-styles>
<office:body><office:text>{"".join(self.body)}</office:text></office:body></office:document>'''


def report(r, tables):
    return Report(r).xml(tables)
