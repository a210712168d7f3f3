// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/fields.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/headings.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

struct FoundLabel {
  const GridView* grid;
  int cell;
};

std::vector<FoundLabel> find_labels(const FormRegions& form, const FieldRule& rule) {
  std::vector<FoundLabel> found;
  for (const Region& region : form.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      const auto rules = form.vocabulary->by_label.find(region.grid->key(i));
      if (rules == form.vocabulary->by_label.end()) continue;
      if (std::find(rules->second.begin(), rules->second.end(), &rule) != rules->second.end()) {
        found.push_back({region.grid, i});
      }
    }
  }
  return found;
}

/// The cell at a position, unless it is the label itself or another label of the form.
int value_cell(const FormRegions& form, const FoundLabel& label, int row, int column) {
  const int i = label.grid->at(row, column);
  if (i < 0 || i == label.cell) return -1;
  return form.vocabulary->names_anything(label.grid->key(i)) ? -1 : i;
}

int cell_right(const FormRegions& form, const FoundLabel& label) {
  const Cell& cell = label.grid->cell(label.cell);
  return value_cell(form, label, cell.row, cell.column_end());
}

/// Below, and as wide as the label at least by half.
int cell_below(const FormRegions& form, const FoundLabel& label) {
  const Cell& cell = label.grid->cell(label.cell);
  const int i = value_cell(form, label, cell.row_end(), cell.column);
  if (i < 0) return -1;
  const Cell& below = label.grid->cell(i);
  const int shared = std::min(below.column_end(), cell.column_end()) - cell.column;
  return 2 * shared >= cell.colspan ? i : -1;
}

/// Cells in further rows under a value, as long as those rows hold no label: a text set in several
/// rows, or cut by a page end.
void append_below(const FormRegions& form, const FoundLabel& label, int cell, RawValue& value,
                  UsedCells& used) {
  const GridView& grid = *label.grid;
  const Cell& first = grid.cell(cell);
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

std::optional<RawValue> take(const FoundLabel& label, int cell, UsedCells& used) {
  used.insert({label.grid, label.cell});
  if (cell < 0) return std::nullopt;
  used.insert({label.grid, cell});
  return raw_value(label.grid->cell(cell));
}

/// "标签：值" in one cell or heading line: the part after the colon.
std::optional<std::string> after_label(const std::string& text, const FieldRule& rule) {
  const std::u32string codes = from_utf8(text);
  const std::size_t colon = codes.find_first_of(U":：");
  if (colon == std::u32string::npos || colon > 20) return std::nullopt;
  const std::string key = label_key(to_utf8(codes.substr(0, colon)));
  const bool named = std::any_of(rule.labels.begin(), rule.labels.end(),
                                 [&](const std::string& label) { return label_key(label) == key; });
  if (!named) return std::nullopt;
  return to_utf8(codes.substr(colon + 1));
}

std::optional<RawValue> find_inside(const FormRegions& form, const FieldRule& rule,
                                    UsedCells& used) {
  for (const Region& region : form.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      const Cell& cell = region.grid->cell(i);
      if (const auto text = after_label(cell.text, rule)) {
        used.insert({region.grid, i});
        RawValue value = raw_value(cell);
        value.text = *text;
        return value;
      }
    }
  }
  for (const TextLine& line : form.heading) {
    if (const auto text = after_label(line.text, rule)) {
      return RawValue{*text, {line.place}, TextSource::text, 1, {}};
    }
  }
  return std::nullopt;
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
      for (const FoundLabel& label : find_labels(form, rule)) {
        const Cell& cell = label.grid->cell(label.cell);
        const bool same_table = label.grid == header.grid;
        if (same_table && cell.row < header.data_row) continue;
        const ColumnSpan span =
            same_table ? *header.columns[c]
                       : translated(*header.columns[c], header.grid->table(), label.grid->table());
        return take(label, value_cell(form, label, cell.row, span.first), used);
      }
    }
  }
  return std::nullopt;
}

std::optional<RawValue> find_beside(const FormRegions& form, const FieldRule& rule,
                                    UsedCells& used) {
  for (const FoundLabel& label : find_labels(form, rule)) {
    const int right = cell_right(form, label);
    const int below = cell_below(form, label);
    if (rule.place == Place::below && below >= 0) {
      std::optional<RawValue> value = take(label, below, used);
      append_below(form, label, below, *value, used);
      return value;
    }
    if (right >= 0) return take(label, right, used);
    used.insert({label.grid, label.cell});
  }
  return find_inside(form, rule, used);
}

}  // namespace

std::optional<RawValue> find_field(const FormRegions& form, const FieldRule& rule,
                                   const std::vector<std::optional<SectionHeader>>& headers,
                                   UsedCells& used) {
  switch (rule.place) {
    case Place::heading:
      return rule.pattern.empty() ? find_title(form.heading, form.vocabulary->titles)
                                  : find_in_heading(form.heading, LinePattern(rule.pattern));
    case Place::total:
      return find_total(form, rule, headers, used);
    case Place::right:
    case Place::below:
      return find_beside(form, rule, used);
  }
  return std::nullopt;
}

}  // namespace biaoge
