// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Words of a piece are cut at a gutter when their gap there is as wide as this (em), or as this
/// many times the usual gap of the piece.
constexpr double kCutGap = 0.5;
constexpr double kCutRatio = 1.45;
/// And where the gutter lies in the gap, from this on (em).
constexpr double kWideSpace = 0.36;
/// A heading between rows stands this near to the middle of the table (em).
constexpr double kCentred = 0.8;
/// Lines of one text share a side or their middle within this (em).
constexpr double kUnder = 2.0;

Item make_item(std::vector<const Word*> words, const Columns& columns) {
  TextPiece piece = make_piece(std::move(words));
  const ColumnSpan range = columns_of(columns, piece.box, piece.em);
  return {std::move(piece.words), piece.box, range.first, range.last, piece.value};
}

double usual_gap(const std::vector<const Word*>& words) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    gaps.push_back(words[i]->box.x0 - words[i - 1]->box.x1);
  }
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

bool is_value_word(const Word& word) {
  std::u32string text;
  for (const Glyph& glyph : word.glyphs) text.push_back(glyph.code);
  return is_value_text(text);
}

/// True when the gutter between words[i-1] and words[i] parts them.
bool cuts(const std::vector<const Word*>& words, std::size_t i, double usual) {
  const Word& a = *words[i - 1];
  const Word& b = *words[i];
  const double gap = b.box.x0 - a.box.x1;
  const double em = std::min(a.font_size, b.font_size);
  if (gap >= kCutGap * em) return true;
  if (gap >= 0.2 * em && is_value_word(a) && is_value_word(b)) return true;
  return words.size() > 3 && gap > 0.3 * em && gap >= kCutRatio * usual;
}

/// The gutter runs through the space between the two, which is wider than one between words.
bool lies_in_gap(double gutter, const Word& a, const Word& b) {
  const double space = b.box.x0 - a.box.x1;
  return a.box.x1 <= gutter && gutter <= b.box.x0 &&
         space >= kWideSpace * std::min(a.font_size, b.font_size);
}

/// Cuts a piece that reaches over gutters where its words allow it.
void deal(const TextPiece& piece, const Columns& columns, std::vector<Item>& items) {
  const ColumnSpan range = columns_of(columns, piece.box, piece.em);
  if (range.first == range.last) {
    items.push_back({piece.words, piece.box, range.first, range.last, piece.value});
    return;
  }
  const double usual = usual_gap(piece.words);
  std::vector<const Word*> part;
  for (std::size_t i = 0; i < piece.words.size(); ++i) {
    if (i > 0) {
      const int before = columns.column_at(piece.words[i - 1]->box.center().x);
      const int here = columns.column_at(piece.words[i]->box.center().x);
      const bool in_white =
          before + 1 == here && lies_in_gap(columns.gutters[static_cast<std::size_t>(before)],
                                            *piece.words[i - 1], *piece.words[i]);
      if (before != here && (in_white || cuts(piece.words, i, usual))) {
        items.push_back(make_item(std::move(part), columns));
        part.clear();
      }
    }
    part.push_back(piece.words[i]);
  }
  items.push_back(make_item(std::move(part), columns));
}

/// Above and below the values of row `i` stands a line with a text of one column each that the row
/// itself lacks: its first row and its last.
bool begins_row(const std::vector<TextRow>& rows, std::size_t i) {
  if (i + 1 >= rows.size()) return false;
  const std::vector<Item>& above = rows[i - 1].items;
  const std::vector<Item>& below = rows[i + 1].items;
  return above.size() == 1 && below.size() == 1 && above[0].first == below[0].first &&
         !below[0].value && !rows[i].at(above[0].first);
}

/// Numbers of columns, from 1 on: 1 2 3, or (1) (2). They stand under the headings, or instead.
bool numbers_columns(const TextRow& row) {
  int expected = 1;
  bool bracketed = true;
  for (const Item& item : row.items) {
    if (item.first == 0) continue;
    std::u32string text = text_of(item);
    if (text.size() > 2 && is_opening_punctuation(text.front())) {
      text = text.substr(1, text.size() - 2);
    } else {
      bracketed = false;
    }
    if (text != from_utf8(std::to_string(expected))) return false;
    ++expected;
  }
  return expected > (bracketed ? 2 : 3);
}

}  // namespace

void absorb(Item& item, const Item& other) {
  item.words.insert(item.words.end(), other.words.begin(), other.words.end());
  item.box = unite(item.box, other.box);
  item.first = std::min(item.first, other.first);
  item.last = std::max(item.last, other.last);
  item.value = item.value && other.value;
}

void add_item(TextRow& row, const Item& item) {
  const auto same = std::find_if(row.items.begin(), row.items.end(), [&](const Item& other) {
    return other.first <= item.last && item.first <= other.last;
  });
  if (same == row.items.end()) {
    row.items.push_back(item);
  } else {
    absorb(*same, item);
  }
}

std::u32string text_of(const Item& item) {
  std::u32string text;
  for (const Word* word : item.words) {
    if (!text.empty()) text.push_back(U' ');
    for (const Glyph& glyph : word->glyphs) text.push_back(glyph.code);
  }
  return text;
}

bool is_label_only(const TextRow& row) {
  return row.items.size() == 1 && row.items[0].first == 0;
}

bool is_heading_row(const TextRow& row, const Columns& columns) {
  return columns.count() > 2 && row.items.size() == 1 && row.items[0].first == 0 &&
         row.items[0].last + 1 == columns.count();
}

void span_heading_rows(std::vector<TextRow>& rows, const Columns& columns) {
  double left = 1e9;
  double right = -1e9;
  for (const TextRow& row : rows) {
    left = std::min(left, row.items.front().box.x0);
    right = std::max(right, row.items.back().box.x1);
  }
  for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
    if (rows[i].items.size() > 1 || columns.count() < 3) continue;
    Item& item = rows[i].items[0];
    const double off = std::abs(item.box.center().x - (left + right) / 2);
    if (item.value || off > kCentred * rows[i].em || item.box.x0 < left + 2 * rows[i].em) continue;
    // The second line of a text that the column above has stands under it.
    const auto goes_on = [&](const TextRow& other) {
      const Item* text = other.at(item.first);
      if (!text || text->value || item.first != item.last) return false;
      const double aside =
          std::min({std::abs(text->box.x0 - item.box.x0), std::abs(text->box.x1 - item.box.x1),
                    std::abs(text->box.center().x - item.box.center().x)});
      return aside < kUnder * other.em;
    };
    if (rows[i + 1].items.size() < 2 || goes_on(rows[i - 1]) || goes_on(rows[i + 1])) continue;
    item.first = 0;
    item.last = columns.count() - 1;
  }
}

const Item* TextRow::at(int column) const {
  for (const Item& item : items) {
    if (item.first <= column && column <= item.last) return &item;
  }
  return nullptr;
}

TextRow fit_line(const Line& line, const Columns& columns) {
  std::vector<Item> items;
  for (const TextPiece& piece : line.pieces) deal(piece, columns, items);
  TextRow row;
  row.y0 = line.box.y0;
  row.y1 = line.box.y1;
  row.em = line.em;
  for (Item& item : items) {
    const bool same = !row.items.empty() && row.items.back().last >= item.first;
    if (same) {
      absorb(row.items.back(), item);
    } else {
      row.items.push_back(std::move(item));
    }
  }
  return row;
}

bool is_value_row(const TextRow& row) {
  if (numbers_columns(row)) return false;
  std::size_t texts = 0;
  std::size_t values = 0;
  std::size_t periods = 0;
  for (const Item& item : row.items) {
    if (item.first == 0) continue;
    ++texts;
    values += item.value;
    periods += item.value && is_period_text(text_of(item));
  }
  return values > periods && 2 * values >= texts;
}

std::size_t count_header_lines(const std::vector<TextRow>& rows,
                               const std::vector<double>& levels) {
  std::size_t first_value = 0;
  while (first_value < rows.size() && !is_value_row(rows[first_value])) ++first_value;
  const std::size_t limit = first_value == rows.size() ? (rows.size() + 1) / 2 : first_value;
  // The last level above the first values parts the header from them.
  std::size_t ruled = 0;
  const auto parted_above = [&](std::size_t i) {
    const double from = (rows[i - 1].y0 + rows[i - 1].y1) / 2;
    const double to = (rows[i].y0 + rows[i].y1) / 2;
    return std::any_of(levels.begin(), levels.end(), [&](double y) { return y > from && y < to; });
  };
  for (std::size_t i = 1; i <= limit && i < rows.size(); ++i) {
    if (!parted_above(i)) continue;
    ruled = i;
    // In a table of words every row may be ruled: the first rule ends the header.
    if (first_value == rows.size()) break;
  }
  // A heading of the rows below it, ruled like one of them, is none of the columns.
  while (ruled > 1 && is_label_only(rows[ruled - 1]) && parted_above(ruled - 1)) --ruled;
  if (ruled > 0) return ruled;
  if (first_value == rows.size()) return rows.size() > 1 ? 1 : 0;
  // Lines right above the values that have a label only head a section of the body.
  std::size_t end = first_value;
  while (end > 0 && is_label_only(rows[end - 1])) --end;
  if (end == first_value && end > 0 && begins_row(rows, first_value)) --end;
  const bool labelled = std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const TextRow& row) { return row.at(0) != nullptr; });
  if (end == 0) return 0;
  return labelled || first_value - end > 1 ? end : first_value;
}

}  // namespace biaoge
