// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rule_cells.h"

#include <algorithm>

#include "export/sheet_names.h"

namespace biaoge {

namespace {

const FormSection* section_of(const Form& form, const std::string& name) {
  for (const FormSection& section : form.sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

}  // namespace

const char* sign_of(Operation comparison) {
  switch (comparison) {
    case Operation::equal:
      return "=";
    case Operation::not_equal:
      return "<>";
    case Operation::less:
      return "<";
    case Operation::less_equal:
      return "<=";
    case Operation::greater:
      return ">";
    default:
      return ">=";
  }
}

std::optional<RuleCell> RuleCells::at(const std::string& section, std::size_t row,
                                      const std::string& key, Part part) const {
  const Form& form = *catalogue_.forms[form_].form;
  const FormSection* rows = section.empty() ? nullptr : section_of(form, section);
  if (rows == nullptr && !section.empty()) return std::nullopt;
  if (rows != nullptr && row >= rows->rows.size()) return std::nullopt;
  const Value* value = biaoge::find(rows ? rows->rows[row] : form.fields, key);
  if (value == nullptr) return std::nullopt;
  const auto place = finder_.find(form_, section, row, key, part);
  if (!place) {
    hidden_ = true;
    return std::nullopt;
  }
  return RuleCell{cell_reference(*place->sheet, place->row, place->column), *place, value};
}

std::optional<RuleCell> RuleCells::cell(const PlaceRef& place, Part part) const {
  std::size_t row = row_ < 0 ? 0 : static_cast<std::size_t>(row_);
  if (!place.row.empty()) {
    const auto found = finder_.named_row(form_, place.section, place.row);
    if (!found) return std::nullopt;
    row = *found;
  }
  return at(place.section, row, place.key, part);
}

std::vector<RuleCell> RuleCells::addends(const Expression& sum) const {
  std::vector<RuleCell> cells;
  for (const PlaceRef& place : sum.places) {
    if (auto found = cell(place, Part::value)) cells.push_back(std::move(*found));
  }
  if (!sum.places.empty()) return cells;
  const FormSection* section = section_of(*catalogue_.forms[form_].form, sum.place.section);
  for (std::size_t row = 0; section != nullptr && row < section->rows.size(); ++row) {
    const auto same = [&](const std::string& key) {
      const Value* here = biaoge::find(section->rows[static_cast<std::size_t>(row_)], key);
      const Value* there = biaoge::find(section->rows[row], key);
      return here != nullptr && there != nullptr && here->text == there->text;
    };
    if (row_ >= 0 && !std::all_of(sum.keys.begin(), sum.keys.end(), same)) continue;
    if (auto found = at(sum.place.section, row, sum.place.key, Part::value)) {
      cells.push_back(std::move(*found));
    }
  }
  return cells;
}

bool RuleCells::is_number(const PlaceRef& place) const {
  const Profile& profile = *catalogue_.forms[form_].profile;
  ValueType type = ValueType::text;
  if (place.section.empty()) {
    if (const FieldRule* field = profile.field(place.key)) type = field->type;
  } else if (const SectionRule* section = profile.section(place.section)) {
    if (const ColumnRule* column = section->column(place.key)) type = column->type;
  }
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent ||
         type == ValueType::quantity;
}

}  // namespace biaoge
