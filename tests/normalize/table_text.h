// SPDX-License-Identifier: GPL-3.0-or-later
// Tables written as lines of text.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/table.h"

namespace biaoge {

/// A line in place of a row: what follows stands on the next page.
inline constexpr const char* kPageEnd = "----";

/// The cells of a line "a | b | <", without the white space around them.
inline std::vector<std::string> split_cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line + "|");
  for (std::string text; std::getline(in, text, '|');) {
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    cells.push_back(first == text.npos ? "" : text.substr(first, last - first + 1));
  }
  return cells;
}

/// A table of one line a row, cells between "|"; "<" is part of the cell to its left, "^" of the
/// cell above. Columns are 100 points wide and begin at x = 50, rows are 20 points high and begin
/// at y = 100 of `first_page`.
inline Table table_of(const std::vector<std::string>& lines,
                      const std::vector<std::string>& heading = {}, int first_page = 1) {
  constexpr double kLeft = 50;
  constexpr double kTop = 100;
  constexpr double kWidth = 100;
  constexpr double kHeight = 20;
  Table table;
  table.pages = {first_page};
  std::vector<std::vector<std::size_t>> owner;
  int row_on_page = 0;
  for (const std::string& line : lines) {
    if (line == kPageEnd) {
      table.pages.push_back(table.pages.back() + 1);
      row_on_page = 0;
      continue;
    }
    const std::vector<std::string> texts = split_cells(line);
    owner.emplace_back();
    for (std::size_t c = 0; c < texts.size(); ++c) {
      const int row = table.rows;
      const int column = static_cast<int>(c);
      const double x0 = kLeft + kWidth * column;
      const double y0 = kTop + kHeight * row_on_page;
      const PlacedBox place{table.pages.back(), {x0, y0, x0 + kWidth, y0 + kHeight}};
      if (texts[c] != "<" && texts[c] != "^") {
        owner.back().push_back(table.cells.size());
        table.cells.push_back({row, column, 1, 1, texts[c], {place}, {}, {}, 1, {}, {}});
        continue;
      }
      owner.back().push_back(texts[c] == "<" ? owner.back()[c - 1] : owner[owner.size() - 2][c]);
      Cell& cell = table.cells[owner.back().back()];
      cell.rowspan = std::max(cell.rowspan, row - cell.row + 1);
      cell.colspan = std::max(cell.colspan, column - cell.column + 1);
      if (cell.boxes.back().page != place.page) cell.boxes.push_back(place);
      cell.boxes.back().box = unite(cell.boxes.back().box, place.box);
    }
    table.columns = static_cast<int>(texts.size());
    ++table.rows;
    ++row_on_page;
  }
  for (int c = 0; c <= table.columns; ++c) table.column_edges.push_back(kLeft + kWidth * c);
  double y = kTop - kHeight * static_cast<double>(heading.size());
  for (const std::string& text : heading) {
    table.heading.push_back({text, {first_page, {kLeft, y, kLeft + 200, y + 12}}, 12});
    y += kHeight;
  }
  return table;
}

}  // namespace biaoge
