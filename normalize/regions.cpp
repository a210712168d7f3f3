// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/regions.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "normalize/recognise.h"
#include "normalize/title_match.h"

namespace biaoge {

namespace {

/// True for a row of one cell over all columns: a title or a unit line inside the table.
bool is_banner(const GridView& grid, int row) {
  const int cell = grid.at(row, 0);
  return cell >= 0 && grid.cell(cell).colspan == grid.table().columns &&
         grid.cell(cell).row == row && grid.cell(cell).rowspan == 1;
}

/// First of the banner rows directly above `row`, not before `limit`; in a picture the title of the
/// form, whatever was read between.
int banner_start(const GridView& grid, int row, int limit, const Vocabulary& vocabulary) {
  for (int title = row - 1; title >= std::max(limit, row - kRowsUnderTitle); --title) {
    if (is_title_row(grid, title, vocabulary)) row = title;
  }
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
    for (const int i : grid.cells_in(r, r + 1)) {
      const Cell& cell = grid.cell(i);
      if (cell.text.empty()) continue;
      heading.push_back({cell.text, cell.boxes.front(), 0, cell.source, cell.confidence});
    }
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

/// True when a label that tells the form stands above `row`: the end of a form whose beginning was
/// not read.
bool has_labels(const GridView& grid, int row, const Vocabulary& vocabulary) {
  const std::vector<int> cells = grid.cells_in(0, row);
  return std::any_of(cells.begin(), cells.end(),
                     [&](int i) { return vocabulary.recognition.contains(grid.key(i)); });
}

/// With labels that tell the form; read from a picture, any label tells the rest of one.
bool shares_labels(const GridView& grid, const Vocabulary& vocabulary) {
  if (count_labels(grid, vocabulary) > 0) return true;
  if (!grid.recognised()) return false;
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    if (vocabulary.names_anything(grid.key(i))) return true;
  }
  return false;
}

/// True when the last field of the profile stands in the form: it is complete.
bool is_complete(const FormRegions& form) {
  const std::vector<FieldRule>& fields = form.vocabulary->profile->fields;
  return !fields.empty() &&
         std::any_of(form.regions.begin(), form.regions.end(), [&](const Region& region) {
           const std::vector<int> cells = region.grid->cells_in(region.first, region.last);
           return std::any_of(cells.begin(), cells.end(), [&](int i) {
             const auto rules = form.vocabulary->by_label.find(region.grid->key(i));
             return rules != form.vocabulary->by_label.end() &&
                    rules->second.front() == &fields.back();
           });
         });
}

/// Labels of the form in all of its tables: what a page end left of one may hold but a few.
bool has_enough_labels(const FormRegions& form) {
  int count = 0;
  for (const Region& region : form.regions) {
    if (region.first > 0 || region.last < region.grid->table().rows) continue;
    count += count_labels(*region.grid, *form.vocabulary);
  }
  return count >= form.vocabulary->profile->recognition.min_labels;
}

/// True for a table read from a picture whose first header is of a section that the form has
/// already, above a later one.
bool goes_back(const FormRegions& form, const GridView& grid) {
  if (!grid.recognised() || form.vocabulary->start.empty()) return false;
  const std::vector<SectionTop> here = section_tops(grid, 0, grid.table().rows, *form.vocabulary);
  std::vector<SectionTop> before;
  for (const Region& region : form.regions) {
    const auto rows = section_tops(*region.grid, region.first, region.last, *form.vocabulary);
    before.insert(before.end(), rows.begin(), rows.end());
  }
  return !here.empty() && begins_anew(before, here.front().section);
}

/// True for a table read from a picture with a title above where the label that begins a form
/// stands above as well, or the form before is complete or so badly read that nothing tells. A
/// title in the middle of a page is no running head.
bool begins_above(const FormRegions& before, const GridView& grid) {
  const Vocabulary& vocabulary = *before.vocabulary;
  const Titled title = titled(grid.table(), vocabulary.titles);
  if (!grid.recognised() || title == Titled::no) return false;
  if (before.hardly_read || is_complete(before)) return true;
  const int page = before.regions.back().grid->table().pages.back();
  if (title == Titled::exact && grid.table().pages.front() == page) return true;
  return std::any_of(
      grid.table().heading.begin(), grid.table().heading.end(), [&](const TextLine& line) {
        return std::any_of(vocabulary.start.begin(), vocabulary.start.end(),
                           [&](const std::string& label) { return begins_with(line.text, label); });
      });
}

/// True when the table can be the rest of the form before it: on the same or the next page, without
/// a beginning of its own, and with labels of the form that it does not have yet.
bool continues(const FormRegions& form, const GridView& grid) {
  const Table& before = form.regions.back().grid->table();
  const int gap = grid.table().pages.front() - before.pages.back();
  // Without a label that begins a form, a title does.
  const bool begins =
      begins_above(form, grid) || goes_back(form, grid) ||
      (form.vocabulary->start.empty() && has_title(grid.table(), form.vocabulary->titles));
  return gap >= 0 && gap <= 1 && !begins && start_rows(grid, *form.vocabulary).empty() &&
         shares_labels(grid, *form.vocabulary) && !repeats_field(form, grid);
}

}  // namespace

std::vector<FormRegions> find_forms(const std::vector<GridView>& grids,
                                    const std::vector<Vocabulary>& vocabularies) {
  std::vector<FormRegions> forms;
  bool unfinished = false;  // whether the table before was part of the last form
  for (const GridView& grid : grids) {
    const auto [vocabulary, hardly_read] = recognise(grid, vocabularies);
    const std::vector<int> starts = vocabulary ? start_rows(grid, *vocabulary) : std::vector<int>{};
    if (starts.empty()) {
      unfinished = unfinished && continues(forms.back(), grid);
      if (unfinished) {
        FormRegions& form = forms.back();
        form.regions.push_back({&grid, 0, grid.table().rows});
        form.hardly_read = form.hardly_read && !has_enough_labels(form);
      } else if (vocabulary) {
        int first = 0;
        while (first + 1 < grid.table().rows && is_banner(grid, first)) ++first;
        forms.push_back(
            {vocabulary, {{&grid, 0, grid.table().rows}}, heading_of(grid, 0, first), hardly_read});
        unfinished = true;
      }
      continue;
    }
    int begin = banner_start(grid, starts.front(), 0, *vocabulary);
    if (begin > 0 && unfinished && forms.back().vocabulary == vocabulary) {
      forms.back().regions.push_back({&grid, 0, begin});
    } else if (begin > 0 && is_title_row(grid, begin, *vocabulary) &&
               has_labels(grid, begin, *vocabulary)) {
      forms.push_back({vocabulary, {{&grid, 0, begin}}, heading_of(grid, 0, 0), true});
    } else if (begin > 0) {
      begin = 0;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const bool is_last = i + 1 == starts.size();
      const int end = is_last ? grid.table().rows
                              : banner_start(grid, starts[i + 1], starts[i] + 1, *vocabulary);
      forms.push_back(
          {vocabulary, {{&grid, starts[i], end}}, heading_of(grid, begin, starts[i]), hardly_read});
      // Rows above the start that are no banners (an office's own first rows) belong to the form.
      if (begin < starts[i] && !is_banner(grid, begin) && !is_title_row(grid, begin, *vocabulary)) {
        forms.back().regions.front().first = begin;
      }
      begin = end;
    }
    unfinished = true;
  }
  return forms;
}

}  // namespace biaoge
