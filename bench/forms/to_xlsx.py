# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a workbook, a form a sheet or all on one, for LibreOffice Calc."""
import math
import unicodedata

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from .recipe import PAGE_MM
from .table import tables

SIDES = {"thin": ("thin", "000000"), "hair": ("hair", "000000"), "medium": ("medium", "000000"), "double": ("double", "000000"),
         "dashed": ("dashed", "000000"), "heavy-outer": ("thin", "000000"), "grey": ("thin", "808080"), "open": ("thin", "000000")}
PAPER = {"A4": 9, "A4L": 9, "A3": 8, "A3L": 8, "Letter": 1}
SHADE = {"grey": "D9D9D9", "blue": "DBE5F1"}


def width_of(text, size):
    """Points that a line needs, a little more than any face takes."""
    return sum(size * (1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.62) for ch in text) * 1.04


def lines_of(c, width, size):
    if c.vertical:
        return len(c.text)
    room = max(size * 1.05, width - 6)
    return sum(max(1, math.ceil(width_of(p, size) / (room - size * 0.6 if room > 2 * size else room))) for p in c.text.split("\n"))


def row_heights(r, widths, rows, points):
    line = r["size"] * 1.42
    heights = [line + r["padding"] * 1.5] * len(rows)
    tall = lambda c: lines_of(c, points * sum(widths[c.col:c.col + c.cols]) / 1000, r["size"] * (1.6 if c.role == "title" else 1)) \
        * line * (1.5 if c.role == "title" else 1) + r["padding"] * 1.5
    for i, row in enumerate(rows):
        for c in row:
            if c.rows == 1:
                heights[i] = max(heights[i], tall(c))
    for i, row in enumerate(rows):
        for c in row:
            lack = tall(c) - sum(heights[i:i + c.rows])
            if c.rows > 1 and lack > 0:
                for k in range(i, i + c.rows):
                    heights[k] += lack / c.rows
    return [min(h, 400) for h in heights]


def edge_sides(r, c, columns, first, last):
    style, colour = SIDES[r["lines"]]
    side = Side(style=style, color=colour)
    heavy = Side(style="medium", color="000000")
    left = right = top = bottom = side
    if r["lines"] == "open":
        left = None if c.col == 0 else side
        right = None if c.col + c.cols == columns else side
    if r["lines"] == "heavy-outer":
        left, right = heavy if c.col == 0 else side, heavy if c.col + c.cols == columns else side
        top, bottom = heavy if first else side, heavy if last else side
    return left, right, top, bottom


def border_cells(ws, r, c, top_row, columns, first, last):
    """A merged area is framed by the borders of its outer cells."""
    left, right, top, bottom = edge_sides(r, c, columns, first, last)
    for k in range(top_row, top_row + c.rows):
        for j in range(c.col + 1, c.col + c.cols + 1):
            ws.cell(k, j).border = Border(left=left if j == c.col + 1 else None, right=right if j == c.col + c.cols else None,
                                          top=top if k == top_row else None, bottom=bottom if k == top_row + c.rows - 1 else None)


def put(ws, r, c, row, columns, first, last):
    cell = ws.cell(row, c.col + 1)
    cell.value = c.text
    cell.data_type = "s"                                   # "=100" is text here, not a formula
    cell.number_format = "@"
    title = c.role == "title"
    cell.font = Font(name=r["face"], size=r["size"] * (1.5 if title else 1),
                     bold=title or (r["heads"] == "bold" and c.role in ("head", "label")))
    cell.alignment = Alignment(horizontal=c.align, vertical="center", wrap_text=True, textRotation=255 if c.vertical else 0)
    if not title:
        border_cells(ws, r, c, row, columns, first, last)
    if r["heads"] in SHADE and c.role in ("head", "label"):
        fill = PatternFill("solid", fgColor=SHADE[r["heads"]])
        for k in range(row, row + c.rows):
            for j in range(c.col + 1, c.col + c.cols + 1):
                ws.cell(k, j).fill = fill
    if c.rows > 1 or c.cols > 1:
        ws.merge_cells(start_row=row, end_row=row + c.rows - 1, start_column=c.col + 1, end_column=c.col + c.cols)


def page_setup(ws, r):
    w, h = PAGE_MM[r["page"]]
    ws.page_setup.paperSize, ws.page_setup.orientation = PAPER[r["page"]], "landscape" if w > h else "portrait"
    ws.page_margins.left = ws.page_margins.right = r["margin"] / 25.4
    ws.page_margins.top = ws.page_margins.bottom = max(r["margin"], 18 if r["running"] != "none" else 0) / 25.4
    ws.page_margins.header = ws.page_margins.footer = 8 / 25.4
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.print_options.horizontalCentered = True
    footer = {"dashes": "- &P -", "count": "第&P页 共&N页", "plain": "&P", "head": "&P", "head-count": "第 &P 页，共 &N 页"}.get(r["running"])
    header = {"head": "预算绩效管理资料汇编", "head-count": f"{r['year']}年度部门决算公开"}.get(r["running"])
    if footer:
        ws.oddFooter.center.text = footer
    if header:
        ws.oddHeader.center.text = header


def fill(ws, r, printed, row, points):
    """Writes one form from `row` on; gives the row below it."""
    single = dict(r, repeat_head=False)
    widths, rows, _ = tables(printed, single)[0]
    heights = row_heights(r, widths, rows, points)
    for text, size in ((printed.title, r["size"] * 1.7), (printed.year_line, r["size"]), *((t, r["size"]) for t in printed.paragraphs)):
        if text:
            ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
            ws.cell(row, 1, text).font = Font(name=r["face"], size=size, bold=size > r["size"])
            ws.cell(row, 1).alignment = Alignment(horizontal="left" if text in printed.paragraphs else "center", vertical="center", wrap_text=True)
            ws.row_dimensions[row].height = size * (3.2 if text in printed.paragraphs else 2)
            row += 1
    for i, cells in enumerate(rows):
        ws.row_dimensions[row + i].height = heights[i]
        for c in cells:
            put(ws, r, c, row + i, len(widths), i == 0, i + c.rows == len(rows))
    if r["repeat_head"] and not printed.paragraphs:
        head = next(i for i, cells in enumerate(rows) if any("".join(c.text.split()) == "三级指标" for c in cells))
        ws.print_title_rows = f"{row + head}:{row + head}"
    return row + len(rows)


def report(r, printed, path):
    """Neighbours with the same columns share a sheet; a repeated header row wants a sheet a form."""
    book = Workbook()
    book.remove(book.active)
    points = (PAGE_MM[r["page"]][0] - 2 * r["margin"]) / 25.4 * 72
    widths = [tables(p, dict(r, repeat_head=False))[0][0] for p in printed]
    share = not (r["form_per_page"] or r["repeat_head"])
    ws = row = None
    for i, p in enumerate(printed):
        if ws is None or not share or widths[i] != widths[i - 1]:
            ws, row = book.create_sheet(f"Sheet{i + 1}"), 1
            page_setup(ws, r)
            for j, w in enumerate(widths[i]):
                # a column's width counts digits of the default face, 5.6 pt each
                ws.column_dimensions[chr(65 + j) if j < 26 else "A" + chr(39 + j)].width = points * w / 1000 / 5.6
        row = fill(ws, r, p, row, points) + 1
    book.save(path)
