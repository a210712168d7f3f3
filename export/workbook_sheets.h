// SPDX-License-Identifier: GPL-3.0-or-later
// The two kinds of sheets of the workbook.
#pragma once

#include <string>

#include "export/catalogue.h"
#include "export/grid.h"
#include "export/review_sheets.h"
#include "export/sheet_writer.h"

namespace biaoge {

/// Rows under a header, with filter and frozen header. Adds the places of anchored cells.
void write_grid(SheetWriter& sheet, const Grid& grid, Places& places);

/// One cell of a grid, without its note and link.
void write_plain_cell(SheetWriter& sheet, int row, int column, const GridCell& cell);

/// A table as printed, under a line that says where it stood and one that leads back to the sheet
/// `home`.
void write_table(SheetWriter& sheet, const Catalogue& catalogue, const TableEntry& table,
                 const std::string& home);

}  // namespace biaoge
