// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings and words become tables, page by page; then tables cut by page ends are joined.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "core/page.h"
#include "core/table.h"

namespace biaoge {

/// What remains of a page once its words are in cells.
struct PageLayout {
  int number = 0;
  double width = 0;
  double height = 0;
  std::vector<Table> tables;    ///< From top to bottom.
  std::vector<TextLine> lines;  ///< Text outside tables, from top to bottom.
};

/// Reconstructs the lattices of one page and fills them.
PageLayout lay_out_page(const Page& page);

/// Knowledge from outside that decides doubtful joins; may be empty.
struct JoinOptions {
  /// Complete label texts without white space: a text that is one of them was not cut.
  std::unordered_set<std::string> known_labels;
};

/// Joins tables that continue over page ends, drops repeated header rows, page numbers and running
/// heads, and gives each table its heading. `pages` in document order.
std::vector<Table> join_pages(std::vector<PageLayout> pages, const JoinOptions& options);

}  // namespace biaoge
