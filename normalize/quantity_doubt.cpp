// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/quantity_doubt.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

/// So many values of a column must have a comparator for each that has none.
constexpr int kFewestAlike = 3;
/// From so many decimals on they want company.
constexpr int kManyDecimals = 3;
/// No weight, rate or quantity is printed with so many: a sign was read as a digit.
constexpr int kTooManyDecimals = 4;
/// Results are seldom so many times what was wanted.
constexpr int kOddPercent = 1000;
/// So many that are written alike tell how one is written.
constexpr int kFewest = 2;

/// The values of a column.
std::vector<Value*> column_of(FormSection& section, const std::string& key) {
  std::vector<Value*> values;
  for (Record& row : section.rows) {
    for (auto& [name, value] : row) {
      if (name == key) values.push_back(&value);
    }
  }
  return values;
}

/// The value of a column in one row, if there is one.
std::vector<Value*> column_of_row(Record& row, const std::string& key) {
  std::vector<Value*> values;
  for (auto& [name, value] : row) {
    if (name == key) values.push_back(&value);
  }
  return values;
}

std::vector<Value*> quantities_of(Record& row, const SectionRule& rule) {
  std::vector<Value*> values;
  for (const ColumnRule& column : rule.columns) {
    if (column.type != ValueType::quantity) continue;
    for (auto& [name, value] : row) {
      if (name == column.key) values.push_back(&value);
    }
  }
  return values;
}

bool is_blank(const Value& value) {
  return value.text.empty() || is_not_applicable(value.text);
}

bool was_read(const Record& row) {
  return std::any_of(row.begin(), row.end(), [](const auto& entry) {
    return entry.second.source == TextSource::ocr && !is_blank(entry.second);
  });
}

/// Calls `visit` with each section and its rule.
template <typename Visit>
void for_each_section(Form& form, const Profile& profile, const Visit& visit) {
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    visit(form.sections[s], profile.sections[s]);
  }
}

/// Has a comparator or not, but is written alike in decimals and brackets: 18.00(个), >=20.00(%).
/// Whole numbers without brackets are too plain to be told apart.
bool are_written_alike(const Value& a, const Value& b) {
  const auto bracketed = [](const Value& value) { return value.text.ends_with(')'); };
  const int decimals = a.quantity->value.scale();
  return decimals == b.quantity->value.scale() && bracketed(a) == bracketed(b) &&
         (decimals > 0 || bracketed(a));
}

bool is_most(std::ptrdiff_t compared, std::ptrdiff_t bare) {
  return compared >= kFewestAlike && compared >= kFewestAlike * bare;
}

void doubt_bare(const std::vector<Value*>& values) {
  std::vector<Value*> compared;
  std::vector<Value*> bare;
  for (Value* value : values) {
    if (value->quantity) (value->quantity->comparator.empty() ? bare : compared).push_back(value);
  }
  const auto count_alike = [](const std::vector<Value*>& among, const Value& value) {
    return std::count_if(among.begin(), among.end(),
                         [&](const Value* other) { return are_written_alike(value, *other); });
  };
  const bool most = is_most(std::ssize(compared), std::ssize(bare));
  for (Value* value : bare) {
    if (value->source != TextSource::ocr) continue;
    const bool alike = is_most(count_alike(compared, *value), count_alike(bare, *value));
    const bool unsure = most && value->confidence < kSureBareQuantity;
    if (unsure || alike) add_flags(*value, {"low-confidence"});
  }
}

bool is_separator(char sign) {
  return sign == '.' || sign == ',';
}

/// Three decimals and more, which no other value of the column has: one more likely is a separator
/// of thousands or has digits beside it that are none.
bool has_odd_decimals(const Value& value, const std::vector<Value*>& column) {
  if (!value.quantity || value.quantity->value.scale() < kManyDecimals) return false;
  if (value.quantity->value.scale() >= kTooManyDecimals) return true;
  return std::none_of(column.begin(), column.end(), [&value](const Value* other) {
    return other != &value && other->quantity &&
           other->quantity->value.scale() == value.quantity->value.scale();
  });
}

/// A minus that no other value of the column has, or before nothing but noughts.
bool has_odd_minus(const Value& value, const std::vector<Value*>& column) {
  if (!value.quantity || !value.text.starts_with('-')) return false;
  if (value.quantity->value == Decimal(0)) return true;
  return std::none_of(column.begin(), column.end(), [&value](const Value* other) {
    return other != &value && other->quantity && other->text.starts_with('-');
  });
}

/// White space before the unit (90 %), as lost brackets leave it, where another value of the column
/// has brackets.
bool has_lost_brackets(const Value& value, const std::vector<Value*>& column) {
  const std::size_t space = value.text.rfind(' ');
  const bool apart = space != std::string::npos && space > 0 && value.text[space - 1] >= '0' &&
                     value.text[space - 1] <= '9';
  return apart && std::any_of(column.begin(), column.end(),
                              [](const Value* other) { return other->text.ends_with(')'); });
}

/// Separators side by side, of which only one can belong to a number, or one before its first digit
/// or at the end: a speck, unless a digit is lost.
bool has_odd_separator(const std::string& text) {
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string::npos) return false;
  if (is_separator(text.back()) || (first > 0 && is_separator(text[first - 1]))) return true;
  return std::adjacent_find(text.begin(), text.end(), [](char a, char b) {
           return is_separator(a) && is_separator(b);
         }) != text.end();
}

/// Ten times the whole and more, and not grouped: a stroke was read as one more digit.
bool has_odd_percent(const Value& value) {
  return value.quantity && value.quantity->unit == "%" &&
         !(value.quantity->value < Decimal(kOddPercent)) &&
         value.text.find(',') == std::string::npos;
}

/// Beside what it says a mark for nothing, or a stroke, in a line of its own: what is left of a
/// ruling.
bool has_mark_beside(const Value& value) {
  if (value.text.find('\n') == std::string::npos) return false;
  std::istringstream lines(value.text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && (is_not_applicable(line) || line == "一")) return true;
  }
  return false;
}

void doubt_lost_unit(const std::vector<Value*>& quantities) {
  for (Value* value : quantities) {
    if (value->source != TextSource::ocr || !value->quantity || !value->quantity->unit.empty()) {
      continue;
    }
    const bool longer = std::any_of(quantities.begin(), quantities.end(), [value](const Value* o) {
      return o->quantity && !o->quantity->unit.empty() &&
             value->quantity->value.scale() > o->quantity->value.scale();
    });
    if (longer) add_flags(*value, {"format-outlier"});
  }
}

/// True where one of the two has a unit and the other has none.
bool differ_in_unit(const Value& bare, const Value& other) {
  return bare.quantity && other.quantity && bare.quantity->unit.empty() &&
         !other.quantity->unit.empty();
}

/// A column of quantities whose values have units as those of another have, but for a few: there
/// the unit went.
void doubt_bare_units(FormSection& section, const SectionRule& rule) {
  for (const ColumnRule& column : rule.columns) {
    if (column.type != ValueType::quantity) continue;
    std::vector<Value*> bare;
    int whole = 0;
    for (Record& row : section.rows) {
      const std::vector<Value*> quantities = quantities_of(row, rule);
      for (Value* value : column_of_row(row, column.key)) {
        const bool lacks = std::any_of(quantities.begin(), quantities.end(),
                                       [&](const Value* o) { return differ_in_unit(*value, *o); });
        if (lacks && value->source == TextSource::ocr) bare.push_back(value);
        whole += value->quantity && !value->quantity->unit.empty();
      }
    }
    if (whole < kFewest * std::ssize(bare)) continue;
    for (Value* value : bare) add_flags(*value, {"format-outlier"});
  }
}

/// Amounts from a thousand on, with groups of thousands and without.
void doubt_odd_groups(FormSection& section, const SectionRule& rule) {
  std::vector<Value*> grouped;
  std::vector<Value*> plain;
  const Decimal thousand(1000);
  for (const ColumnRule& column : rule.columns) {
    if (column.type != ValueType::amount) continue;
    for (Value* value : column_of(section, column.key)) {
      if (!value->quantity || value->quantity->value < thousand) continue;
      (value->text.find(',') == std::string::npos ? plain : grouped).push_back(value);
    }
  }
  const std::vector<Value*>& odd = grouped.size() < plain.size() ? grouped : plain;
  if (std::max(grouped.size(), plain.size()) < kFewest) return;
  for (Value* value : odd) {
    if (value->source == TextSource::ocr) add_flags(*value, {"format-outlier"});
  }
}

/// What is left of words of which the others faded; the target and the result would not be left
/// with the same.
bool is_one_character(const Value& value, const std::vector<Value*>& row) {
  const std::u32string codes = from_utf8(value.text);
  return value.source == TextSource::ocr && codes.size() == 1 && is_cjk(codes[0]) &&
         std::none_of(row.begin(), row.end(), [&](const Value* other) {
           return other != &value && other->text == value.text;
         });
}

}  // namespace

void flag_lost_quantities(Form& form, const Profile& profile) {
  for_each_section(form, profile, [](FormSection& section, const SectionRule& rule) {
    for (Record& row : section.rows) {
      if (!was_read(row)) continue;
      const std::vector<Value*> values = quantities_of(row, rule);
      for (Value* value : values) {
        const bool lost = is_blank(*value) || is_one_character(*value, values);
        if (lost && value->flags.empty()) add_flags(*value, {"low-confidence"});
      }
    }
  });
}

void flag_lost_comparators(Form& form, const Profile& profile) {
  for_each_section(form, profile, [](FormSection& section, const SectionRule& rule) {
    for (const ColumnRule& column : rule.columns) {
      if (column.type == ValueType::quantity) doubt_bare(column_of(section, column.key));
    }
  });
}

void flag_odd_separators(Form& form, const Profile& profile) {
  for_each_section(form, profile, [](FormSection& section, const SectionRule& rule) {
    for (const ColumnRule& column : rule.columns) {
      if (column.type == ValueType::text) continue;
      const std::vector<Value*> values = column_of(section, column.key);
      for (Value* value : values) {
        if (value->source != TextSource::ocr) continue;
        if (has_odd_separator(value->text) || has_odd_decimals(*value, values) ||
            has_odd_minus(*value, values) || has_lost_brackets(*value, values) ||
            has_odd_percent(*value) || has_mark_beside(*value)) {
          add_flags(*value, {"ambiguous"});
        }
      }
    }
    for (Record& row : section.rows) doubt_lost_unit(quantities_of(row, rule));
    doubt_bare_units(section, rule);
    doubt_odd_groups(section, rule);
  });
}

}  // namespace biaoge
