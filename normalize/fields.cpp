// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/fields.h"

#include <algorithm>
#include <utility>

#include "normalize/headings.h"
#include "normalize/label_value.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

struct FoundLabel {
  const GridView* grid;
  int cell;
  const Region* next;  ///< The rest of the form in a table of its own; null when there is none.
};

/// Of what stands in one row the one that is meant by FieldRule::part; all where there is no part.
/// `row_of` tells the row of an item, of which there is one row after the other.
template <typename Item, typename RowOf>
std::vector<Item> of_part(const std::vector<Item>& items, const FieldRule& rule, RowOf row_of) {
  if (rule.part == 0) return items;
  std::vector<Item> chosen;
  for (std::size_t first = 0; first < items.size();) {
    std::size_t end = first + 1;
    while (end < items.size() && row_of(items[end]) == row_of(items[first])) ++end;
    const auto part = static_cast<std::size_t>(rule.part);
    if (end - first > 1 && part <= end - first) chosen.push_back(items[first + part - 1]);
    if (end - first == 1 && rule.alone) chosen.push_back(items[first]);
    first = end;
  }
  return chosen;
}

std::vector<FoundLabel> find_labels(const FormRegions& form, const FieldRule& rule) {
  std::vector<FoundLabel> found;
  for (std::size_t r = 0; r < form.regions.size(); ++r) {
    const Region& region = form.regions[r];
    const Region* next = r + 1 < form.regions.size() ? &form.regions[r + 1] : nullptr;
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      const auto rules = form.vocabulary->by_label.find(region.grid->key(i));
      if (rules == form.vocabulary->by_label.end()) continue;
      if (std::find(rules->second.begin(), rules->second.end(), &rule) != rules->second.end()) {
        found.push_back({region.grid, i, next});
      }
    }
  }
  return of_part(found, rule, [](const FoundLabel& label) {
    return std::pair(label.grid, label.grid->cell(label.cell).row);
  });
}

/// The cell at a position, unless it is the label itself or another label of the form.
int value_cell(const FormRegions& form, const FoundLabel& label, int row, int column) {
  const int i = label.grid->at(row, column);
  if (i < 0 || i == label.cell) return -1;
  return form.vocabulary->names_anything(label.grid->key(i)) ? -1 : i;
}

int cell_right(const FormRegions& form, const FoundLabel& label) {
  const GridView& grid = *label.grid;
  const Cell& cell = grid.cell(label.cell);
  const int right = value_cell(form, label, cell.row, cell.column_end());
  if (right < 0 || !grid.recognised(right)) return right;
  const int next = value_cell(form, label, cell.row, grid.cell(right).column_end());
  const bool is_value = next >= 0 && !grid.cell(next).text.empty();
  return is_value && is_end_of_label(grid, label.cell, grid.cell(right).text) ? next : right;
}

/// A cell with a value; `grid` is null when there is none.
struct FoundCell {
  const GridView* grid = nullptr;
  int cell = -1;
};

/// Below, and as wide as the label at least by half; where the table ends under the label, in the
/// first row of the form's next table.
FoundCell cell_below(const FormRegions& form, const FoundLabel& label) {
  const Cell& cell = label.grid->cell(label.cell);
  ColumnSpan span{cell.column, cell.column_end()};
  FoundLabel from = label;
  int row = cell.row_end();
  if (row == label.grid->table().rows && label.next) {
    span = translated(span, label.grid->table(), label.next->grid->table());
    from = {label.next->grid, -1, nullptr};
    row = label.next->first;
  }
  const int i = value_cell(form, from, row, span.first);
  if (i < 0) return {};
  const int shared = std::min(from.grid->cell(i).column_end(), span.last) - span.first;
  return 2 * shared >= span.last - span.first ? FoundCell{from.grid, i} : FoundCell{};
}

/// Cells in further rows under a value, as long as those rows hold no label: a text set in several
/// rows, or cut by a page end.
void append_below(const FormRegions& form, const FoundCell& found, RawValue& value,
                  UsedCells& used) {
  const GridView& grid = *found.grid;
  const Cell& first = grid.cell(found.cell);
  for (int row = first.row_end(); row < grid.table().rows;) {
    const int next = grid.at(row, first.column);
    const Cell& below = grid.cell(next);
    if (below.column != first.column || below.colspan != first.colspan || below.row != row) return;
    const std::vector<int> cells = grid.cells_in(row, row + 1);
    const bool labelled = std::any_of(cells.begin(), cells.end(), [&](int i) {
      return form.vocabulary->names_anything(grid.key(i));
    });
    if (labelled) return;
    used.insert({&grid, next});
    append(value, raw_value(below), "\n");
    row = below.row_end();
  }
}

RawValue take(const FoundLabel& label, const FoundCell& found, UsedCells& used) {
  used.insert({label.grid, label.cell});
  used.insert({found.grid, found.cell});
  return raw_value(found.grid->cell(found.cell));
}

struct Inside {
  const GridView* grid;
  int cell;
  std::string text;
};

/// Cells that hold the label and, as `after` tells, the value.
template <typename After>
std::vector<Inside> cells_with_value(const FormRegions& form, const FieldRule& rule,
                                     const After& after) {
  std::vector<Inside> all;
  for (const Region& region : form.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      if (auto text = after(*region.grid, i)) all.push_back({region.grid, i, std::move(*text)});
    }
  }
  return of_part(all, rule, [](const Inside& found) {
    return std::pair(found.grid, found.grid->cell(found.cell).row);
  });
}

RawValue take_inside(const Inside& found, UsedCells& used) {
  used.insert({found.grid, found.cell});
  RawValue value = raw_value(found.grid->cell(found.cell));
  value.text = found.text;
  return value;
}

/// Label and value that run together in a picture; the value wants a look.
std::optional<RawValue> find_run_together(const FormRegions& form, const FieldRule& rule,
                                          UsedCells& used) {
  const auto cells = cells_with_value(form, rule, [&](const GridView& grid, int cell) {
    return grid.recognised(cell) ? after_bare_label(grid.cell(cell).text, rule) : std::nullopt;
  });
  std::optional<RawValue> value;
  if (!cells.empty()) value = take_inside(cells.front(), used);
  const auto look_above = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) {
      if (value || line.source != TextSource::ocr) continue;
      if (const auto text = after_bare_label(line.text, rule)) {
        value = RawValue{*text, {line.place}, line.source, line.confidence, {}, {}, 0, {}};
      }
    }
  };
  look_above(form.heading);
  for (std::size_t i = 1; i < form.regions.size(); ++i) {
    look_above(form.regions[i].grid->table().heading);
  }
  if (value) value->flags.emplace_back("ambiguous");
  return value;
}

std::optional<RawValue> find_inside(const FormRegions& form, const FieldRule& rule,
                                    UsedCells& used) {
  const auto all = cells_with_value(form, rule, [&](const GridView& grid, int cell) {
    return after_label(grid.cell(cell).text, rule);
  });
  if (!all.empty()) return take_inside(all.front(), used);
  for (const TextLine& line : form.heading) {
    if (const auto text = after_label(line.text, rule)) {
      return RawValue{*text, {line.place}, line.source, line.confidence, {}, {}, 0, {}};
    }
  }
  return find_run_together(form, rule, used);
}

/// In the row of the label, under the header of the section's column.
std::optional<RawValue> find_total(const FormRegions& form, const FieldRule& rule,
                                   const std::vector<std::optional<SectionHeader>>& headers,
                                   UsedCells& used) {
  const auto& sections = form.vocabulary->profile->sections;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    if (sections[s].name != rule.section || !headers[s]) continue;
    const SectionHeader& header = *headers[s];
    for (std::size_t c = 0; c < sections[s].columns.size(); ++c) {
      if (sections[s].columns[c].key != rule.column || !header.columns[c]) continue;
      const std::vector<FoundLabel> labels = find_labels(form, rule);
      // The last total is the total; those before it are subtotals.
      for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        const Cell& cell = label->grid->cell(label->cell);
        const bool same_table = label->grid == header.grid;
        if (same_table && cell.row < header.data_row) continue;
        // Of blocks side by side each has its own total.
        const bool beside = cell.column < header.part.first || cell.column >= header.part.last;
        if (same_table && sections[s].part > 0 && beside) continue;
        const ColumnSpan span =
            same_table ? *header.columns[c]
                       : translated(*header.columns[c], header.grid->table(), label->grid->table());
        const int value = value_cell(form, *label, cell.row, span.first);
        used.insert({label->grid, label->cell});
        if (value < 0) return std::nullopt;
        RawValue found = take(*label, {label->grid, value}, used);
        if (count_headed(header, *label->grid, label->grid->cell(value)) > 1) {
          found.flags.emplace_back("ambiguous");
        }
        return found;
      }
    }
  }
  return std::nullopt;
}

/// The label is the name of a row of a section: values stand under two of its headers or more.
bool names_row(const FormRegions& form, const FoundLabel& label,
               const std::vector<std::optional<SectionHeader>>& headers) {
  const GridView& grid = *label.grid;
  const Cell& cell = grid.cell(label.cell);
  for (std::size_t s = 0; s < headers.size(); ++s) {
    if (!headers[s] || headers[s]->grid != label.grid || cell.row < headers[s]->data_row) continue;
    if (!form.vocabulary->rows[s].contains(grid.key(label.cell))) continue;
    int values = 0;
    for (const std::optional<ColumnSpan>& column : headers[s]->columns) {
      if (!column || column->last <= cell.column_end()) continue;
      const int i = grid.at(cell.row, column->first);
      values += i >= 0 && !grid.cell(i).text.empty() &&
                !form.vocabulary->names_anything(grid.key(i)) &&
                count_headed(*headers[s], grid, grid.cell(i)) == 1;
    }
    if (values > 1) return true;
  }
  return false;
}

std::optional<RawValue> find_beside(const FormRegions& form, const FieldRule& rule,
                                    const std::vector<std::optional<SectionHeader>>& headers,
                                    UsedCells& used) {
  for (const FoundLabel& label : find_labels(form, rule)) {
    if (names_row(form, label, headers)) continue;
    const FoundCell below = rule.place == Place::below ? cell_below(form, label) : FoundCell{};
    if (below.grid) {
      RawValue value = take(label, below, used);
      append_below(form, below, value, used);
      return value;
    }
    const int right = cell_right(form, label);
    if (right >= 0) return take(label, {label.grid, right}, used);
    used.insert({label.grid, label.cell});
  }
  return find_inside(form, rule, used);
}

/// The field that begins a form read from a picture, whose label is beyond recognition: what stands
/// last in the first row, if no more than it and the label stand there.
std::optional<RawValue> find_by_place(const FormRegions& form, const FieldRule& rule,
                                      UsedCells& used) {
  const Region& region = form.regions.front();
  if (rule.key != form.vocabulary->profile->recognition.start) return std::nullopt;
  std::vector<int> cells = region.grid->cells_in(region.first, region.first + 1);
  std::erase_if(cells, [&](int i) { return region.grid->cell(i).text.empty(); });
  const bool known = std::any_of(cells.begin(), cells.end(), [&](int i) {
    return form.vocabulary->names_anything(region.grid->key(i));
  });
  if (known || cells.empty() || cells.size() > 2 || !region.grid->recognised(cells.back())) {
    return std::nullopt;
  }
  for (const int i : cells) used.insert({region.grid, i});
  RawValue value = raw_value(region.grid->cell(cells.back()));
  value.flags.emplace_back("ambiguous");
  return value;
}

}  // namespace

std::optional<RawValue> find_field(const FormRegions& form, const FieldRule& rule,
                                   const std::vector<std::optional<SectionHeader>>& headers,
                                   UsedCells& used) {
  switch (rule.place) {
    case Place::heading:
      if (!rule.pattern.empty()) {
        return find_in_heading(form.heading, form.vocabulary->patterns.at(&rule));
      }
      return rule.type == ValueType::year ? find_year(form.heading)
                                          : find_title(form.heading, form.vocabulary->titles);
    case Place::total:
      return find_total(form, rule, headers, used);
    case Place::right:
    case Place::below: {
      std::optional<RawValue> value = find_beside(form, rule, headers, used);
      return value ? value : find_by_place(form, rule, used);
    }
  }
  return std::nullopt;
}

}  // namespace biaoge
