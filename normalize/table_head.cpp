// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/table_head.h"

#include <algorithm>
#include <unordered_set>

#include "core/utf8.h"
#include "normalize/cell_value.h"
#include "normalize/fold.h"
#include "normalize/text.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestName = 24;  // code points of a header's text in a table of words

bool is_banner(const GridView& grid, int row) {
  const int cell = grid.at(row, 0);
  return grid.table().columns > 1 && cell >= 0 && grid.cell(cell).row == row &&
         grid.cell(cell).rowspan == 1 && grid.cell(cell).colspan == grid.table().columns;
}

/// The filled cells that begin in a row.
std::vector<const Cell*> filled_cells(const GridView& grid, int row) {
  std::vector<const Cell*> cells;
  for (const int i : grid.cells_in(row, row + 1)) {
    if (!grid.cell(i).text.empty()) cells.push_back(&grid.cell(i));
  }
  return cells;
}

/// True for a row that numbers the columns: 栏次 | 1 | 2 | 3, 甲 | 乙 | 1 | 2, (1) (2) (3).
bool numbers_columns(const GridView& grid, int row, const TableWords& words) {
  int expected = 1;
  for (const Cell* cell : filled_cells(grid, row)) {
    const auto value = printed_value(cell->text);
    if (!value) {
      const auto& names = words.of(TableWord::line_number);
      const std::string name = without_space(cell->text);
      const bool named = std::find(names.begin(), names.end(), name) != names.end();
      const bool stem = from_utf8(name).size() == 1 && contains(U"甲乙丙丁戊", from_utf8(name)[0]);
      if (!named && !stem && !is_null(cell->text, words)) return false;
      continue;
    }
    const Decimal number = value->bracketed ? -value->value : value->value;
    if (!(number == Decimal(expected)) || value->value.scale() != 0) return false;
    ++expected;
  }
  return expected > 2 || (expected == 2 && filled_cells(grid, row).size() > 1 &&
                          grid.cells_in(row, row + 1).size() > 2);
}

/// True when a number other than a year stands in the row.
bool has_number(const GridView& grid, int row) {
  for (int column = 0; column < grid.table().columns; ++column) {
    const int i = grid.at(row, column);
    if (i < 0 || grid.cell(i).column != column) continue;
    const auto value = printed_value(grid.cell(i).text);
    if (value && !is_year_number(*value)) return true;
  }
  return false;
}

bool holds_units_only(const GridView& grid, int row, const TableWords& words,
                      const UnitTable& units) {
  const auto& names = words.of(TableWord::unit_column);
  const auto cells = filled_cells(grid, row);
  return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) {
           std::u32string text = folded(cell->text);
           if (text.size() > 2 && text.front() == U'(' && text.back() == U')') {
             text = text.substr(1, text.size() - 2);
           }
           return find_unit(units, text).has_value() ||
                  std::find(names.begin(), names.end(), to_utf8(text)) != names.end();
         });
}

/// The first row from `end` on into which no cell reaches that begins in [first, end).
int closed(const GridView& grid, int first, int end) {
  for (int row = first; row < end; ++row) {
    for (const int i : grid.cells_in(row, row + 1)) end = std::max(end, grid.cell(i).row_end());
  }
  return end;
}

/// True when a cell of the row spans several columns, but not all, and does not reach lower: its
/// columns are told apart in the next row.
bool is_divided_below(const GridView& grid, int row) {
  const auto cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    const Cell& cell = grid.cell(i);
    return cell.colspan > 1 && cell.colspan < grid.table().columns && !cell.text.empty();
  });
}

/// In a table of words: a first row of short names, no two the same, over at least one more row.
bool looks_like_names(const GridView& grid, int row) {
  if (grid.table().columns < 2 || row + 1 >= grid.table().rows) return false;
  std::unordered_set<std::string> names;
  for (const int i : grid.cells_in(row, row + 1)) {
    const Cell& cell = grid.cell(i);
    const bool short_name = !cell.text.empty() && from_utf8(cell.text).size() <= kLongestName;
    if (!short_name || !names.insert(cell.text).second) return false;
  }
  return names.size() > 1;
}

/// Rows [first, result) are the header when the first row with a number is `body`.
int header_end(const GridView& grid, int first, int body, const TableWords& words,
               const UnitTable& units) {
  int end = closed(grid, first, first + 1);
  while (end < body && end < grid.table().rows) {
    const bool more = is_divided_below(grid, end - 1) ||
                      holds_units_only(grid, end, words, units) ||
                      numbers_columns(grid, end, words);
    if (!more) break;
    end = closed(grid, first, end + 1);
  }
  while (end < grid.table().rows && numbers_columns(grid, end, words)) ++end;
  return end;
}

}  // namespace

TableHead find_head(const GridView& grid, const TableWords& words, const UnitTable& units) {
  const Table& table = grid.table();
  TableHead head;
  while (head.banners + 1 < table.rows && is_banner(grid, head.banners)) ++head.banners;
  int body = head.banners;
  while (body < table.rows && (!has_number(grid, body) || numbers_columns(grid, body, words))) {
    ++body;
  }
  const bool words_only = body == table.rows;
  head.rows = head.banners;
  if (words_only ? looks_like_names(grid, head.banners) : body > head.banners) {
    head.rows = header_end(grid, head.banners, body, words, units);
  }
  if (head.rows == head.banners) head.rows = std::max(head.banners, table.header_rows);
  if (head.rows >= table.rows) head.rows = head.banners = 0;
  for (int row = head.banners; row < head.rows; ++row) {
    if (numbers_columns(grid, row, words)) head.numbered.push_back(row);
  }
  return head;
}

std::vector<std::string> head_path(const GridView& grid, const TableHead& head, int column) {
  std::vector<std::string> path;
  int last = -1;
  for (int row = head.banners; row < head.rows; ++row) {
    if (std::find(head.numbered.begin(), head.numbered.end(), row) != head.numbered.end()) continue;
    const int i = grid.at(row, column);
    if (i < 0 || i == last) continue;
    last = i;
    std::string text = one_line(grid.cell(i).text);
    if (!text.empty()) path.push_back(std::move(text));
  }
  return path;
}

std::string one_line(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  std::u32string line;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] != U'\n') {
      line.push_back(codes[i]);
      continue;
    }
    const bool solid =
        line.empty() || i + 1 == codes.size() || is_cjk(line.back()) || is_cjk(codes[i + 1]);
    if (!solid && !is_space(line.back())) line.push_back(U' ');
  }
  return to_utf8(line);
}

std::string unit_in_name(const std::string& name, const UnitTable& units) {
  const auto is_known = [&units](const std::u32string& unit) {
    const auto known = find_unit(units, unit);
    return known && known->dimension != "name";
  };
  const std::string bracketed = label_unit(name);
  if (is_known(from_utf8(bracketed))) return bracketed;
  const std::u32string text = folded(name);
  if (text.size() > 1 && text.back() == U'%') return "%";
  const std::size_t joint = text.find_last_of(U"/, \n(");
  if (joint == text.npos || joint == 0 || joint + 1 >= text.size()) return "";
  std::u32string tail = text.substr(joint + 1);
  if (tail.back() == U')') tail.pop_back();
  return is_known(tail) ? to_utf8(tail) : "";
}

}  // namespace biaoge
