// SPDX-License-Identifier: GPL-3.0-or-later
// What a page end did to a table: which cells at the foot of one page go on at the head of the
// next. Private to layout.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"

namespace biaoge {

/// A cell in the last row of the upper part and the cell below it, in the first row of the lower
/// part, that covers the same columns: indices into the cells of both tables.
struct CutPair {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t twice = 0;  ///< Characters of a label that stand on both pages, cut through.
  bool unsure = false;    ///< One cell by how its text fills it; it may be two.
};

struct Cut {
  std::vector<CutPair> pairs;      ///< Cells that face each other with equal extents.
  bool same_columns = false;       ///< Every cell along the cut faces one with equal extents.
  bool row_cut = false;            ///< The last row above and the first row below are one row.
  std::vector<CutPair> continued;  ///< Pairs that are one cell: all of them when row_cut.
};

/// Takes away the white that a row left on the upper page when all of it went to the next: a last
/// row of one empty cell, which the first row below divides. Both tables must share their columns.
void drop_remnant(TableFragment& upper, const TableFragment& lower);

/// Both tables must share their columns. `fits` as in TableFragment.
Cut find_cut(const TableFragment& upper, const TableFragment& lower, const JoinOptions& options);

/// The text of a continued cell.
std::string joined_text(const TableFragment& upper, const TableFragment& lower,
                        const CutPair& pair);

}  // namespace biaoge
