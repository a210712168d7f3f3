// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/doubt.h"

#include <algorithm>
#include <map>
#include <vector>

namespace biaoge {

namespace {

/// So many other values of a column must agree before one without decimals is doubted.
constexpr int kFewest = 2;
/// The same for one with another number of decimals: a digit that was lost.
constexpr int kFewestForDigit = 4;

bool is_number(ValueType type) {
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent;
}

void add(std::vector<Value*>& values, Record& record, const std::string& key) {
  for (auto& [name, value] : record) {
    if (name == key && value.quantity) values.push_back(&value);
  }
}

/// Flags the values that stand alone against all others.
void flag_outliers(const std::vector<Value*>& values) {
  std::map<int, int> counts;
  for (const Value* value : values) ++counts[value->quantity->value.scale()];
  for (Value* value : values) {
    const int decimals = value->quantity->value.scale();
    const auto others = std::find_if(counts.begin(), counts.end(),
                                     [&](const auto& entry) { return entry.first != decimals; });
    if (value->source != TextSource::ocr || counts.size() != 2 || counts[decimals] != 1) continue;
    const int enough = decimals == 0 ? kFewest : kFewestForDigit;
    if (others->first > decimals && others->second >= enough) {
      value->flags.emplace_back("format-outlier");
    }
  }
}

}  // namespace

double least_confidence(ValueType type) {
  return type == ValueType::text ? kLeastProseConfidence : kLeastValueConfidence;
}

void flag_format_outliers(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    const SectionRule& rule = profile.sections[s];
    for (const ColumnRule& column : rule.columns) {
      if (!is_number(column.type)) continue;
      std::vector<Value*> values;
      for (Record& row : form.sections[s].rows) add(values, row, column.key);
      for (const FieldRule& field : profile.fields) {
        const bool total = field.place == Place::total && field.section == rule.name;
        if (total && field.column == column.key) add(values, form.fields, field.key);
      }
      flag_outliers(values);
    }
  }
}

bool is_suspiciously_empty(const GridView& grid, int row, int column, int first) {
  const int here = grid.at(row, column);
  if (!grid.recognised() || here < 0 || grid.cell(here).row != row) return false;
  int empty = 0;
  int filled = 0;
  for (int r = first; r < grid.table().rows; ++r) {
    const int i = grid.at(r, column);
    if (i < 0 || grid.cell(i).row != r) continue;
    if (grid.cell(i).rowspan > 1) return true;
    ++(grid.cell(i).text.empty() ? empty : filled);
  }
  return empty < filled;
}

}  // namespace biaoge
