// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/table_evidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <system_error>

#include "core/utf8.h"
#include "layout/item_text.h"
#include "layout/text_rows.h"

namespace biaoge {

namespace {

/// Texts this close (em) to a line of their column stand on it.
constexpr double kAligned = 0.4;
/// Of the texts in narrow columns of running text so many begin with a small letter; hardly any is
/// a number, and there are as many lines.
constexpr double kRunningOn = 0.5;
constexpr double kFewValues = 0.1;
constexpr int kManyLines = 8;
/// So many numbers that fall by equal steps stand along an axis.
constexpr int kAxisMarks = 5;

std::u32string lower(std::u32string text) {
  for (char32_t& code : text) {
    if (code >= U'A' && code <= U'Z') code += 32;
  }
  return text;
}

/// 1. (a) • – [3] and the like.
bool is_list_mark(const Item& item) {
  if (item.words.size() != 1 || item.words.front()->glyphs.size() > 5) return false;
  std::u32string text;
  for (const Glyph& glyph : item.words.front()->glyphs) text.push_back(glyph.code);
  if (text.size() == 1)
    return !is_digit(text[0]) && (text[0] > 0x7F || text[0] == U'-' || text[0] == U'*');
  const char32_t last = text.back();
  return last == U'.' || last == U')' || last == U']' || last == U'、' || last == U'．' ||
         last == U'）';
}

double best_alignment(std::vector<double> edges, double em) {
  if (edges.empty()) return 0;
  std::sort(edges.begin(), edges.end());
  std::size_t best = 0;
  std::size_t low = 0;
  for (std::size_t high = 0; high < edges.size(); ++high) {
    while (edges[high] - edges[low] > 2 * kAligned * em) ++low;
    best = std::max(best, high - low + 1);
  }
  return static_cast<double>(best) / static_cast<double>(edges.size());
}

/// Share of the items that stand on the left, right or middle line of their column.
double aligned_share(const std::vector<TextRow>& rows, int columns) {
  double stand = 0;
  double all = 0;
  for (int c = 0; c < columns; ++c) {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> middle;
    double em = 0;
    for (const TextRow& row : rows) {
      const Item* item = row.at(c);
      if (!item || item->first != item->last) continue;
      left.push_back(item->box.x0);
      right.push_back(item->box.x1);
      middle.push_back(item->box.center().x);
      em = std::max(em, row.em);
    }
    const auto count = static_cast<double>(left.size());
    stand +=
        count * std::max({best_alignment(std::move(left), em), best_alignment(std::move(right), em),
                          best_alignment(std::move(middle), em)});
    all += count;
  }
  return all > 0 ? stand / all : 0;
}

/// A number without unit or sign for none.
std::optional<double> plain_number(const Word& word) {
  std::string text;
  for (const Glyph& glyph : word.glyphs) {
    if (glyph.code == U',') continue;
    text.push_back(glyph.code == U'−' || glyph.code == U'–' ? '-'
                   : glyph.code < 0x80                      ? static_cast<char>(glyph.code)
                                                            : '?');
  }
  if (!text.empty() && text.back() == '%') text.pop_back();
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::lround(100 * share))) + " %";
}

}  // namespace

bool is_caption(const Line& line) {
  return begins_caption(line.pieces.front(), line.pieces.size() > 1);
}

bool begins_caption(const TextPiece& piece, bool followed) {
  const std::u32string text = lower(text_of(piece));
  const auto followed_by_number = [&](std::size_t i) {
    while (i < text.size() && (is_space(text[i]) || text[i] == U'.' || text[i] == U'-')) ++i;
    if (i >= text.size()) return followed;
    return is_digit(text[i]) ||
           (i + 1 < text.size() &&
            (text[i + 1] == U'.' || text[i + 1] == U'-' || is_digit(text[i + 1]))) ||
           ((text[i] == U'i' || text[i] == U'v' || text[i] == U'x') &&
            (i + 1 >= text.size() || text[i + 1] == U'i' || text[i + 1] == U'v' ||
             text[i + 1] == U'x' || text[i + 1] == U'.' || is_space(text[i + 1])));
  };
  for (const std::u32string_view word :
       {U"table", U"tab", U"figure", U"fig", U"chart", U"graph", U"exhibit", U"box"}) {
    if (text.starts_with(word) && followed_by_number(word.size())) return true;
  }
  for (const std::u32string_view word : {U"表", U"图", U"附表", U"附图", U"续表"}) {
    if (!text.starts_with(word)) continue;
    std::size_t i = word.size();
    while (i < text.size() && is_space(text[i])) ++i;
    if (word == U"续表" || (i < text.size() && (is_digit(text[i]) || text[i] == U'一')))
      return true;
  }
  return false;
}

Evidence weigh(const std::vector<Line>& lines, const Columns& columns, int rules) {
  Evidence evidence;
  evidence.columns = columns.count();
  evidence.rules = rules;
  std::vector<TextRow> rows;
  for (const Line& line : lines) {
    TextRow row = fit_line(line, columns);
    if (row.items.size() > 1) rows.push_back(std::move(row));
  }
  evidence.lines = static_cast<int>(rows.size());
  double items = 0;
  double beside = 0;
  double values = 0;
  double glyphs = 0;
  double low = 0;
  int marks = 0;
  int equals = 0;
  int colons = 0;
  for (const TextRow& row : rows) {
    for (const Item& item : row.items) {
      ++items;
      low += begins_low(item);
      equals += text_of(item) == U"=";
      for (const Word* word : item.words) glyphs += static_cast<double>(word->glyphs.size());
      if (item.first == 0) {
        const char32_t last = item.words.back()->glyphs.back().code;
        colons += last == U':' || last == U'：';
        marks += is_list_mark(item);
        continue;
      }
      ++beside;
      values += item.value;
    }
  }
  evidence.values = beside > 0 ? values / beside : 0;
  evidence.low = items > 0 ? low / items : 0;
  evidence.glyphs = items > 0 ? glyphs / items : 0;
  evidence.filled = rows.empty() ? 0 : items / static_cast<double>(rows.size()) / evidence.columns;
  evidence.aligned = aligned_share(rows, columns.count());
  evidence.headed = !rows.empty() && !is_value_row(rows.front()) && is_value_row(rows.back());
  evidence.listed = 10 * marks >= 6 * evidence.lines;
  evidence.equations = 2 * equals >= evidence.lines && evidence.lines > 0;
  evidence.fields = 2 * colons >= evidence.lines;
  return evidence;
}

bool has_axis(const TextTable& table) {
  const Lattice& grid = table.grid;
  for (int c = 0; c < grid.columns(); ++c) {
    double last = 0;
    double step = 0;
    int run = 0;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      if (grid.cells[i].column != c || table.words[i].size() != 1) continue;
      const std::optional<double> number = plain_number(*table.words[i].front());
      if (!number) continue;
      const double down = last - *number;
      const bool even = run > 0 && down > 0 && (run == 1 || std::abs(down - step) < 1e-6 * step);
      step = even ? down : 0;
      run = even ? run + 1 : 1;
      last = *number;
      // Years, and places in a list, fall by one.
      if (run >= kAxisMarks && step != 1) return true;
    }
  }
  return false;
}

std::string objection(const Evidence& e) {
  const bool framed = e.rules >= 2;
  if (e.columns < 2) return "one column";
  if (e.lines < 2) return "one line of several texts";
  if (e.listed && e.columns == 2) return "a list";
  if (framed) {
    if (e.lines == 2 && !e.headed) return "two lines";
    if (e.values < 0.2 && e.aligned < 0.6)
      return "texts between rules that stand on no common lines";
    if (e.columns == 2 && e.lines < 4 && e.aligned < 0.75) return "texts on no common lines";
    if (e.columns == 2 && e.values < 0.2 && e.rules < 3) return "two texts between rules";
    return {};
  }
  if (e.equations && e.rules == 0 && !e.headed) return "equations";
  if (e.fields && e.columns == 2) return "labels with what is filled in";
  if (e.lines < 3) return "two lines";
  if (e.glyphs > 40) return "running text";
  if (e.columns == 2) {
    if (e.values < 0.7) return "two columns of words";
    if (e.aligned < 0.7) return "numbers on no common line";
    return {};
  }
  if (e.values >= 0.4 && e.aligned >= 0.55) return {};
  if (e.values < kFewValues && e.low > kRunningOn && e.lines >= kManyLines) {
    return "text set in columns";
  }
  if (e.lines >= 4 && e.aligned >= 0.85 && e.filled >= 0.6 && e.glyphs <= 25) return {};
  return "neither numbers nor common lines";
}

bool may_end_table(const Evidence& e) {
  const bool words = e.rules >= 2 && e.lines == 2 && e.aligned >= 0.6;
  return e.columns >= 3 && e.lines >= 1 && e.lines <= 2 && (e.values >= 0.4 || words) &&
         e.filled >= 0.6;
}

std::string describe(const Evidence& e) {
  std::string text = std::to_string(e.columns) + " columns over " + std::to_string(e.lines) +
                     " lines, " + percent(e.aligned) + " aligned, " + percent(e.values) +
                     " numbers";
  if (e.rules > 0) text += ", " + std::to_string(e.rules) + " rules";
  return text;
}

}  // namespace biaoge
