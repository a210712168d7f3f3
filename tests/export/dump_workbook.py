# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a workbook as JSON, read by a library other than the one that wrote it.

Usage: dump_workbook.py FILE.xlsx
"""
import json
import sys

import openpyxl
from openpyxl.utils import get_column_letter


def dump_cell(cell):
    link = cell.hyperlink
    return {
        "value": cell.value,
        "type": cell.data_type,
        "format": cell.number_format,
        "fill": cell.fill.fgColor.rgb if cell.fill.fill_type else None,
        "align": cell.alignment.horizontal,
        "note": cell.comment.text if cell.comment else None,
        "link": link.location if link else None,
    }


def dump_sheet(sheet):
    return {
        "name": sheet.title,
        "cells": {c.coordinate: dump_cell(c) for row in sheet for c in row
                  if c.value is not None or c.fill.fill_type},
        "merged": sorted(str(r) for r in sheet.merged_cells.ranges),
        "freeze": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "titles": sheet.print_title_rows,
        "landscape": sheet.page_setup.orientation == "landscape",
        "paper": sheet.page_setup.paperSize,
        "fit": [sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
        "footer": sheet.oddFooter.center.text,
        "widths": {k: d.width for k, d in sheet.column_dimensions.items()},
        "pictures": sorted(f"{get_column_letter(p.anchor._from.col + 1)}{p.anchor._from.row + 1}"
                           for p in sheet._images),
        "choices": {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation},
        "marks": {str(c.sqref): len(c.rules) for c in sheet.conditional_formatting},
        "heights": {str(k): d.height for k, d in sheet.row_dimensions.items() if d.height},
    }


if __name__ == "__main__":
    book = openpyxl.load_workbook(sys.argv[1])
    properties = book.properties
    json.dump({"sheets": [dump_sheet(s) for s in book], "title": properties.title,
               "creator": properties.creator, "created": str(properties.created)}, sys.stdout, default=str)
