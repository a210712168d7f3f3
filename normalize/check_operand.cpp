// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/check_operand.h"

#include "normalize/text.h"

namespace biaoge {

namespace {

const FormSection* find_section(const Form& form, const std::string& name) {
  for (const FormSection& section : form.sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

/// The row whose label is one of those of the row `name` of the profile.
const Record* named_row(const FormSection& section, const SectionRule& rule,
                        const std::string& name, std::size_t& index) {
  for (const ColumnRule& column : rule.columns) {
    if (!column.row_label) continue;
    for (index = 0; index < section.rows.size(); ++index) {
      const Value* label = find(section.rows[index], column.key);
      const RowRule* row = label ? rule.row(label->text) : nullptr;
      if (row != nullptr && row->name() == name) return &section.rows[index];
    }
  }
  return nullptr;
}

std::optional<FoundValue> found(const Record& record, const PlaceRef& place, std::size_t row) {
  const Value* value = find(record, place.key);
  if (value == nullptr) return std::nullopt;
  return FoundValue{value, place.section, row, place.key};
}

}  // namespace

std::string FoundValue::path() const {
  if (section.empty()) return "fields." + std::string(key);
  std::string out = "rows.";
  out.append(section).append("[").append(std::to_string(row)).append("].").append(key);
  return out;
}

Operand number_operand(const Interval& number) {
  return {Operand::Kind::number, number, "", false};
}
Operand text_operand(std::string text) {
  return {Operand::Kind::text, {}, std::move(text), false};
}
Operand truth_operand(bool truth) {
  return {Operand::Kind::truth, {}, "", truth};
}
Operand no_operand(Operand::Kind kind) {
  return {kind, {}, "", false};
}

std::optional<FoundValue> find_value(const PlaceRef& place, const Form& form,
                                     const Profile& profile, const RowAt& at) {
  if (place.section.empty()) return found(form.fields, place, 0);
  if (place.row.empty()) {
    if (at.section == nullptr || at.row >= at.section->rows.size()) return std::nullopt;
    return found(at.section->rows[at.row], place, at.row);
  }
  const FormSection* section = find_section(form, place.section);
  const SectionRule* rule = profile.section(place.section);
  std::size_t index = 0;
  const Record* row = section && rule ? named_row(*section, *rule, place.row, index) : nullptr;
  return row == nullptr ? std::nullopt : found(*row, place, index);
}

std::vector<FoundValue> find_column_values(const PlaceRef& place, const Form& form) {
  std::vector<FoundValue> out;
  const FormSection* section = find_section(form, place.section);
  for (std::size_t i = 0; section != nullptr && i < section->rows.size(); ++i) {
    if (const auto value = found(section->rows[i], place, i)) out.push_back(*value);
  }
  return out;
}

Operand operand_of(const Value& value, const std::string& unit, Printing how) {
  if (is_not_applicable(value.text)) return no_operand(Operand::Kind::blank);
  Operand out = text_operand(value.text);
  if (!value.quantity) return out;
  const Quantity& quantity = *value.quantity;
  const bool foreign =
      !unit.empty() && quantity.base_unit != "1" && !quantity.unit.empty() && quantity.unit != unit;
  const bool plain = (quantity.comparator.empty() || quantity.comparator == "=") && !quantity.high;
  if (foreign || !plain) return out;
  out.kind = Operand::Kind::number;
  out.number = behind(quantity.value, how);
  return out;
}

std::optional<bool> meets_target(const Value& actual, const Value& target) {
  if (!actual.quantity || !target.quantity) return std::nullopt;
  const Quantity& result = *actual.quantity;
  const Quantity& goal = *target.quantity;
  const bool plain = (result.comparator.empty() || result.comparator == "=") && !result.high;
  if (!plain || goal.high) return std::nullopt;
  const bool in_base = result.base_value && goal.base_value && result.base_unit == goal.base_unit;
  if (!in_base && !result.unit.empty() && !goal.unit.empty() && result.unit != goal.unit) {
    return std::nullopt;
  }
  const Decimal& reached = in_base ? *result.base_value : result.value;
  const Decimal& wanted = in_base ? *goal.base_value : goal.value;
  if (goal.comparator == "≥") return reached >= wanted;
  if (goal.comparator == ">") return reached > wanted;
  if (goal.comparator == "≤") return reached <= wanted;
  if (goal.comparator == "<") return reached < wanted;
  return std::nullopt;
}

}  // namespace biaoge
