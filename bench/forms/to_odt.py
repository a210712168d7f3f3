# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a flat OpenDocument text, for LibreOffice Writer."""
from xml.sax.saxutils import escape

from .recipe import PAGE_MM
from .table import tables

BORDER = {"half": "0.5pt solid #000000", "hair": "0.05pt solid #000000", "double": "2.5pt double #000000",
          "thick": "2pt solid #000000", "grey": "0.75pt solid #808080", "open": "0.75pt solid #000000",
          "dashed": "0.75pt dashed #000000", "heavy-outer": "0.5pt solid #000000", "blue": "1pt solid #4472c4"}
SHADE = {"grey": "#d9d9d9", "blue": "#dbe5f1"}
NAMESPACES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in dict(
    office="office", style="style", text="text", table="table", fo="xsl-fo-compatible").items())


def borders(r, c, columns, first_row, last_row):
    line = BORDER[r["lines"]]
    sides = dict(left=line, right=line, top=line, bottom=line)
    if r["lines"] == "open":
        if c.col == 0:
            sides["left"] = "none"
        if c.col + c.cols == columns:
            sides["right"] = "none"
    if r["lines"] == "heavy-outer":
        heavy = "1.75pt solid #000000"
        if c.col == 0:
            sides["left"] = heavy
        if c.col + c.cols == columns:
            sides["right"] = heavy
        if first_row:
            sides["top"] = heavy
        if last_row:
            sides["bottom"] = heavy
    if c.role == "title":
        sides.update(left="none", right="none", top="none")
    # one cell draws a shared line, as Writer itself writes such tables
    if c.col + c.cols != columns:
        sides["right"] = "none"
    if not last_row:
        sides["bottom"] = "none"
    return sides


class Report:
    def __init__(self, r):
        self.r, self.styles, self.body, self.cell_styles = r, [], [], {}

    def cell_style(self, c, columns, first_row, last_row):
        sides = borders(self.r, c, columns, first_row, last_row)
        shade = SHADE.get(self.r["heads"]) if c.role in ("head", "label") else None
        key = (tuple(sides.values()), shade)
        if key not in self.cell_styles:
            name = self.cell_styles[key] = f"c{len(self.cell_styles)}"
            attributes = " ".join(f'fo:border-{k}="{v}"' for k, v in sides.items())
            fill = f' fo:background-color="{shade}"' if shade else ""
            pad = self.r["padding"] * 0.8
            self.styles.append(f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
                               f'fo:padding-left="{pad}pt" fo:padding-right="{pad}pt" fo:padding-top="{pad * .5}pt" '
                               f'fo:padding-bottom="{pad * .5}pt" style:vertical-align="middle" {attributes}{fill}/></style:style>')
        return self.cell_styles[key]

    def cell(self, c, columns, first_row, last_row):
        paragraphs = [ch for ch in c.text if ch != "\n"] if c.vertical else c.text.split("\n")
        bold = "b" if c.role in ("head", "label") and self.r["heads"] == "bold" else ""
        style = "title" if c.role == "title" else c.align + bold
        text = "".join(f'<text:p text:style-name="{style}">{escape(p)}</text:p>' for p in paragraphs)
        span = (f' table:number-rows-spanned="{c.rows}"' if c.rows > 1 else "") + \
               (f' table:number-columns-spanned="{c.cols}"' if c.cols > 1 else "")
        name = self.cell_style(c, columns, first_row, last_row)
        return f'<table:table-cell table:style-name="{name}"{span}>{text}</table:table-cell>'

    def table(self, name, widths, rows, head, last_table):
        r = self.r
        total = PAGE_MM[r["page"]][0] - 2 * r["margin"]
        self.styles.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{total}mm" '
                           f'table:align="margins" table:border-model="collapsing"/></style:style>')
        out = [f'<table:table table:name="{name}" table:style-name="{name}">']
        for i, w in enumerate(widths):
            self.styles.append(f'<style:style style:name="{name}.{i}" style:family="table-column"><style:table-column-properties '
                               f'style:column-width="{total * w / 1000:.3f}mm"/></style:style>')
            out.append(f'<table:table-column table:style-name="{name}.{i}"/>')
        covered = [[0] * len(widths) for _ in rows]
        for i, row in enumerate(rows):
            for c in row:
                for k in range(i, i + c.rows):
                    for j in range(c.col, c.col + c.cols):
                        covered[k][j] = (k, j) != (i, c.col)
        if head:
            out.append("<table:table-header-rows>")
        for i, row in enumerate(rows):
            starts = {c.col: c for c in row}
            out.append('<table:table-row table:style-name="row">')
            for j in range(len(widths)):
                if j in starts:
                    c = starts[j]
                    out.append(self.cell(c, len(widths), i == 0, i + c.rows == len(rows)))
                elif covered[i][j]:
                    out.append("<table:covered-table-cell/>")
            out.append("</table:table-row>")
            if head and i == head - 1:
                out.append("</table:table-header-rows>")
        self.body.append("".join(out) + "</table:table>")

    def add(self, i, printed):
        r, new_page = self.r, i and self.r["form_per_page"]
        if printed.title:
            self.body.append(f'<text:p text:style-name="{"titlebreak" if new_page else "title"}">{printed.title}</text:p>')
            if printed.year_line:
                self.body.append(f'<text:p text:style-name="center">{printed.year_line}</text:p>')
        elif i:
            self.body.append(f'<text:p text:style-name="{"smallbreak" if new_page else "small"}"/>')
        self.body += [f'<text:p text:style-name="left">{escape(t)}</text:p>' for t in printed.paragraphs]
        parts = tables(printed, r)
        for k, (widths, rows, head) in enumerate(parts):
            if k:                                     # Writer joins tables that touch
                self.body.append('<text:p text:style-name="tiny"/>')
            self.table(f"t{i}_{k}", widths, rows, head, k == len(parts) - 1)

    def paragraph_styles(self):
        r = self.r
        face = f'style:font-name="{r["latin"] or r["face"]}" style:font-name-asian="{r["face"]}"'
        size = lambda s: f'fo:font-size="{s}pt" style:font-size-asian="{s}pt"'
        bold = 'fo:font-weight="bold" style:font-weight-asian="bold"'

        def one(name, align, text, extra=""):
            return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" '
                    f'{extra}/><style:text-properties {face} {text}/></style:style>')
        leading = f'fo:line-height="{int(r["leading"] * 85)}%"'
        title = f'{size(r["size"] * 1.7)} {bold}'
        out = [one(a, {"left": "start", "right": "end", "center": "center"}[a], size(r["size"]), leading) for a in ("left", "right", "center")]
        out += [one("justify", "justify", size(r["size"]), leading)]
        out += [one(a + "b", {"left": "start", "right": "end", "center": "center"}[a], size(r["size"]) + " " + bold, leading)
                for a in ("left", "right", "center")]
        out += [one("title", "center", title, 'fo:keep-with-next="always"'), one("titlebreak", "center", title, 'fo:break-before="page"'),
                one("small", "start", size(6)), one("smallbreak", "start", size(6), 'fo:break-before="page"'),
                one("tiny", "start", size(1), 'fo:line-height="1pt"')]
        out.append('<style:style style:name="row" style:family="table-row"><style:table-row-properties '
                   f'fo:keep-together="{"auto" if r["rows_cut"] else "always"}"/></style:style>')
        return "".join(out)

    def running(self):
        page, count = "<text:page-number/>", "<text:page-count/>"
        footer = {"dashes": f"- {page} -", "count": f"第{page}页 共{count}页", "plain": page, "head": page,
                  "head-count": f"第 {page} 页，共 {count} 页"}.get(self.r["running"])
        header = {"head": "预算绩效管理资料汇编", "head-count": f"{self.r['year']}年度部门决算公开"}.get(self.r["running"])
        p = lambda t: f'<text:p text:style-name="center">{t}</text:p>'
        return (f"<style:header>{p(header)}</style:header>" if header else "") + (f"<style:footer>{p(footer)}</style:footer>" if footer else "")

    def xml(self):
        r = self.r
        w, h = PAGE_MM[r["page"]]
        fonts = "".join(f'<style:font-face style:name="{f}" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="\'{f}\'"/>'
                        for f in {r["face"], r["latin"] or r["face"]})
        band = '<style:header-style><style:header-footer-properties fo:min-height="6mm"/></style:header-style>' \
               '<style:footer-style><style:header-footer-properties fo:min-height="6mm"/></style:footer-style>'
        paragraphs = self.paragraph_styles()
        return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>{fonts}</office:font-face-decls>
<office:styles>{paragraphs}</office:styles>
<office:automatic-styles>{"".join(self.styles)}
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{w}mm" fo:page-height="{h}mm"
 style:print-orientation="{'landscape' if w > h else 'portrait'}" fo:margin="{r['margin']}mm"/>{band}</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{self.running()}</style:master-page></office:master-styles>
<office:body><office:text>{"".join(self.body)}</office:text></office:body></office:document>'''


def report(r, printed):
    out = Report(r)
    for i, p in enumerate(printed):
        out.add(i, p)
    return out.xml()
