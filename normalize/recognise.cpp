// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/recognise.h"

#include <algorithm>
#include <optional>
#include <set>
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
/// Above the header of its first section a form has so many rows at most, none so full.
constexpr int kRowsAboveHeader = 4;
constexpr int kFullRow = 5;
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

/// Which of the sections has most of its header labels in the row, and enough of them; of two that
/// have as many none.
std::optional<std::size_t> section_headed_by(const GridView& grid, int row,
                                             const Vocabulary& vocabulary) {
  std::optional<std::size_t> best;
  int most = 0;
  for (std::size_t s = 0; s < vocabulary.headers.size(); ++s) {
    std::set<std::size_t> met;
    for (const int i : grid.cells_in(row, row + 1)) {
      const auto column = vocabulary.headers[s].find(grid.key(i));
      if (column != vocabulary.headers[s].end()) met.insert(column->second);
    }
    const int count = static_cast<int>(met.size());
    if (count < std::max(most, vocabulary.profile->sections[s].min_headers)) continue;
    best = count == most ? std::nullopt : std::optional(s);
    most = count;
  }
  return best;
}

/// True for a row with a label of a total, or of the field that ends a form.
bool ends_form(const GridView& grid, int row, const Vocabulary& vocabulary) {
  const std::vector<int> cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    const auto rules = vocabulary.by_label.find(grid.key(i));
    return rules != vocabulary.by_label.end() &&
           (rules->second.front()->place == Place::total ||
            rules->second.front() == &vocabulary.profile->fields.back());
  });
}

/// The first row of the form that has the header of its first section in `header`, not before
/// `limit`.
int first_row_above(const GridView& grid, int header, int limit, const Vocabulary& vocabulary) {
  int row = header;
  while (row > std::max(limit, header - kRowsAboveHeader)) {
    const std::vector<int> cells = grid.cells_in(row - 1, row);
    const auto filled = std::count_if(cells.begin(), cells.end(),
                                      [&](int i) { return !grid.cell(i).text.empty(); });
    if (filled >= kFullRow || ends_form(grid, row - 1, vocabulary)) break;
    --row;
  }
  return row;
}

/// Rows in which a form begins although neither its first label nor its title was read.
void add_unread_starts(const GridView& grid, const Vocabulary& vocabulary, std::vector<int>& rows) {
  std::vector<SectionTop> before;
  for (const SectionTop& header : section_tops(grid, 0, grid.table().rows, vocabulary)) {
    const int last = before.empty() ? 0 : before.back().row + 1;
    const auto known = std::lower_bound(rows.begin(), rows.end(), last);
    if (known != rows.end() && *known <= header.row) {
      before.clear();
    } else if (begins_anew(before, header.section)) {
      rows.insert(known, first_row_above(grid, header.row, last, vocabulary));
      before.clear();
    }
    before.push_back(header);
  }
}

}  // namespace

std::vector<SectionTop> section_tops(const GridView& grid, int first, int last,
                                     const Vocabulary& vocabulary) {
  std::vector<SectionTop> found;
  for (int row = first; row < last; ++row) {
    const auto section = section_headed_by(grid, row, vocabulary);
    if (section) found.push_back({row, *section});
  }
  return found;
}

bool begins_anew(const std::vector<SectionTop>& before, std::size_t section) {
  const auto has_it = std::find_if(before.begin(), before.end(), [&](const SectionTop& header) {
    return header.section == section;
  });
  return std::any_of(has_it, before.end(),
                     [&](const SectionTop& header) { return header.section > section; });
}

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
  if (grid.recognised() && !vocabulary.start.empty()) add_unread_starts(grid, vocabulary, rows);
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
