// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/draft_guess.h"

#include <algorithm>
#include <unordered_set>

#include "core/utf8.h"
#include "normalize/cell_value.h"
#include "normalize/checkbox.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/text.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestLabel = 16;  // code points without white space and bracketed end
constexpr std::size_t kProse = 20;         // code points: longer texts are values
constexpr std::size_t kFewHeaders = 3;     // fewer labels in a row are no header
constexpr std::size_t kShortestCode = 7;   // digits; amounts of as many have marks between

/// Digits alone, with a leading zero or more of them than amounts have without marks between.
bool is_code_text(const std::string& text) {
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && ((text.size() > 1 && text.front() == '0') || text.size() >= kShortestCode);
}

}  // namespace

std::string plain_label(const std::string& label) {
  const std::string key = label_key(label);
  std::string printed = without_space(clean_text(label));
  // The key has small letters; what was printed is nicer where it differs by that alone.
  std::string lower = printed;
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::size_t at = lower.find(key);
  return key.empty() || at == lower.npos ? key : printed.substr(at, key.size());
}

bool DraftGuess::is_label(int cell) const {
  if (cell < 0) return false;
  const std::string& text = grid_.cell(cell).text;
  const std::u32string key = from_utf8(label_key(text));
  if (key.empty() || key.size() > kLongestLabel || is_null(text, words_)) return false;
  return std::none_of(key.begin(), key.end(), [](char32_t code) {
    return is_ascii_digit(code) || is_comparator(code) || contains(U"。；;!！?？□☑☒√%", code);
  });
}

bool DraftGuess::is_value(int cell) const {
  if (cell < 0) return false;
  const std::string& text = grid_.cell(cell).text;
  return printed_value(text) || parse_quantity(clean_value_text(text), units_);
}

int DraftGuess::banners() const {
  const Table& table = grid_.table();
  int row = 0;
  while (row + 1 < table.rows && table.columns > 1) {
    const int cell = grid_.at(row, 0);
    if (cell < 0 || grid_.cell(cell).colspan < table.columns || grid_.cell(cell).rowspan > 1) break;
    ++row;
  }
  return row;
}

int DraftGuess::form_end() const {
  const int first = grid_.at(banners(), 0);
  for (int row = banners() + 1; first >= 0 && row < grid_.table().rows; ++row) {
    const int cell = grid_.at(row, 0);
    if (cell >= 0 && cell != first && grid_.cell(cell).row == row && !grid_.key(first).empty() &&
        grid_.key(cell) == grid_.key(first)) {
      return row;
    }
  }
  return grid_.table().rows;
}

bool DraftGuess::divided_alike(const DraftHeader& header, int row) const {
  std::size_t alike = 0;
  for (const DraftColumn& column : header.columns) {
    const int i = grid_.at(row, column.first);
    if (i < 0) continue;
    const Cell& cell = grid_.cell(i);
    alike += cell.column == column.first && cell.column_end() == column.last;
  }
  return 4 * alike >= 3 * header.columns.size();
}

std::optional<DraftHeader> DraftGuess::header_at(int row, int end) const {
  DraftHeader header;
  header.row = row;
  header.data_row = end;
  std::unordered_set<std::string> names;
  for (const int i : grid_.cells_in(row, row + 1)) {
    const Cell& cell = grid_.cell(i);
    if (cell.text.empty()) continue;
    if (!is_label(i)) return std::nullopt;
    // A label that spans the rows below is that of a block.
    if (header.columns.empty() && cell.rowspan > 1 && cell.column == 0 && header.block.empty()) {
      header.block = cell.text;
      continue;
    }
    header.columns.push_back({cell.text, cell.column, cell.column_end()});
    header.data_row = std::min(header.data_row, cell.row_end());
    names.insert(grid_.key(i));
  }
  if (names.size() < kFewHeaders || header.data_row >= end) return std::nullopt;
  header.leftmost = header.columns.front().first;
  if (!divided_alike(header, header.data_row)) return std::nullopt;
  const bool two_rows = header.data_row + 1 < end && divided_alike(header, header.data_row + 1);
  bool values = false;
  bool prose = false;
  for (const DraftColumn& column : header.columns) {
    const int i = grid_.at(header.data_row, column.first);
    values = values || is_value(i);
    prose = prose || (i >= 0 && !is_label(i) && !grid_.cell(i).text.empty());
  }
  if (!values && !(two_rows && prose)) return std::nullopt;
  const int beside = header.leftmost > 0 ? grid_.at(header.data_row, header.leftmost - 1) : -1;
  header.has_row_labels = beside >= 0 && grid_.cell(beside).row == header.data_row;
  return header;
}

int DraftGuess::section_end(const DraftHeader& header, int end) const {
  int row = header.data_row;
  while (row < end && divided_alike(header, row) && total_label(header, row).empty() &&
         (row == header.data_row || !header_at(row, end))) {
    ++row;
  }
  return row;
}

std::string DraftGuess::total_label(const DraftHeader& header, int row) const {
  const auto& totals = words_.of(TableWord::total);
  for (const int i : grid_.cells_in(row, row + 1)) {
    const Cell& cell = grid_.cell(i);
    if (cell.column > header.leftmost) break;
    if (std::find(totals.begin(), totals.end(), grid_.key(i)) != totals.end()) return cell.text;
  }
  return "";
}

ValueType DraftGuess::type_of_text(const std::string& text, const std::string& label) const {
  const std::string cleaned = clean_value_text(text);
  if (is_code_text(cleaned)) return ValueType::text;
  if (const auto value = printed_value(cleaned)) {
    if (!value->sign.empty()) return ValueType::percent;
    const Unit* unit = units_.find(label_unit(label));
    return unit != nullptr && unit->dimension == "money" ? ValueType::amount : ValueType::number;
  }
  return parse_quantity(cleaned, units_) ? ValueType::quantity : ValueType::text;
}

DraftField DraftGuess::make_field(int label, int value, bool below) const {
  DraftField field;
  field.label = grid_.cell(label).text;
  field.below = below;
  const std::string text = value < 0 ? "" : grid_.cell(value).text;
  field.empty = text.empty();
  field.choices = printed_choices(clean_text(text));
  const bool quantity = !field.empty && !is_null(text, words_);
  if (field.choices.size() > 1) {
    field.type = ValueType::checkbox;
  } else if (quantity) {
    field.type = type_of_text(text, field.label);
  }
  return field;
}

/// "label：value" in one cell.
bool DraftGuess::add_inside(int cell, DraftRow& row) const {
  const std::u32string text = folded(grid_.cell(cell).text);
  const std::size_t colon = text.find(U':');
  if (colon == text.npos || colon == 0 || colon > kLongestLabel) return false;
  if (colon + 1 == text.size()) return false;
  const std::u32string label = text.substr(0, colon);
  if (std::any_of(label.begin(), label.end(), is_ascii_digit)) return false;
  DraftField field;
  field.label = to_utf8(label);
  field.type = type_of_text(to_utf8(text.substr(colon + 1)), field.label);
  row.fields.push_back(std::move(field));
  return true;
}

DraftRow DraftGuess::fields_at(int row, int end) const {
  DraftRow result;
  result.next = row + 1;
  std::vector<int> cells = grid_.cells_in(row, row + 1);
  if (cells.size() > 1 && is_label(cells.front())) {
    const int first = grid_.cell(cells.front()).rowspan;
    const bool longer = std::all_of(cells.begin() + 1, cells.end(),
                                    [&](int i) { return grid_.cell(i).rowspan < first; });
    if (longer) {
      result.blocks.push_back(grid_.cell(cells.front()).text);
      cells.erase(cells.begin());
    }
  }
  const bool labels_only = cells.size() > 1 && std::all_of(cells.begin(), cells.end(),
                                                           [&](int i) { return is_label(i); });
  if (labels_only && row + 1 < end && header_at(row + 1, end)) {
    for (const int i : cells) result.blocks.push_back(grid_.cell(i).text);
    return result;
  }
  if (labels_only && row + 1 < end) {
    const bool prose_below = std::any_of(cells.begin(), cells.end(), [&](int i) {
      const int below = grid_.at(row + 1, grid_.cell(i).column);
      return below >= 0 && grid_.cell(below).column == grid_.cell(i).column &&
             from_utf8(grid_.cell(below).text).size() > kProse;
    });
    if (prose_below) {
      for (const int i : cells) {
        result.fields.push_back(make_field(i, grid_.at(row + 1, grid_.cell(i).column), true));
      }
      result.next = row + 2;
      return result;
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (grid_.cell(cells[i]).text.empty() || add_inside(cells[i], result)) continue;
    if (!is_label(cells[i])) continue;
    if (i + 1 < cells.size()) {
      result.fields.push_back(make_field(cells[i], cells[i + 1], false));
      ++i;
    } else {
      result.blocks.push_back(grid_.cell(cells[i]).text);
    }
  }
  return result;
}

ValueType DraftGuess::type_of(const DraftHeader& header, const DraftColumn& column,
                              int last) const {
  int filled = 0;
  int numbers = 0;
  int percents = 0;
  int quantities = 0;
  for (int row = header.data_row; row < last; ++row) {
    const int i = grid_.at(row, column.first);
    if (i < 0 || is_null(grid_.cell(i).text, words_)) continue;
    ++filled;
    const ValueType type = type_of_text(grid_.cell(i).text, column.label);
    numbers += type == ValueType::number || type == ValueType::amount;
    percents += type == ValueType::percent;
    quantities += type != ValueType::text;
  }
  if (filled == 0) return ValueType::text;
  const auto money = [&](const std::string& label) {
    const Unit* unit = units_.find(label_unit(label));
    return unit != nullptr && unit->dimension == "money";
  };
  const bool amounts = money(column.label) || money(header.block);
  if (numbers == filled && label_unit(column.label) == "%") return ValueType::percent;
  if (numbers == filled) return amounts ? ValueType::amount : ValueType::number;
  if (percents == filled) return ValueType::percent;
  return 3 * quantities >= filled ? ValueType::quantity : ValueType::text;
}

bool DraftGuess::spans_rows(const DraftHeader& header, const DraftColumn& column, int last) const {
  for (int row = header.data_row; row < last; ++row) {
    const int i = grid_.at(row, column.first);
    if (i >= 0 && grid_.cell(i).rowspan > 1) return true;
  }
  return false;
}

}  // namespace biaoge
