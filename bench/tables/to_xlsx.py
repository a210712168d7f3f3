# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as workbooks, printed by LibreOffice Calc: one sheet a table."""
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from . import to_odt

LINES = {"none": None, "0.5pt solid #000000": "thin", "0.5pt solid #999999": "hair", "1pt solid #000000": "medium", "1.5pt solid #000000": "medium",
         "0.75pt dashed #333333": "dashed", "1.5pt double #000000": "double"}


def fill(sheet, t, r):
    line = 1
    total = 95 if r["page"] in ("A4", "Letter") else 130
    for j, w in enumerate(t.widths):
        sheet.column_dimensions[chr(65 + j)].width = total * w / sum(t.widths) * 9 / r["size"] * r["size"] / 10.5
    for text, align in (((t.number + " " if t.number else "") + t.title, "center"), (t.unit, "right")):
        if text:
            sheet.cell(line, 1, text).alignment = Alignment(horizontal=align)
            sheet.cell(line, 1).font = Font(name=r["face"], size=r["size"] * (1.3 if align == "center" else 1))
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=t.columns)
            line += 1
    at = {(c.row + i, c.column + j): c for c in t.cells for i in range(c.rows) for j in range(c.columns)}
    for (row, column), c in sorted(at.items()):
        cell = sheet.cell(line + row, column + 1)
        if (c.row, c.column) == (row, column):
            cell.value = c.text
        head = c.row < t.header
        align = "center" if head else t.align[c.column]
        cell.alignment = Alignment(horizontal=align, vertical={"middle": "center"}.get(r["valign"], r["valign"]), wrap_text=True, indent=c.level)
        cell.font = Font(name=r["face"], size=r["size"], bold=c.row in t.bold_rows)
        edges = to_odt.borders(t, c)
        keep = dict(top=row == c.row, bottom=row == c.row + c.rows - 1, left=column == c.column, right=column == c.column + c.columns - 1)
        cell.border = Border(**{side: Side(LINES[edges[side]]) for side in edges if keep[side] and LINES[edges[side]]})
        if to_odt.shade(t, c):
            cell.fill = PatternFill("solid", fgColor="FF" + to_odt.shade(t, c)[1:].upper())
    for c in t.cells:
        if c.rows * c.columns > 1:
            sheet.merge_cells(start_row=line + c.row, end_row=line + c.row + c.rows - 1, start_column=c.column + 1, end_column=c.column + c.columns)
    for row in range(t.rows):                  # Calc sets heights of its own only without them
        need = max((wrapped(c, t, total, r) for c in t.cells if c.row == row and c.rows == 1), default=1)
        sheet.row_dimensions[line + row].height = need * r["size"] * 1.35 + r["padding"]
    for note in t.notes:
        sheet.cell(line + t.rows, 1, note).font = Font(name=r["face"], size=r["size"] * .9)
    sheet.page_setup.orientation = "landscape" if r["page"] == "A4L" else "portrait"
    sheet.page_setup.paperSize = 8 if r["page"] == "A3" else 9
    if r["header_again"]:
        sheet.print_title_rows = f"{line}:{line + t.header - 1}"


def wrapped(c, t, total, r):
    width = sum(total * w / sum(t.widths) for w in t.widths[c.column:c.column + c.columns]) - 2 - c.level
    letters = sum(1.15 if ord(ch) < 0x2e80 else 2.1 for ch in c.text) * r["size"] / 10.5
    return int(letters / width) + 1


def report(r, tables, path):
    book = Workbook()
    book.remove(book.active)
    for i, t in enumerate(tables):
        fill(book.create_sheet(f"表{i + 1}"), t, r)
    book.save(path)
