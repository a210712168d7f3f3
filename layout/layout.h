// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings and words become tables, page by page; then tables cut by page ends are joined.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/page.h"
#include "core/table.h"
#include "layout/cell_text.h"

namespace biaoge {

/// Where the texts of a column begin and end.
struct TextColumn {
  double x0 = 0;
  double x1 = 0;
};

/// A table as far as it stands on one page, with what is needed to join it to the next page.
struct TableFragment {
  Table table;                ///< Of this page alone; no heading yet.
  std::vector<TextFit> fits;  ///< One a cell of the table.
  Box bounds;
  double first_row_height = 0;
  double first_block_height = 0;  ///< Of the rows bound together by cells that begin in the first.
  bool open_top = false;          ///< No ruling at its upper side.
  bool open_bottom = false;       ///< No ruling at its lower side.
  bool by_text = false;           ///< Found by its text: its edges lie somewhere between columns.
  bool doubtful = false;          ///< A table only if it is part of one on a page beside it.
  std::vector<TextColumn> text_columns;  ///< One a column of a table found by its text.
};

/// What remains of a page once its words are in cells. A page whose text is turned is laid out as
/// if turned upright; displayed_box() turns its boxes back.
struct PageLayout {
  int number = 0;
  double width = 0;
  double height = 0;
  Direction reading = Direction::right;  ///< Of the displayed page's text.
  std::vector<TableFragment> fragments;  ///< From top to bottom.
  std::vector<TextLine> lines;           ///< Text outside tables, from top to bottom.
  std::vector<RefusedRegion> refused;    ///< Looked like tables; boxes as in `fragments`.
  std::optional<Mesh> mesh;              ///< Page::mesh.
};

/// The cells that the rulings of a page make, before there is any text: what is to be read of a
/// picture. In points of the page; cells that hold another table are left out.
std::vector<Box> ruled_cells(const Page& page);

/// Reconstructs the lattices of one page and fills them.
PageLayout lay_out_page(const Page& page);

/// A box of the layout on the page as displayed.
Box displayed_box(const Box& box, const PageLayout& layout);

/// Knowledge from outside that decides doubtful joins; may be empty.
struct JoinOptions {
  /// Complete label texts without white space: a text that is one of them was not cut.
  std::unordered_set<std::string> known_labels;
};

/// Joins tables that continue over page ends, drops repeated header rows, page numbers and running
/// heads, and gives each table its heading. `pages` in document order.
std::vector<Table> join_pages(std::vector<PageLayout> pages, const JoinOptions& options);

}  // namespace biaoge
