// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/repeated_header.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// More leading rows than this are never a repeated header.
constexpr int kMaxHeaderRows = 8;

/// Text and spans of the cells that begin in a row, for comparison.
std::string signature(const Table& table, int row) {
  std::string result;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) continue;
    result += std::to_string(cell.column) + "+" + std::to_string(cell.colspan) + "x" +
              std::to_string(cell.rowspan) + ":" + cell.text + "\x1f";
  }
  return result;
}

/// A cell that began above reaches into the row.
bool is_reached_into(const Table& table, int row) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [row](const Cell& cell) { return cell.row < row && cell.row_end() > row; });
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
  if (is_reached_into(upper, first)) return false;
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

/// The text of the cell that begins a row at the left side; "" when none does.
std::string_view first_text(const Table& table, int row) {
  for (const Cell& cell : table.cells) {
    if (cell.row == row && cell.column == 0) return cell.text;
  }
  return {};
}

/// True when what follows the header begins in both parts with the same two labels: not a header
/// that comes back over further rows, but a form that begins anew under a title row of its own.
bool begins_anew(const Table& upper, const Table& lower, int header) {
  if (header + 1 >= std::min(upper.rows, lower.rows)) return false;
  const std::string_view label = first_text(upper, header);
  const std::string_view next = first_text(upper, header + 1);
  return !label.empty() && !next.empty() && label != next && label == first_text(lower, header) &&
         next == first_text(lower, header + 1);
}

}  // namespace

int repeated_header(const Table& upper, const Table& lower) {
  if (const int rows = repeated_rows(upper, 0, lower); rows > 0) {
    return begins_anew(upper, lower, rows) ? 0 : rows;
  }
  if (!is_header_row(lower, 0)) return 0;
  for (int row = upper.rows - 1; row > 0; --row) {
    if (signature(upper, row) == signature(lower, 0)) return repeated_rows(upper, row, lower);
  }
  return 0;
}

int count_header_rows(const Table& table) {
  int rows = 0;
  for (const int height : header_heights(table, 0)) {
    if (height >= table.rows || !is_header_block(table, rows, height)) break;
    rows = height;
  }
  return rows;
}

}  // namespace biaoge
