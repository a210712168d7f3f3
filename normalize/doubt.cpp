// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/doubt.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include "normalize/text.h"

namespace biaoge {

namespace {

/// So many values of a column must be filled up before one with fewer decimals is doubted.
constexpr int kFewest = 2;
/// So many values of a column must be alike, and as many for each that is not, before that one is
/// doubted.
constexpr int kFewestAlike = 3;
/// Bytes; names of projects and offices are shorter.
constexpr std::size_t kLongestName = 120;

bool is_number(ValueType type) {
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent;
}

void add(std::vector<Value*>& values, Record& record, const std::string& key) {
  for (auto& [name, value] : record) {
    if (name == key && value.quantity) values.push_back(&value);
  }
}

/// A number that is filled up with a zero: the column has a fixed number of decimals.
bool is_padded(const Decimal& number) {
  return number.scale() > 0 && number.to_string().back() == '0';
}

/// The decimals that a column is filled up to; 0 when it is not.
int fixed_decimals(const std::vector<Value*>& values) {
  std::map<int, int> padded;
  for (const Value* value : values) {
    const Decimal& number = value->quantity->value;
    if (is_padded(number)) ++padded[number.scale()];
  }
  int fixed = 0;
  for (const auto& [scale, count] : padded) {
    if (count >= kFewest) fixed = scale;
  }
  return fixed;
}

/// Flags the values with other decimals than the column is filled up to. `totals`: how many at the
/// end are totals, which may have more: what they add up has more in another section.
void flag_outliers(const std::vector<Value*>& values, std::ptrdiff_t totals) {
  const int fixed = fixed_decimals(values);
  for (Value* value : values) {
    const int decimals = value->quantity->value.scale();
    const bool total = &value - values.data() >= std::ssize(values) - totals;
    if (total && decimals > fixed) continue;
    if (value->source == TextSource::ocr && fixed > 0 && decimals != fixed) {
      value->flags.emplace_back("format-outlier");
    }
  }
}

/// The numbers of a column, its totals included.
std::vector<Value*> numbers_of(Form& form, std::size_t section, const Profile& profile,
                               const ColumnRule& column) {
  std::vector<Value*> values;
  for (Record& row : form.sections[section].rows) add(values, row, column.key);
  for (const FieldRule& field : profile.fields) {
    const bool total =
        field.place == Place::total && field.section == profile.sections[section].name;
    if (total && field.column == column.key) add(values, form.fields, field.key);
  }
  return values;
}

/// A row with a nought has no rate: nothing can be shared by it.
bool has_nought(const Record& row) {
  return std::any_of(row.begin(), row.end(), [](const auto& entry) {
    return entry.second.quantity && entry.second.quantity->value == Decimal(0);
  });
}

void settle(Value& value) {
  if (value.source != TextSource::ocr || value.confidence < kLeastSettledConfidence) return;
  std::erase(value.flags, "low-confidence");
}

/// Digits in groups of thousands: 12,345(人). None is cut off, since a unit follows.
bool has_groups(const std::string& text) {
  const std::size_t comma = text.rfind(',');
  if (comma == std::string::npos || comma == 0) return false;
  const auto is_digit = [&text](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  return is_digit(comma - 1) && is_digit(comma + 1) && is_digit(comma + 2) && is_digit(comma + 3) &&
         comma + 4 < text.size() && !is_digit(comma + 4);
}

/// Two quantities written alike.
bool are_alike(const Value& a, const Value& b) {
  if (!a.quantity || !b.quantity) return false;
  const bool same_unit = a.quantity->unit == b.quantity->unit && !a.quantity->base_unit.empty();
  if (!same_unit || a.quantity->value.scale() != b.quantity->value.scale()) return false;
  return a.quantity->value.scale() > 0 || (has_groups(a.text) && has_groups(b.text));
}

/// A unit that no list has, read twice and with nothing mended, is what is printed.
bool have_strange_unit(const Value& a, const Value& b) {
  const auto strange = [](const Value& value) {
    return value.source == TextSource::ocr && value.text == value.raw &&
           value.confidence >= kSureNumberConfidence && value.quantity->base_unit.empty() &&
           !value.quantity->unit.empty();
  };
  return strange(a) && strange(b) && a.quantity->unit == b.quantity->unit;
}

void settle_quantities(Record& row, const SectionRule& rule) {
  std::vector<Value*> quantities;
  for (const ColumnRule& column : rule.columns) {
    if (column.type == ValueType::quantity) add(quantities, row, column.key);
  }
  for (Value* value : quantities) {
    const bool alike = std::any_of(
        quantities.begin(), quantities.end(),
        [value](const Value* other) { return other != value && are_alike(*value, *other); });
    if (alike) settle(*value);
    const bool same_unit =
        std::any_of(quantities.begin(), quantities.end(), [value](const Value* other) {
          return other != value && have_strange_unit(*value, *other);
        });
    if (same_unit) std::erase(value->flags, "ambiguous");
  }
}

/// As the profile writes it, or with a colon behind it.
bool is_row_label(const std::string& text, const SectionRule& rule) {
  const bool colon = text.ends_with(':');
  return std::any_of(rule.rows.begin(), rule.rows.end(), [&](const RowRule& row) {
    return std::any_of(row.labels.begin(), row.labels.end(), [&](const std::string& label) {
      return text == label || (colon && text.substr(0, text.size() - 1) == label);
    });
  });
}

/// Only sums: what is multiplied or divided leaves room for a wrong digit.
bool adds_up(const Expression& tree) {
  const bool product = tree.operation == Operation::multiply || tree.operation == Operation::divide;
  return !product && std::all_of(tree.arguments.begin(), tree.arguments.end(), adds_up);
}

}  // namespace

double least_confidence(const Value& value, const Expectation& expected) {
  // A dash is no word; in a column of known words it is none of them.
  const bool words = expected.choices != nullptr && !expected.choices->empty();
  if (!words && is_not_applicable(value.text)) return kLeastNumberConfidence;
  if (expected.type == ValueType::quantity) {
    return value.quantity ? kLeastQuantityConfidence : kLeastNameConfidence;
  }
  if (expected.type != ValueType::text) return kLeastNumberConfidence;
  const bool known = expected.choices != nullptr &&
                     std::find(expected.choices->begin(), expected.choices->end(), value.text) !=
                         expected.choices->end();
  if (known) return kLeastLabelConfidence;
  return value.text.size() <= kLongestName ? kLeastNameConfidence : kLeastProseConfidence;
}

void flag_format_outliers(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    const SectionRule& rule = profile.sections[s];
    for (const ColumnRule& column : rule.columns) {
      if (!is_number(column.type)) continue;
      std::vector<Value*> of_rows;
      for (Record& row : form.sections[s].rows) add(of_rows, row, column.key);
      const std::vector<Value*> all = numbers_of(form, s, profile, column);
      flag_outliers(all, std::ssize(all) - std::ssize(of_rows));
    }
  }
}

void flag_odd_marks(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    for (const ColumnRule& column : profile.sections[s].columns) {
      const bool numbers = is_number(column.type);
      if (!numbers && column.type != ValueType::text) continue;
      std::vector<Value*> marks;
      int others = 0;
      for (Record& row : form.sections[s].rows) {
        for (auto& [key, value] : row) {
          if (key != column.key) continue;
          const bool empty = value.text.empty();
          const bool rate = column.type == ValueType::percent && has_nought(row);
          if (!empty && is_not_applicable(value.text) && !rate) marks.push_back(&value);
          others += numbers ? value.quantity.has_value() : empty;
        }
      }
      const auto count = static_cast<int>(marks.size());
      if (others < kFewestAlike || others < kFewestAlike * count) continue;
      for (Value* mark : marks) {
        if (mark->source == TextSource::ocr) add_flags(*mark, {"low-confidence"});
      }
    }
  }
}

void flag_lost_marks(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    for (const ColumnRule& column : profile.sections[s].columns) {
      std::vector<Value*> empty;
      int marks = 0;
      int numbers = 0;
      for (Record& row : form.sections[s].rows) {
        for (auto& [key, value] : row) {
          if (key != column.key) continue;
          const bool read = value.source == TextSource::ocr;
          if (value.text.empty()) {
            empty.push_back(&value);
          } else {
            marks += read && is_not_applicable(value.text);
            numbers += read && value.quantity.has_value();
          }
        }
      }
      // A column of numbers has marks for all that have none, or for none of them.
      const bool number = is_number(column.type);
      const int filled = number ? marks + numbers : marks;
      const int fewest = kFewestAlike * std::max(1, static_cast<int>(empty.size()));
      if (filled < fewest && !(number && marks > 0)) continue;
      for (Value* value : empty) add_flags(*value, {"low-confidence"});
    }
  }
}

void flag_empty_columns(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    std::vector<Record>& rows = form.sections[s].rows;
    const bool recognised = std::any_of(rows.begin(), rows.end(), [](const Record& row) {
      return std::any_of(row.begin(), row.end(), [](const auto& entry) {
        return entry.second.source == TextSource::ocr && !entry.second.text.empty();
      });
    });
    if (!recognised) continue;
    for (const ColumnRule& column : profile.sections[s].columns) {
      if (!is_number(column.type) || !column.column_required) continue;
      std::vector<Value*> values;
      for (Record& row : rows) {
        for (auto& [key, value] : row) {
          if (key == column.key) values.push_back(&value);
        }
      }
      const bool empty = std::all_of(values.begin(), values.end(),
                                     [](const Value* value) { return value->text.empty(); });
      if (!empty) continue;
      for (Value* value : values) add_flags(*value, {"low-confidence"});
    }
  }
}

void settle_by_surroundings(Form& form, const Profile& profile) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    const SectionRule& rule = profile.sections[s];
    for (const ColumnRule& column : rule.columns) {
      if (!is_number(column.type)) continue;
      const std::vector<Value*> values = numbers_of(form, s, profile, column);
      const int fixed = fixed_decimals(values);
      for (Value* value : values) {
        if (fixed > 0 && value->quantity->value.scale() == fixed) settle(*value);
      }
    }
    for (Record& row : form.sections[s].rows) {
      settle_quantities(row, rule);
      for (const ColumnRule& column : rule.columns) {
        if (!column.row_label) continue;
        for (auto& [key, value] : row) {
          if (key == column.key && is_row_label(value.text, rule)) settle(value);
        }
      }
    }
  }
}

bool is_sum(const CheckRule& rule) {
  const Operation operation = rule.check.operation;
  return (operation == Operation::equal || operation == Operation::about) && adds_up(rule.check);
}

bool confirms(const CheckResult& result) {
  return result.verdict == Verdict::holds && result.result.size() == 1 && result.where.size() > 2 &&
         is_sum(*result.rule);
}

bool confirms_result(const CheckResult& result) {
  const Operation operation = result.rule->check.operation;
  return result.verdict == Verdict::holds && operation == Operation::about &&
         result.result.size() == 1 && result.where.size() > 2 && !adds_up(result.rule->check);
}

void confirm(Value& value) {
  if (value.source != TextSource::ocr || !value.quantity) return;
  std::erase(value.flags, "low-confidence");
  std::erase(value.flags, "under-seal");
  value.confidence = std::max(value.confidence, kConfirmedConfidence);
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
