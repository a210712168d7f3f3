// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/recognise.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "normalize/text.h"
#include "normalize/title_match.h"

namespace biaoge {

namespace {

/// So many labels, however badly read, make a scanned table under a form's title that form.
constexpr int kFewestUnderTitle = 3;
/// Of a table under a title that was read as it is, of which no label was read.
constexpr int kFewestRows = 10;
constexpr int kFewestColumns = 6;
/// Bytes of a label that cannot well begin other texts.
constexpr std::size_t kShortestLabel = 12;
/// Bytes; titles with the name of an office before them are shorter.
constexpr std::size_t kLongestTitle = 120;
/// Besides a title a row may hold something misread.
constexpr int kMostInTitleRow = 2;

/// As count_labels, but misread ones count as well as others, and so do labels that values ran into
/// and those in lines above the table.
int count_all_labels(const GridView& grid, const Vocabulary& vocabulary) {
  const auto stands = [&](const std::string& label) {
    const Table& table = grid.table();
    const std::string key = label_key(label);
    for (int i = 0; i < static_cast<int>(table.cells.size()); ++i) {
      if (grid.key(i) == key || begins_with(grid.cell(i).text, label)) return true;
    }
    return std::any_of(table.heading.begin(), table.heading.end(),
                       [&](const TextLine& line) { return begins_with(line.text, label); });
  };
  const auto& labels = vocabulary.profile->recognition.labels;
  return static_cast<int>(std::count_if(labels.begin(), labels.end(), stands));
}

/// No form is a small table; no list of a few columns stands under its title.
bool is_large(const Table& table) {
  return table.rows >= kFewestRows && table.columns >= kFewestColumns;
}

/// A title inside of the table names the form as one above does.
Titled named(const GridView& grid, const Vocabulary& vocabulary) {
  const Titled above = titled(grid.table(), vocabulary.titles);
  if (above != Titled::no) return above;
  for (int row = 0; row + 1 < grid.table().rows; ++row) {
    if (is_title_row(grid, row, vocabulary)) return Titled::misread;
  }
  return Titled::no;
}

}  // namespace

int count_labels(const GridView& grid, const Vocabulary& vocabulary) {
  std::unordered_set<std::string> met;
  std::unordered_set<std::string> snapped;
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    if (!vocabulary.recognition.contains(grid.key(i))) continue;
    (grid.snapped(i) ? snapped : met).insert(grid.key(i));
  }
  std::erase_if(snapped, [&](const std::string& key) { return met.contains(key); });
  return static_cast<int>(met.size() + std::min(met.size(), snapped.size()));
}

bool begins_with(const std::string& text, const std::string& label) {
  return label.size() >= kShortestLabel && label_key(text).starts_with(label_key(label));
}

bool is_title_row(const GridView& grid, int row, const Vocabulary& vocabulary) {
  if (!grid.recognised()) return false;
  int filled = 0;
  bool title = false;
  for (const int i : grid.cells_in(row, row + 1)) {
    const Cell& cell = grid.cell(i);
    if (cell.text.empty()) continue;
    ++filled;
    if (cell.text.size() > kLongestTitle) return false;
    TextLine line;
    line.text = cell.text;
    line.source = cell.source;
    title = title || match_title(line, vocabulary.titles).has_value();
  }
  return title && filled <= kMostInTitleRow;
}

std::vector<int> start_rows(const GridView& grid, const Vocabulary& vocabulary) {
  std::vector<int> rows;
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    const int row = grid.cell(i).row;
    if (vocabulary.start.contains(grid.key(i)) && (rows.empty() || rows.back() != row)) {
      rows.push_back(row);
    }
  }
  for (int row = 0; row + 1 < grid.table().rows && !vocabulary.start.empty(); ++row) {
    if (!is_title_row(grid, row, vocabulary)) continue;
    const auto next = std::upper_bound(rows.begin(), rows.end(), row);
    if (next == rows.end() || *next > row + kRowsUnderTitle) rows.insert(next, row + 1);
  }
  return rows;
}

Recognised recognise(const GridView& grid, const std::vector<Vocabulary>& vocabularies) {
  Recognised best;
  std::tuple<Titled, bool, int> best_weight{Titled::no, false, 0};
  for (const Vocabulary& vocabulary : vocabularies) {
    const Recognition& rule = vocabulary.profile->recognition;
    if (has_title(grid.table(), vocabulary.other_titles)) continue;
    const Titled title = named(grid, vocabulary);
    const int count = count_labels(grid, vocabulary);
    const int wanted = title != Titled::no ? (rule.min_labels + 1) / 2 : rule.min_labels;
    const bool enough = count >= wanted;
    const bool hardly = grid.recognised() && title != Titled::no &&
                        (count_all_labels(grid, vocabulary) >= kFewestUnderTitle ||
                         (title == Titled::exact && is_large(grid.table())));
    // A form that is named above the table is that form, whatever labels it shares with others.
    const std::tuple<Titled, bool, int> weight{title, enough, count};
    if ((enough || hardly) && weight > best_weight) {
      best = {&vocabulary, !enough};
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace biaoge
