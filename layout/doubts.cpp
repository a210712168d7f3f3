// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/doubts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "layout/line.h"

namespace biaoge {

namespace {

/// Of the texts of a column of numbers at least this share, and so many, are numbers.
constexpr double kNumbers = 0.6;
constexpr std::size_t kFewest = 3;

void flag(Cell& cell) {
  if (cell.flags.empty() && !cell.text.empty()) cell.flags.emplace_back("doubtful-place");
}

bool is_point(char32_t code) {
  return code == U'.' || code == U',' || code == U'．' || code == U'，';
}

/// A part of a number that a narrow column broke, or two numbers run together.
bool is_spoilt_number(std::u32string_view text) {
  if (text.size() > 1 && is_point(text.back())) return text.find_first_not_of(U".．…") != text.npos;
  if (is_point(text.front()) && text.size() > 1 && is_digit(text[1])) return true;
  const auto count = [&](std::u32string_view codes) {
    return std::count_if(text.begin(), text.end(),
                         [&](char32_t code) { return codes.find(code) != codes.npos; });
  };
  if (count(U"(（") != count(U")）")) return true;
  return std::count(text.begin(), text.end(), U'.') > 1 && text.find(U',') != text.npos;
}

/// An amount with grouped digits and, right behind it, words.
bool runs_into_words(std::u32string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_point(text[end]))) ++end;
  const bool amount = text.substr(0, end).find_first_of(U".,") != text.npos;
  return end > 3 && amount &&
         std::count_if(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), is_cjk) > 3;
}

/// Without borders it is a guess in which row and column of a picture a number stands, however
/// surely it was read.
bool is_recognised_number(const Cell& cell) {
  const std::u32string text = from_utf8(cell.text);
  return cell.source == TextSource::ocr && std::any_of(text.begin(), text.end(), is_digit);
}

std::vector<Cell*> body_of(Table& table, int column) {
  std::vector<Cell*> cells;
  for (Cell& cell : table.cells) {
    if (cell.row >= table.header_rows && cell.column == column && !cell.text.empty()) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

void flag_column(Table& table, int column) {
  const std::vector<Cell*> cells = body_of(table, column);
  const auto values = static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const Cell* c) { return is_value_text(from_utf8(c->text)); }));
  const bool numbers = values >= kFewest &&
                       static_cast<double>(values) >= kNumbers * static_cast<double>(cells.size());
  bool headed = table.header_rows == 0 || column == 0;
  for (const Cell& cell : table.cells) {
    headed = headed || (cell.row < table.header_rows && cell.column <= column &&
                        column < cell.column_end() && !cell.text.empty());
  }
  for (Cell* cell : cells) {
    const std::u32string text = from_utf8(cell->text);
    const bool spoilt =
        numbers && (is_spoilt_number(text) || cell->text.find('\n') != cell->text.npos);
    const bool across = cell->colspan > 1 && (column > 0 || numbers);
    if (spoilt || across || !headed || runs_into_words(text)) flag(*cell);
  }
}

/// Rows of the body without a name in the first column, among many that have one: perhaps parts of
/// the rows beside them.
std::vector<int> nameless_rows(const Table& table) {
  std::vector<int> rows;
  for (int row = table.header_rows; row < table.rows; ++row) {
    const Cell* cell = table.at(row, 0);
    if (cell && cell->text.empty() && cell->rowspan == 1) rows.push_back(row);
  }
  const bool few = 10 * static_cast<int>(rows.size()) < 6 * (table.rows - table.header_rows);
  return few ? rows : std::vector<int>{};
}

}  // namespace

void flag_doubts(Table& table, const std::vector<int>& rows) {
  const std::vector<int> nameless = nameless_rows(table);
  const auto is_among = [](const std::vector<int>& all, int row) {
    return std::find(all.begin(), all.end(), row) != all.end();
  };
  for (Cell& cell : table.cells) {
    const bool beside = is_among(nameless, cell.row) || is_among(nameless, cell.row - 1);
    if (is_among(rows, cell.row) || beside || is_recognised_number(cell)) flag(cell);
  }
  for (int column = 0; column < table.columns; ++column) flag_column(table, column);
}

}  // namespace biaoge
