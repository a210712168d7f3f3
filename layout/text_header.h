// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a table without full rulings: lines that are one cell, and headings that stand over
// several columns. Private to layout.
#pragma once

#include <vector>

#include "layout/text_rows.h"

namespace biaoge {

struct HeaderCell {
  std::vector<const Word*> words;
  Box box;
  int first = 0;  ///< Columns it covers.
  int last = 0;
  int row = 0;  ///< Rows of the header it covers: [row, row_end).
  int row_end = 1;
};

struct Header {
  std::vector<HeaderCell> cells;
  int rows = 0;
  std::vector<double> edges;  ///< y positions between its rows: rows - 1.
};

/// `lines`: those of the header. `rulings`: horizontal ones of the page; a short one under a
/// heading tells which columns it covers.
Header build_header(const std::vector<TextRow>& lines, const Columns& columns,
                    const std::vector<Ruling>& rulings);

}  // namespace biaoge
