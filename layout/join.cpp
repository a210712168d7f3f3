// SPDX-License-Identifier: GPL-3.0-or-later
// Tables cut by page ends become one table again.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/utf8.h"
#include "layout/cut.h"
#include "layout/edge_fit.h"
#include "layout/furniture.h"
#include "layout/layout.h"
#include "layout/repeated_header.h"
#include "layout/text_join.h"

namespace biaoge {

namespace {

/// Of the lines at the foot of a page so many may be the heading of a table on the next.
constexpr std::size_t kMaxOrphans = 8;

bool is_continuation_mark(const TextLine& line) {
  const std::u32string text = from_utf8(line.text);
  for (const std::u32string_view mark : {U"ontinued", U"ONTINUED", U"ont'd", U"ont’d", U"(cont"}) {
    if (text.find(mark) != text.npos) return true;
  }
  return text.find(U"续表") != text.npos || text.find(U"（续）") != text.npos ||
         text.find(U"(续)") != text.npos || text.find(U"续上页") != text.npos;
}

/// A table that may go on over the next page.
struct OpenTable {
  TableFragment whole;
  int last_page = 0;
};

/// True when `lower`, the first table of the next page, can be the rest of `upper`: they fit on
/// each other, and have common column edges or a first row that had no room left on the page
/// before.
bool fits_below(const TableFragment& upper, const TableFragment& lower, double text_bottom) {
  if (upper.by_text || lower.by_text) return same_text_columns(upper, lower);
  const std::optional<EdgeFit> fit = fit_edges(upper, lower);
  if (!fit) return false;
  const auto& below = lower.table.column_edges;
  const int shared = shared_edges(below, upper.table.column_edges, *fit);
  const int inner = static_cast<int>(below.size()) - 2;
  if (inner > 0 && 2 * shared >= inner) return true;
  const double room = text_bottom - upper.bounds.y1;
  return upper.open_bottom || lower.open_top || room < lower.first_block_height + 2;
}

/// Refines the columns of both parts to the union of their edges; where both have the same header
/// they are the same, though they be wider or narrower.
void share_columns(TableFragment& upper, TableFragment& lower) {
  if (upper.table.columns == lower.table.columns && repeated_header(upper.table, lower.table) > 0) {
    lower.table.column_edges = upper.table.column_edges;
    return;
  }
  std::vector<double> edges = upper.table.column_edges;
  const std::vector<double> placed = placed_edges(upper, lower);
  for (const double edge : placed) {
    if (!has_edge(edges, edge)) edges.push_back(edge);
  }
  std::sort(edges.begin(), edges.end());
  const auto index = [&](double position) {
    const auto closest = std::min_element(edges.begin(), edges.end(), [&](double a, double b) {
      return std::abs(a - position) < std::abs(b - position);
    });
    return static_cast<int>(closest - edges.begin());
  };
  const auto refine = [&](Table& table, const std::vector<double>& moved_edges) {
    std::vector<int> moved;
    for (const double edge : moved_edges) moved.push_back(index(edge));
    // Where the other part reaches farther, the cells at this side take the room: cells tile a
    // table.
    moved.front() = 0;
    moved.back() = static_cast<int>(edges.size()) - 1;
    for (Cell& cell : table.cells) {
      const int first = moved[static_cast<std::size_t>(cell.column)];
      cell.colspan = moved[static_cast<std::size_t>(cell.column_end())] - first;
      cell.column = first;
    }
    table.columns = static_cast<int>(edges.size()) - 1;
  };
  refine(upper.table, upper.table.column_edges);
  refine(lower.table, placed);
  upper.table.column_edges = edges;
  lower.table.column_edges = std::move(edges);
}

void drop_rows(TableFragment& fragment, int rows) {
  Table& table = fragment.table;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].row < rows) continue;
    table.cells[i].row -= rows;
    if (kept != i) {
      table.cells[kept] = std::move(table.cells[i]);
      fragment.fits[kept] = fragment.fits[i];
    }
    ++kept;
  }
  table.cells.resize(kept);
  fragment.fits.resize(kept);
  table.rows -= rows;
  fragment.open_top = false;
}

/// Appends the rows of `lower` to `upper`; cells that a page end cut become one.
void append(TableFragment& upper, TableFragment lower, const JoinOptions& options) {
  if (lower.by_text) {
    share_text_columns(upper, lower);
  } else {
    share_columns(upper, lower);
  }
  drop_rows(lower, repeated_header(upper.table, lower.table));
  upper.table.pages.push_back(lower.table.pages.back());
  upper.bounds = {upper.bounds.x0, lower.bounds.y0, upper.bounds.x1, lower.bounds.y1};
  upper.open_bottom = lower.open_bottom;
  upper.doubtful = upper.doubtful && lower.doubtful;
  upper.table.evidence += "; goes on on page " + std::to_string(lower.table.pages.back());
  if (lower.table.rows == 0) return;

  if (!lower.by_text) drop_remnant(upper, lower);
  const Cut cut = find_cut(upper, lower, options);
  const int offset = upper.table.rows - (cut.row_cut ? 1 : 0);
  std::vector<bool> merged(lower.table.cells.size(), false);
  for (const CutPair& pair : cut.continued) {
    Cell& above = upper.table.cells[pair.upper];
    const Cell& below = lower.table.cells[pair.lower];
    above.text = joined_text(upper, lower, pair);
    // What the page end hides of a cell on one page stands on the other.
    std::erase(above.flags, "clipped-text");
    if (pair.unsure && above.flags.empty()) above.flags.emplace_back("doubtful-place");
    above.rowspan = offset + below.row_end() - above.row;
    above.boxes.insert(above.boxes.end(), below.boxes.begin(), below.boxes.end());
    const int lines = upper.fits[pair.upper].lines + lower.fits[pair.lower].lines;
    if (!below.text.empty()) upper.fits[pair.upper] = lower.fits[pair.lower];
    upper.fits[pair.upper].lines = lines;
    merged[pair.lower] = true;
  }
  for (std::size_t i = 0; i < lower.table.cells.size(); ++i) {
    if (merged[i]) continue;
    lower.table.cells[i].row += offset;
    upper.table.cells.push_back(std::move(lower.table.cells[i]));
    upper.fits.push_back(lower.fits[i]);
  }
  upper.table.rows = offset + lower.table.rows;
}

void finish(Table& table) {
  std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  if (table.header_rows == 0) table.header_rows = count_header_rows(table);
}

/// Where text ends on the fullest page.
double lowest_table(const std::vector<PageLayout>& pages) {
  double bottom = 0;
  for (const PageLayout& page : pages) {
    for (const TableFragment& fragment : page.fragments) {
      bottom = std::max(bottom, fragment.bounds.y1);
    }
  }
  return bottom;
}

/// A page split at its tables: the lines before each of them and after the last.
struct PageText {
  std::vector<std::vector<TextLine>> above;  ///< One a fragment.
  std::vector<TextLine> below;               ///< After the last fragment, without furniture.
  bool text_above_first = false;             ///< Other than furniture and continuation marks.
};

/// The line stands in the left half of the page and the table in the right one, or the other way
/// round: in another column of text.
bool is_elsewhere(const Box& line, const Box& table, double width) {
  const auto is_left = [width](const Box& box) { return box.x1 < 0.52 * width; };
  const auto is_right = [width](const Box& box) { return box.x0 > 0.48 * width; };
  return (is_left(line) && is_right(table)) || (is_right(line) && is_left(table));
}

/// The line stands above the end of the table, in its column of text; beside what may be no table
/// it stands above the next one.
bool may_head(const TextLine& line, const TableFragment& fragment, double width) {
  const Box& box = line.place.box;
  const Box& table = fragment.bounds;
  const bool beside = box.x1 < table.x0 || box.x0 > table.x1;
  return table.y1 >= box.center().y && !is_elsewhere(box, table, width) &&
         !(fragment.doubtful && beside);
}

PageText split_lines(const PageLayout& page, const std::vector<bool>& furniture) {
  PageText text;
  text.above.resize(page.fragments.size());
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    TextLine line = page.lines[i];
    std::size_t next = 0;
    while (next < page.fragments.size() && !may_head(line, page.fragments[next], page.width)) {
      ++next;
    }
    const bool matters = !furniture[i] && !is_continuation_mark(line);
    if (next == 0 && matters) text.text_above_first = true;
    line.place.box = displayed_box(line.place.box, page);
    if (next < page.fragments.size()) {
      text.above[next].push_back(std::move(line));
    } else if (matters) {
      text.below.push_back(std::move(line));
    }
  }
  return text;
}

}  // namespace

std::vector<Table> join_pages(std::vector<PageLayout> pages, const JoinOptions& options) {
  settle_ends(pages);
  const std::vector<std::vector<bool>> furniture = find_furniture(pages);
  const double bottom = lowest_table(pages);
  std::vector<Table> tables;
  std::optional<OpenTable> open;
  std::vector<TextLine> orphans;  // Lines at the foot of the page before: perhaps a heading.
  const auto close = [&] {
    if (!open) return;
    if (open->whole.doubtful) {
      open.reset();
      return;
    }
    finish(open->whole.table);
    tables.push_back(std::move(open->whole.table));
    open.reset();
  };
  for (std::size_t p = 0; p < pages.size(); ++p) {
    PageLayout& page = pages[p];
    PageText text = split_lines(page, furniture[p]);
    for (std::size_t i = 0; i < page.fragments.size(); ++i) {
      TableFragment& fragment = page.fragments[i];
      for (Cell& cell : fragment.table.cells) {
        cell.boxes[0].box = displayed_box(cell.boxes[0].box, page);
      }
      const bool continues = open && i == 0 && open->last_page + 1 == page.number &&
                             !text.text_above_first && fits_below(open->whole, fragment, bottom);
      if (continues) {
        append(open->whole, std::move(fragment), options);
      } else {
        close();
        open = OpenTable{std::move(fragment), 0};
      }
      open->last_page = page.number;
      if (continues) std::erase_if(text.above[i], is_continuation_mark);
      auto& heading = open->whole.table.heading;
      if (i == 0) std::move(orphans.begin(), orphans.end(), std::back_inserter(heading));
      std::move(text.above[i].begin(), text.above[i].end(), std::back_inserter(heading));
    }
    // Text under the last table, or on a page without any, ends it.
    if (!text.below.empty()) close();
    orphans = std::move(text.below);
    if (orphans.size() > kMaxOrphans) {
      orphans.erase(orphans.begin(), orphans.end() - static_cast<std::ptrdiff_t>(kMaxOrphans));
    }
  }
  close();
  return tables;
}

}  // namespace biaoge
