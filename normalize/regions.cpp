// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/regions.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "normalize/title_match.h"

namespace biaoge {

namespace {

/// How many different labels of the form the table has. Of misread ones no more count than of those
/// that were read as they are: a related form must not be taken for this one.
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

/// The vocabulary whose labels are met most; nullptr when none is met often enough. A heading that
/// names the form stands for half of the labels.
const Vocabulary* recognise(const GridView& grid, const std::vector<Vocabulary>& vocabularies) {
  const Vocabulary* best = nullptr;
  std::pair<Titled, int> best_weight{Titled::no, 0};
  for (const Vocabulary& vocabulary : vocabularies) {
    const Recognition& rule = vocabulary.profile->recognition;
    if (has_title(grid.table(), vocabulary.other_titles)) continue;
    const Titled title = titled(grid.table(), vocabulary.titles);
    const int count = count_labels(grid, vocabulary);
    const int wanted = title != Titled::no ? (rule.min_labels + 1) / 2 : rule.min_labels;
    // A form that is named above the table is that form, whatever labels it shares with others.
    const std::pair<Titled, int> weight{title, count};
    if (count >= wanted && weight > best_weight) {
      best = &vocabulary;
      best_weight = weight;
    }
  }
  return best;
}

/// Rows in which a form begins.
std::vector<int> start_rows(const GridView& grid, const Vocabulary& vocabulary) {
  std::vector<int> rows;
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    const int row = grid.cell(i).row;
    if (vocabulary.start.contains(grid.key(i)) && (rows.empty() || rows.back() != row)) {
      rows.push_back(row);
    }
  }
  return rows;
}

/// True for a row of one cell over all columns: a title or a unit line inside the table.
bool is_banner(const GridView& grid, int row) {
  const int cell = grid.at(row, 0);
  return cell >= 0 && grid.cell(cell).colspan == grid.table().columns &&
         grid.cell(cell).row == row && grid.cell(cell).rowspan == 1;
}

/// First of the banner rows directly above `row`, not before `limit`.
int banner_start(const GridView& grid, int row, int limit) {
  while (row > limit && is_banner(grid, row - 1)) --row;
  return row;
}

/// The way from a row of the table to the next one on the same page: a page may be displayed
/// turned.
Point way_down(const GridView& grid, int row) {
  const PlacedBox& begin = grid.cell(grid.at(row, 0)).boxes.front();
  for (int r = 0; r < grid.table().rows; ++r) {
    const int other = grid.at(r, 0);
    if (r == row || other < 0) continue;
    const PlacedBox& place = grid.cell(other).boxes.front();
    if (place.page != begin.page || place.box == begin.box) continue;
    const double sign = r > row ? 1 : -1;
    const double dx = sign * (place.box.center().x - begin.box.center().x);
    const double dy = sign * (place.box.center().y - begin.box.center().y);
    if (std::abs(dx) > std::abs(dy)) return {std::copysign(1.0, dx), 0};
    return {0, std::copysign(1.0, dy)};
  }
  return {0, 1};
}

/// True when `line` begins above the end of `cell`.
bool is_above(const Box& line, const Box& cell, Point down) {
  if (down.x != 0) return down.x > 0 ? line.x0 < cell.x1 : line.x1 > cell.x0;
  return down.y > 0 ? line.y0 < cell.y1 : line.y1 > cell.y0;
}

/// What stands above the form that begins in `row`: banner rows, the lines over the table on the
/// page where it begins, and for its first form those left at the foot of the page before.
std::vector<TextLine> heading_of(const GridView& grid, int banner, int row) {
  std::vector<TextLine> heading;
  const int first = grid.at(row, 0);
  if (first < 0) return heading;
  const PlacedBox& begin = grid.cell(first).boxes.front();
  const Point down = way_down(grid, row);
  for (const TextLine& line : grid.table().heading) {
    const bool same_page =
        line.place.page == begin.page && is_above(line.place.box, begin.box, down);
    const bool page_before = line.place.page < begin.page && banner == 0;
    if (same_page || page_before) heading.push_back(line);
  }
  for (int r = banner; r < row; ++r) {
    const Cell& cell = grid.cell(grid.at(r, 0));
    heading.push_back({cell.text, cell.boxes.front(), 0, cell.source, cell.confidence});
  }
  return heading;
}

/// True when the two have a label of a field in common: then they are two forms.
bool repeats_field(const FormRegions& form, const GridView& grid) {
  std::unordered_set<std::string> met;
  for (const Region& region : form.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      if (form.vocabulary->names_field(region.grid->key(i))) met.insert(region.grid->key(i));
    }
  }
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    if (met.contains(grid.key(i))) return true;
  }
  return false;
}

/// True when the table can be the rest of the form before it: on the same or the next page, without
/// a beginning of its own, and with labels of the form that it does not have yet.
bool continues(const FormRegions& form, const GridView& grid) {
  const Table& before = form.regions.back().grid->table();
  const int gap = grid.table().pages.front() - before.pages.back();
  // Without a label that begins a form, a title does.
  const bool begins =
      form.vocabulary->start.empty() && has_title(grid.table(), form.vocabulary->titles);
  return gap >= 0 && gap <= 1 && !begins && start_rows(grid, *form.vocabulary).empty() &&
         count_labels(grid, *form.vocabulary) > 0 && !repeats_field(form, grid);
}

}  // namespace

std::vector<FormRegions> find_forms(const std::vector<GridView>& grids,
                                    const std::vector<Vocabulary>& vocabularies) {
  std::vector<FormRegions> forms;
  bool unfinished = false;  // whether the table before was part of the last form
  for (const GridView& grid : grids) {
    const Vocabulary* vocabulary = recognise(grid, vocabularies);
    const std::vector<int> starts = vocabulary ? start_rows(grid, *vocabulary) : std::vector<int>{};
    if (starts.empty()) {
      unfinished = unfinished && continues(forms.back(), grid);
      if (unfinished) {
        forms.back().regions.push_back({&grid, 0, grid.table().rows});
      } else if (vocabulary) {
        int first = 0;
        while (first + 1 < grid.table().rows && is_banner(grid, first)) ++first;
        forms.push_back({vocabulary, {{&grid, 0, grid.table().rows}}, heading_of(grid, 0, first)});
        unfinished = true;
      }
      continue;
    }
    int begin = banner_start(grid, starts.front(), 0);
    if (begin > 0 && unfinished && forms.back().vocabulary == vocabulary) {
      forms.back().regions.push_back({&grid, 0, begin});
    } else if (begin > 0) {
      begin = 0;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const bool is_last = i + 1 == starts.size();
      const int end =
          is_last ? grid.table().rows : banner_start(grid, starts[i + 1], starts[i] + 1);
      forms.push_back({vocabulary, {{&grid, starts[i], end}}, heading_of(grid, begin, starts[i])});
      // Rows above the start that are no banners (an office's own first rows) belong to the form.
      if (begin < starts[i] && !is_banner(grid, begin)) forms.back().regions.front().first = begin;
      begin = end;
    }
    unfinished = true;
  }
  return forms;
}

}  // namespace biaoge
