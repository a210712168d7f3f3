// SPDX-License-Identifier: GPL-3.0-or-later
// A table without full rulings: its grid, and the words of each cell. Private to layout.
#pragma once

#include <string>
#include <vector>

#include "layout/lattice.h"
#include "layout/layout.h"
#include "layout/text_rows.h"

namespace biaoge {

struct TextTable {
  Lattice grid;
  std::vector<std::vector<const Word*>> words;  ///< One a cell of the grid.
  std::vector<Box> text_boxes;  ///< One a cell: its column as far as text reaches, to set text in.
  std::vector<TextColumn> columns;  ///< Where their texts stand.
  int header_rows = 0;
  std::vector<int> doubtful_rows;
  bool doubtful = false;  ///< Too short; may be the end of a table on the page before.
  std::string evidence;   ///< Why it was taken for a table, for people.
};

/// Puts rows, header and columns together. `levels`: y positions of rulings over the whole width.
TextTable build_text_table(const std::vector<Line>& lines, const Columns& columns,
                           const std::vector<double>& levels, const std::vector<Ruling>& rulings);

}  // namespace biaoge
