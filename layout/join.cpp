// SPDX-License-Identifier: GPL-3.0-or-later
// Tables cut by page ends become one table again.
#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "core/utf8.h"
#include "layout/cut.h"
#include "layout/furniture.h"
#include "layout/layout.h"
#include "layout/text_join.h"

namespace biaoge {

namespace {

/// Column edges this close on two pages are the same edge.
constexpr double kSameEdge = 3.5;
/// More leading rows than this are never a repeated header.
constexpr int kMaxHeaderRows = 8;
/// Of the lines at the foot of a page so many may be the heading of a table on the next.
constexpr std::size_t kMaxOrphans = 8;

bool has_edge(const std::vector<double>& edges, double position) {
  return std::any_of(edges.begin(), edges.end(),
                     [&](double edge) { return std::abs(edge - position) <= kSameEdge; });
}

/// How many inner edges of `a`, moved by `shift`, are edges of `b` too.
int shared_edges(const std::vector<double>& a, const std::vector<double>& b, double shift) {
  int shared = 0;
  for (std::size_t i = 1; i + 1 < a.size(); ++i) shared += has_edge(b, a[i] + shift);
  return shared;
}

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

/// How far `lower` lies to the left of `upper` on the paper (margins of facing pages differ),
/// judged by their sides, or, where a side is open, by nearly all inner edges; nullopt when they do
/// not fit.
std::optional<double> horizontal_shift(const TableFragment& upper, const TableFragment& lower) {
  const double left = upper.bounds.x0 - lower.bounds.x0;
  if (std::abs(upper.bounds.width() - lower.bounds.width()) <= kSameEdge) return left;
  const auto& below = lower.table.column_edges;
  const int inner = static_cast<int>(below.size()) - 2;
  for (const double shift : {0.0, left, upper.bounds.x1 - lower.bounds.x1}) {
    const int shared = shared_edges(below, upper.table.column_edges, shift);
    if (shared >= 3 && 5 * shared >= 4 * inner) return shift;
  }
  return std::nullopt;
}

/// True when `lower`, the first table of the next page, can be the rest of `upper`: they fit on
/// each other, and have common column edges or a first row that had no room left on the page
/// before.
bool fits_below(const TableFragment& upper, const TableFragment& lower, double text_bottom) {
  if (upper.by_text || lower.by_text) return same_text_columns(upper, lower);
  const std::optional<double> shift = horizontal_shift(upper, lower);
  if (!shift) return false;
  const auto& below = lower.table.column_edges;
  const int shared = shared_edges(below, upper.table.column_edges, *shift);
  const int inner = static_cast<int>(below.size()) - 2;
  if (inner > 0 && 2 * shared >= inner) return true;
  const double room = text_bottom - upper.bounds.y1;
  return upper.open_bottom || lower.open_top || room < lower.first_block_height + 2;
}

/// Refines the columns of both parts to the union of their edges.
void share_columns(TableFragment& upper, TableFragment& lower) {
  std::vector<double> edges = upper.table.column_edges;
  const double shift = horizontal_shift(upper, lower).value_or(0);
  for (const double edge : lower.table.column_edges) {
    if (!has_edge(edges, edge + shift)) edges.push_back(edge + shift);
  }
  std::sort(edges.begin(), edges.end());
  const auto index = [&](double position) {
    const auto closest = std::min_element(edges.begin(), edges.end(), [&](double a, double b) {
      return std::abs(a - position) < std::abs(b - position);
    });
    return static_cast<int>(closest - edges.begin());
  };
  const auto refine = [&](Table& table, double offset) {
    std::vector<int> moved;
    for (const double edge : table.column_edges) moved.push_back(index(edge + offset));
    for (Cell& cell : table.cells) {
      const int first = moved[static_cast<std::size_t>(cell.column)];
      cell.colspan = moved[static_cast<std::size_t>(cell.column_end())] - first;
      cell.column = first;
    }
    table.columns = static_cast<int>(edges.size()) - 1;
  };
  refine(upper.table, 0);
  refine(lower.table, shift);
  upper.table.column_edges = edges;
  lower.table.column_edges = std::move(edges);
}

/// Text and spans of the cells that begin in a row, for comparison; nullopt when a cell that began
/// above reaches into it.
std::optional<std::string> signature(const Table& table, int row) {
  std::string result;
  for (const Cell& cell : table.cells) {
    if (cell.row < row && cell.row_end() > row) return std::nullopt;
    if (cell.row != row) continue;
    result += std::to_string(cell.column) + "+" + std::to_string(cell.colspan) + "x" +
              std::to_string(cell.rowspan) + ":" + cell.text + "\x1f";
  }
  return result;
}

bool has_text(const Table& table, int row) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [row](const Cell& cell) { return cell.row == row && !cell.text.empty(); });
}

bool has_digit(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  return std::any_of(codes.begin(), codes.end(), is_digit);
}

/// True for a row that may head a block: words only, at least three, no two the same.
bool is_header_row(const Table& table, int row) {
  std::unordered_set<std::string> texts;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || cell.text.empty()) continue;
    if (has_digit(cell.text) || !texts.insert(cell.text).second) return false;
  }
  return texts.size() >= 3;
}

/// Rows bound together by the spans of the cells that begin in `row`.
int block_height(const Table& table, int row) {
  int height = 1;
  for (const Cell& cell : table.cells) {
    if (cell.row == row) height = std::max(height, cell.rowspan);
  }
  return height;
}

/// Words only, in rows [first, last); at least two of them.
bool is_header_block(const Table& table, int first, int last) {
  int texts = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row < first || cell.row >= last || cell.text.empty()) continue;
    if (has_digit(cell.text)) return false;
    ++texts;
  }
  return texts > 1;
}

/// True when a cell that ends with row `last` heads several columns: a further header row follows.
bool heads_columns(const Table& table, int last) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    return cell.row_end() == last && cell.colspan > 1 && !cell.text.empty();
  });
}

/// Heights of what may be the header that begins in `row`: the rows bound together, and with them
/// each further block under cells that head several columns.
std::vector<int> header_heights(const Table& table, int row) {
  std::vector<int> heights = {block_height(table, row)};
  while (row + heights.back() < table.rows && heads_columns(table, row + heights.back())) {
    const int begin = row + heights.back();
    const int end = begin + block_height(table, begin);
    if (end > table.rows || !is_header_block(table, begin, end)) break;
    heights.push_back(end - row);
  }
  return heights;
}

/// True when the first `height` rows of `lower` are those of `upper` from `first` on.
bool repeats(const Table& upper, int first, const Table& lower, int height) {
  bool filled = false;
  for (int row = 0; row < height; ++row) {
    if (signature(upper, first + row) != signature(lower, row)) return false;
    filled = filled || has_text(lower, row);
  }
  return filled;
}

/// Number of leading rows of `lower` that repeat the header of `upper` in row `first`: as much of
/// it as comes back, and no row after it, which may be data that happens to repeat.
int repeated_rows(const Table& upper, int first, const Table& lower) {
  const std::vector<int> heights = header_heights(upper, first);
  for (auto height = heights.rbegin(); height != heights.rend(); ++height) {
    if (*height > lower.rows || *height > kMaxHeaderRows) continue;
    if (repeats(upper, first, lower, *height)) return *height;
  }
  return 0;
}

/// Number of leading rows of `lower` that repeat a header of `upper`: its first rows, or the header
/// of a block further down.
int repeated_header(const Table& upper, const Table& lower) {
  if (const int rows = repeated_rows(upper, 0, lower); rows > 0) return rows;
  if (!is_header_row(lower, 0)) return 0;
  for (int row = upper.rows - 1; row > 0; --row) {
    if (signature(upper, row) == signature(lower, 0)) return repeated_rows(upper, row, lower);
  }
  return 0;
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

/// Leading rows that head the columns, when rows of data follow.
int count_header_rows(const Table& table) {
  int rows = 0;
  for (const int height : header_heights(table, 0)) {
    if (height >= table.rows || !is_header_block(table, rows, height)) break;
    rows = height;
  }
  return rows;
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

PageText split_lines(const PageLayout& page, const std::vector<bool>& furniture) {
  PageText text;
  text.above.resize(page.fragments.size());
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    TextLine line = page.lines[i];
    const double y = line.place.box.center().y;
    std::size_t next = 0;
    while (next < page.fragments.size() &&
           (page.fragments[next].bounds.y1 < y ||
            is_elsewhere(line.place.box, page.fragments[next].bounds, page.width))) {
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
