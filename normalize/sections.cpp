// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/sections.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

/// Points within which column edges of two tables are the same.
constexpr double kSameEdge = 3.5;

/// Reads the header labels of one row; `met` counts the different ones.
SectionHeader try_header(const GridView& grid, int row, const Vocabulary& vocabulary,
                         std::size_t index, const UnitTable& units, int& met) {
  const SectionRule& rule = vocabulary.profile->sections[index];
  SectionHeader header;
  header.grid = &grid;
  header.row = row;
  header.data_row = row + 1;
  header.columns.resize(rule.columns.size());
  header.before.resize(rule.columns.size());
  header.after.resize(rule.columns.size());
  header.units.resize(rule.columns.size());
  met = 0;
  for (const int i : grid.cells_in(row, row + 1)) {
    const Cell& cell = grid.cell(i);
    const ColumnSpan span{cell.column, cell.column_end()};
    const auto& headers = vocabulary.headers[index];
    const auto& affixes = vocabulary.affixes[index];
    if (const auto found = headers.find(grid.key(i)); found != headers.end()) {
      const std::size_t column = found->second;
      if (header.columns[column]) continue;
      header.columns[column] = span;
      const std::string unit = label_unit(cell.text);
      if (units.find(unit)) header.units[column] = unit;
      ++met;
    } else if (const auto affix = affixes.find(grid.key(i)); affix != affixes.end()) {
      auto& spans = affix->second.before ? header.before : header.after;
      spans[affix->second.column].push_back(span);
    } else {
      continue;
    }
    header.data_row = std::max(header.data_row, cell.row_end());
  }
  return header;
}

/// Headers without a label of their own stand to the left of the first headed column.
void add_row_labels(SectionHeader& header, const SectionRule& rule) {
  int leftmost = header.grid->table().columns;
  for (const auto& span : header.columns) {
    if (span) leftmost = std::min(leftmost, span->first);
  }
  for (std::size_t i = 0; i < rule.columns.size(); ++i) {
    if (!rule.columns[i].row_label || leftmost == 0) continue;
    const int cell = header.grid->at(header.data_row, leftmost - 1);
    const int first = cell < 0 ? leftmost - 1 : header.grid->cell(cell).column;
    header.columns[i] = ColumnSpan{first, leftmost};
  }
}

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
  bool ends_at(const GridView& grid, int row) const;
  bool is_header(const GridView& grid, int row) const;
  void mark_row(const GridView& grid, int row);
  void read_row(const GridView& grid, int row);
  RawValue gather(const GridView& grid, int row, const ColumnSpan& span, bool repeat_down);
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
  for (const Region& region : form_.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      if (!vocabulary_.unit_labels[index_].contains(region.grid->key(i))) continue;
      used_.insert({region.grid, i});
      const std::string unit = label_unit(region.grid->cell(i).text);
      if (section_.unit.empty() && units_.find(unit)) section_.unit = unit;
    }
  }
  const auto& above = header_.grid->table().unit;
  const bool has_amounts =
      std::any_of(rule_.columns.begin(), rule_.columns.end(),
                  [](const ColumnRule& column) { return column.type == ValueType::amount; });
  if (section_.unit.empty() && has_amounts && above && units_.find(*above)) section_.unit = *above;
}

/// A row that begins with, or holds, a label of a field or another section's header.
bool SectionReader::ends_at(const GridView& grid, int row) const {
  for (std::size_t other = 0; other < vocabulary_.headers.size(); ++other) {
    int met = 0;
    if (other == index_) continue;
    try_header(grid, row, vocabulary_, other, units_, met);
    if (met >= vocabulary_.profile->sections[other].min_headers) return true;
  }
  const std::vector<int> cells = grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    if (!vocabulary_.names_field(grid.key(i))) return false;
    // The name of a row (合计 in a list of amounts) is no field.
    return !vocabulary_.rows[index_].contains(grid.key(i));
  });
}

bool SectionReader::is_header(const GridView& grid, int row) const {
  int met = 0;
  try_header(grid, row, vocabulary_, index_, units_, met);
  return met >= rule_.min_headers;
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
    append(value, raw_value(cell), " ");
  }
  if (filled > 1) value.flags.emplace_back("ambiguous");
  return value;
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
  append(raw, gather(grid, row, place(*header_.columns[column]), rule.repeat_down), "");
  for (const ColumnSpan& span : header_.after[column]) {
    append(raw, gather(grid, row, place(span), rule.repeat_down), "");
  }
  Expectation expected{rule.type, &rule.choices, rule.required, header_.units[column]};
  if (expected.unit.empty()) expected.unit = section_.unit;
  return make_value(raw, expected, units_);
}

/// True for the last row on a page when the table goes on.
bool ends_page(const GridView& grid, int row) {
  const int here = grid.at(row, 0);
  const int next = grid.at(row + 1, 0);
  if (here < 0 || next < 0) return false;
  const int last = grid.table().columns - 1;
  return grid.cell(grid.at(row, last)).boxes.back().page !=
         grid.cell(grid.at(row + 1, last)).boxes.back().page;
}

void SectionReader::read_row(const GridView& grid, int row) {
  Record record;
  bool filled = false;
  for (std::size_t i = 0; i < rule_.columns.size(); ++i) {
    if (!header_.columns[i]) continue;
    const ColumnRule& column = rule_.columns[i];
    Value value = read_value(grid, row, i);
    filled = filled || (!column.repeat_down && !value.text.empty());
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
        current->second = *above;
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
    } else if (name->second.flags.empty()) {
      name->second.flags.emplace_back("unexpected-form");
    }
  }
  for (const RowRule& rule : rule_.rows) {
    if (!met.contains(&rule)) {
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
      if (is_header(grid, row)) {
        mark_row(grid, row);
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

namespace {

/// By how much the edges of one table are moved against those of the other: not at all, or as one
/// of its sides tells; where most of them meet.
double best_shift(const std::vector<double>& from, const std::vector<double>& to) {
  double best = 0;
  std::ptrdiff_t most = -1;
  for (const double shift : {0.0, to.front() - from.front(), to.back() - from.back()}) {
    const auto met = std::count_if(to.begin(), to.end(), [&](double edge) {
      return std::any_of(from.begin(), from.end(),
                         [&](double other) { return std::abs(other + shift - edge) < kSameEdge; });
    });
    if (met > most) {
      most = met;
      best = shift;
    }
  }
  return best;
}

}  // namespace

ColumnSpan translated(const ColumnSpan& span, const Table& from, const Table& to) {
  const double shift = best_shift(from.column_edges, to.column_edges);
  const auto nearest = [&](int edge) {
    const double x = from.column_edges[static_cast<std::size_t>(edge)] + shift;
    const auto closest =
        std::min_element(to.column_edges.begin(), to.column_edges.end(),
                         [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    return static_cast<int>(closest - to.column_edges.begin());
  };
  const int first = nearest(span.first);
  return {first, std::max(first + 1, nearest(span.last))};
}

std::optional<SectionHeader> find_header(const FormRegions& form, std::size_t index,
                                         const UnitTable& units) {
  const SectionRule& rule = form.vocabulary->profile->sections[index];
  for (const Region& region : form.regions) {
    for (int row = region.first; row < region.last; ++row) {
      int met = 0;
      SectionHeader header = try_header(*region.grid, row, *form.vocabulary, index, units, met);
      if (met < rule.min_headers) continue;
      add_row_labels(header, rule);
      return header;
    }
  }
  return std::nullopt;
}

FormSection read_section(const FormRegions& form, std::size_t index, const SectionHeader& header,
                         const UnitTable& units, std::vector<Finding>& findings, UsedCells& used) {
  return SectionReader(form, index, header, units, findings, used).read();
}

}  // namespace biaoge
