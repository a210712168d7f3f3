// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/sections.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/utf8.h"
#include "normalize/doubt.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

class SectionReader {
 public:
  SectionReader(const FormRegions& form, std::size_t index, const SectionHeader& header,
                const UnitTable& units, std::vector<Finding>& findings, UsedCells& used)
      : form_(form),
        vocabulary_(*form.vocabulary),
        index_(index),
        rule_(vocabulary_.profile->sections[index]),
        header_(header),
        units_(units),
        findings_(findings),
        used_(used) {}

  FormSection read();

 private:
  void find_section_unit();
  bool is_inside(const GridView& grid, int cell) const;
  bool has_label(const GridView& grid, int row, const std::unordered_set<std::string>& set) const;
  bool ends_at(const GridView& grid, int row) const;
  bool is_header(const GridView& grid, int row) const;
  bool is_total(const GridView& grid, int row) const;
  bool is_subtotal(const GridView& grid, int row) const;
  void mark_row(const GridView& grid, int row);
  void read_row(const GridView& grid, int row);
  RawValue gather(const GridView& grid, int row, const ColumnSpan& span, bool repeat_down);
  bool is_merged(const GridView& grid, int row, const ColumnSpan& span) const;
  Value read_value(const GridView& grid, int row, std::size_t column);
  void check_columns();
  void check_rows();
  void report(const char* code, const std::string& message, std::vector<std::string> where);

  const FormRegions& form_;
  const Vocabulary& vocabulary_;
  std::size_t index_;
  const SectionRule& rule_;
  const SectionHeader& header_;
  const UnitTable& units_;
  std::vector<Finding>& findings_;
  UsedCells& used_;
  FormSection section_;
};

void SectionReader::report(const char* code, const std::string& message,
                           std::vector<std::string> where) {
  findings_.push_back({code, Severity::warning, message, std::move(where), {}});
}

/// The unit of the amounts: in brackets in one of the unit labels, or in a line above the table.
void SectionReader::find_section_unit() {
  const Cell* unread = nullptr;  // Recognised, and what stands in its brackets is no unit.
  for (const Region& region : form_.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      if (!vocabulary_.unit_labels[index_].contains(region.grid->key(i))) continue;
      used_.insert({region.grid, i});
      const Cell& cell = region.grid->cell(i);
      const std::string unit = label_unit(cell.text);
      if (section_.unit.empty() && units_.find(unit)) section_.unit = unit;
      if (region.grid->recognised(i) && has_bracket(cell.text)) unread = &cell;
    }
  }
  const auto& above = header_.grid->table().unit;
  const bool has_amounts =
      std::any_of(rule_.columns.begin(), rule_.columns.end(),
                  [](const ColumnRule& column) { return column.type == ValueType::amount; });
  if (section_.unit.empty() && has_amounts && above && units_.find(*above)) section_.unit = *above;
  if (section_.unit.empty() && unread) {
    findings_.push_back({"low-confidence",
                         Severity::warning,
                         "金额单位无法确认：“" + clean_text(unread->text) + "”",
                         {"rows." + rule_.name},
                         unread->boxes});
  }
}

/// False for a cell of another block beside the section's own.
bool SectionReader::is_inside(const GridView& grid, int cell) const {
  if (rule_.part == 0 || header_.part.last > header_.grid->table().columns) return true;
  const ColumnSpan part = &grid == header_.grid
                              ? header_.part
                              : translated(header_.part, header_.grid->table(), grid.table());
  return grid.cell(cell).column >= part.first && grid.cell(cell).column < part.last;
}

/// True when a cell that begins in the row, within the section's own columns, has such a label.
bool SectionReader::has_label(const GridView& grid, int row,
                              const std::unordered_set<std::string>& set) const {
  if (set.empty()) return false;
  const std::vector<int> cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(),
                     [&](int i) { return is_inside(grid, i) && set.contains(grid.key(i)); });
}

/// A row that begins with, or holds, a label of a field or another section's header.
bool SectionReader::ends_at(const GridView& grid, int row) const {
  if (has_label(grid, row, vocabulary_.end_rows[index_])) return true;
  for (std::size_t other = 0; other < vocabulary_.headers.size(); ++other) {
    int met = 0;
    if (other == index_) continue;
    read_header(grid, row, vocabulary_, other, units_, met);
    if (met >= vocabulary_.profile->sections[other].min_headers) return true;
  }
  const std::vector<int> cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    if (!is_inside(grid, i) || !vocabulary_.names_field(grid.key(i))) return false;
    // The name of a row (合计 in a list of amounts) is no field.
    return !vocabulary_.rows[index_].contains(grid.key(i));
  });
}

/// True for a row whose label names a total of this section.
bool SectionReader::is_total(const GridView& grid, int row) const {
  const std::vector<int> cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    if (!is_inside(grid, i) || vocabulary_.rows[index_].contains(grid.key(i))) return false;
    const auto rules = vocabulary_.by_label.find(grid.key(i));
    return rules != vocabulary_.by_label.end() && rules->second.front()->place == Place::total &&
           rules->second.front()->section == rule_.name;
  });
}

/// True when a further total follows: this one is a subtotal, and rows of data may follow it.
bool SectionReader::is_subtotal(const GridView& grid, int row) const {
  if (!is_total(grid, row)) return false;
  bool reached = false;
  for (const Region& region : form_.regions) {
    const bool here = region.grid == &grid && row >= region.first && row < region.last;
    reached = reached || here;
    for (int later = here ? row + 1 : region.first; reached && later < region.last; ++later) {
      if (is_total(*region.grid, later)) return true;
    }
  }
  return false;
}

bool SectionReader::is_header(const GridView& grid, int row) const {
  int met = 0;
  read_header(grid, row, vocabulary_, index_, units_, met);
  if (met < rule_.min_headers) return false;
  const auto block = block_of(grid, row, vocabulary_);
  return !block || *block == index_ || rule_.blocks.empty();
}

void SectionReader::mark_row(const GridView& grid, int row) {
  for (const int i : grid.cells_in(row, row + 1)) used_.insert({&grid, i});
}

/// The text of the cells under a header. A cell that began in a row above belongs to that row, but
/// for merged labels, which hold for every row they span.
RawValue SectionReader::gather(const GridView& grid, int row, const ColumnSpan& span,
                               bool repeat_down) {
  RawValue value;
  int filled = 0;
  bool shared_with_other = false;
  int last = -1;
  for (int c = span.first; c < span.last; ++c) {
    const int i = grid.at(row, c);
    if (i < 0 || i == last) continue;
    last = i;
    const Cell& cell = grid.cell(i);
    // A cell mostly under another header is that column's.
    const int shared = std::min(cell.column_end(), span.last) - std::max(cell.column, span.first);
    if (2 * shared < std::min(cell.colspan, span.last - span.first)) continue;
    if (cell.row < row && !repeat_down && cell.row >= header_.data_row) continue;
    used_.insert({&grid, i});
    if (!cell.text.empty()) ++filled;
    shared_with_other = shared_with_other || count_headed(header_, grid, cell) > 1;
    append(value, raw_value(cell), " ");
    if (const Snap* snap = grid.snapped(i)) {
      value.label = snap->label;
      value.snapped = snap->edits;
      if (snap->weak) value.flags.emplace_back("snapped-label");
    }
  }
  if (filled > 1) value.snapped = 0;
  if (filled > 1 || (filled > 0 && shared_with_other)) value.flags.emplace_back("ambiguous");
  return value;
}

/// True where a cell read from a picture holds for several rows: as likely rulings between them are
/// lost.
bool SectionReader::is_merged(const GridView& grid, int row, const ColumnSpan& span) const {
  const int i = grid.at(row, span.first);
  return i >= 0 && grid.recognised(i) && grid.cell(i).rowspan > 1 && !grid.cell(i).text.empty() &&
         (&grid != header_.grid || grid.cell(i).row >= header_.data_row);
}

Value SectionReader::read_value(const GridView& grid, int row, std::size_t column) {
  const ColumnRule& rule = rule_.columns[column];
  const auto place = [&](const ColumnSpan& span) {
    return &grid == header_.grid ? span : translated(span, header_.grid->table(), grid.table());
  };
  RawValue raw;
  for (const ColumnSpan& span : header_.before[column]) {
    append(raw, gather(grid, row, place(span), rule.repeat_down), "");
  }
  const bool lacks_sign = !header_.before[column].empty() && raw.text.empty();
  append(raw, gather(grid, row, place(*header_.columns[column]), rule.repeat_down), "");
  for (const ColumnSpan& span : header_.after[column]) {
    append(raw, gather(grid, row, place(span), rule.repeat_down), "");
  }
  Expectation expected{rule.type, &rule.choices, rule.required, header_.units[column]};
  if (expected.unit.empty()) expected.unit = section_.unit;
  Value value = make_value(raw, expected, units_);
  // Its comparator has a column of its own, and there nothing was read.
  const bool bare = value.quantity && !value.quantity->high && is_digit(from_utf8(value.text)[0]);
  if (lacks_sign && bare && value.source == TextSource::ocr) {
    add_flags(value, {"ambiguous"});
  }
  if (!rule.repeat_down && is_merged(grid, row, place(*header_.columns[column]))) {
    value.source = TextSource::ocr;
    add_flags(value, {"low-confidence"});
  }
  return value;
}

/// True for the last row on a page when the table goes on. A grid read from a picture may lack
/// cells.
bool ends_page(const GridView& grid, int row) {
  const int last = grid.table().columns - 1;
  const int here = grid.at(row, last);
  const int next = grid.at(row + 1, last);
  if (here < 0 || next < 0) return false;
  const std::vector<PlacedBox>& above = grid.cell(here).boxes;
  const std::vector<PlacedBox>& below = grid.cell(next).boxes;
  return !above.empty() && !below.empty() && above.back().page != below.back().page;
}

/// Of a column that was not found in a picture: each row has a value there, read or not.
Value lost_value() {
  Value value;
  value.source = TextSource::ocr;
  value.confidence = 0;
  value.flags = {"missing"};
  return value;
}

void SectionReader::read_row(const GridView& grid, int row) {
  Record record;
  bool filled = false;
  for (std::size_t i = 0; i < rule_.columns.size(); ++i) {
    const ColumnRule& column = rule_.columns[i];
    if (!header_.columns[i]) {
      if (column.column_required && grid.recognised())
        record.emplace_back(column.key, lost_value());
      continue;
    }
    Value value = read_value(grid, row, i);
    filled = filled || (!column.repeat_down && !column.row_number && !value.text.empty());
    record.emplace_back(column.key, std::move(value));
  }
  if (!filled) return;
  // An empty label means the one above, but not at the foot of a page: there its text may stand on
  // the next.
  if (!section_.rows.empty() && !ends_page(grid, row)) {
    for (const ColumnRule& column : rule_.columns) {
      if (!column.repeat_down) continue;
      const auto current = std::find_if(record.begin(), record.end(), [&](const auto& entry) {
        return entry.first == column.key;
      });
      const Value* above = find(section_.rows.back(), column.key);
      if (current == record.end() || !above) continue;
      if (current->second.text.empty()) {
        const auto index = static_cast<std::size_t>(&column - rule_.columns.data());
        current->second = *above;
        if (&grid == header_.grid &&
            is_suspiciously_empty(grid, row, header_.columns[index]->first, header_.data_row)) {
          add_flags(current->second, {"low-confidence"});
        }
      } else if (current->second.text != above->text) {
        break;  // Another outer label: the inner ones begin anew.
      }
    }
  }
  section_.rows.push_back(std::move(record));
}

void SectionReader::check_columns() {
  for (std::size_t i = 0; i < rule_.columns.size(); ++i) {
    const ColumnRule& column = rule_.columns[i];
    if (header_.columns[i] || !column.column_required) continue;
    report("missing", "“" + rule_.title + "”未找到栏目“" + column.title + "”",
           {"rows." + rule_.name});
  }
}

/// Rows that must be there and are not; rows that no rule names.
void SectionReader::check_rows() {
  if (section_.rows.empty()) {
    report("missing", "“" + rule_.title + "”下未找到任何数据行", {"rows." + rule_.name});
    return;
  }
  if (rule_.rows.empty()) return;
  const auto label = std::find_if(rule_.columns.begin(), rule_.columns.end(),
                                  [](const ColumnRule& column) { return column.row_label; });
  if (label == rule_.columns.end()) return;
  std::set<const RowRule*> met;
  for (Record& row : section_.rows) {
    const auto name = std::find_if(row.begin(), row.end(),
                                   [&](const auto& entry) { return entry.first == label->key; });
    if (name == row.end()) continue;
    const auto rule = vocabulary_.rows[index_].find(label_key(name->second.text));
    if (rule != vocabulary_.rows[index_].end()) {
      met.insert(rule->second);
    } else if (!rule_.other_rows && name->second.flags.empty()) {
      name->second.flags.emplace_back("unexpected-form");
    }
  }
  for (const RowRule& rule : rule_.rows) {
    if (rule.required && !met.contains(&rule)) {
      report("missing", "“" + rule_.title + "”未找到“" + rule.name() + "”行",
             {"rows." + rule_.name});
    }
  }
}

FormSection SectionReader::read() {
  section_.name = rule_.name;
  find_section_unit();
  bool reached = false;
  bool ended = false;
  for (const Region& region : form_.regions) {
    const GridView& grid = *region.grid;
    reached = reached || &grid == header_.grid;
    if (!reached) continue;
    const bool first = &grid == header_.grid;
    if (first) {
      for (int row = header_.row; row < header_.data_row; ++row) mark_row(grid, row);
    }
    for (int row = first ? header_.data_row : region.first; row < region.last && !ended; ++row) {
      if (is_header(grid, row) || has_label(grid, row, vocabulary_.skip_rows[index_])) {
        mark_row(grid, row);
      } else if (is_subtotal(grid, row)) {
        // Left to report_unassigned: its figures belong to no row and to no field.
      } else if (ends_at(grid, row)) {
        ended = true;
      } else {
        read_row(grid, row);
      }
    }
  }
  check_columns();
  check_rows();
  return std::move(section_);
}

}  // namespace

FormSection read_section(const FormRegions& form, std::size_t index, const SectionHeader& header,
                         const UnitTable& units, std::vector<Finding>& findings, UsedCells& used) {
  return SectionReader(form, index, header, units, findings, used).read();
}

}  // namespace biaoge
