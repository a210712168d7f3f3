// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_source.h"

#include <algorithm>
#include <memory>

#include "export/column_source.h"
#include "export/sheet_names.h"
#include "export/sheet_text.h"

namespace biaoge {

namespace {

const FormSection* find_section(const Form& form, std::string_view name) {
  const auto it = std::find_if(form.sections.begin(), form.sections.end(),
                               [name](const FormSection& section) { return section.name == name; });
  return it == form.sections.end() ? nullptr : &*it;
}

std::string unit_of(const Form& form, std::string_view section_name) {
  const FormSection* section = find_section(form, section_name);
  if (section != nullptr && !section->unit.empty()) return section->unit;
  for (const FormSection& other : form.sections) {
    if (!other.unit.empty()) return other.unit;
  }
  return {};
}

/// True when a column of numbers may show the bare number: its unit is the one that goes without
/// saying, for an amount the one `@unit` shows beside it.
bool is_bare_number(const Value& value, ValueType type, std::string_view unit) {
  const Quantity& quantity = *value.quantity;
  if (!quantity.comparator.empty() || quantity.high || !quantity.remark.empty()) return false;
  if (quantity.unit.empty()) return true;
  if (type == ValueType::amount) return quantity.unit == unit;
  if (type == ValueType::percent) return quantity.unit == "%";
  return parse_printed_number(value.text).has_value();
}

/// A value of a column of numbers.
void fill_number(GridCell& cell, const Value& value, ValueType type, std::string_view unit) {
  if (value.quantity && is_bare_number(value, type, unit)) {
    cell.number = value.quantity->value;
    cell.style = NumberStyle::amount;
    cell.align = Alignment::right;
    return;
  }
  cell.text = value.text;
  cell.align = Alignment::center;  // "-" and other marks
  // The unit came from elsewhere; without it the amount would pass for one in the unit beside it.
  const bool hidden_unit = value.quantity && parse_printed_number(value.text);
  if (hidden_unit) cell.text += value.quantity->unit;
}

void fill_year(GridCell& cell, const Value& value) {
  const auto year = parse_printed_number(value.text);
  if (year && !year->grouped && year->value.scale() == 0) cell.number = year->value;
  cell.text = value.text;
  cell.align = Alignment::center;
}

/// The number of a quantity, as far as it has one.
void fill_value_part(GridCell& cell, const Quantity& quantity) {
  cell.align = Alignment::right;
  if (quantity.high) {
    cell.text = quantity.value.to_string() + "~" + quantity.high->to_string();
  } else {
    cell.number = quantity.value;
    cell.style = NumberStyle::printed;
  }
}

void fill_part(GridCell& cell, const Value& value, const Source& source, std::string_view unit) {
  const bool whole = source.part == Part::text;
  const bool numeric = source.type == ValueType::number || source.type == ValueType::amount ||
                       source.type == ValueType::percent;
  if (numeric && (whole || source.part == Part::value)) {
    fill_number(cell, value, source.type, unit);
  } else if (whole && source.type == ValueType::year) {
    fill_year(cell, value);
  } else if (whole) {
    cell.text = value.text;
    if (source.type == ValueType::choice) cell.align = Alignment::center;
  } else if (value.quantity && source.part == Part::value) {
    fill_value_part(cell, *value.quantity);
  } else if (value.quantity) {
    const bool is_unit = source.part == Part::unit;
    cell.text = is_unit ? value.quantity->unit : value.quantity->comparator;
    cell.align = Alignment::center;
  }
}

class FormRows {
 public:
  FormRows(const Catalogue& catalogue, const DataSheet& sheet)
      : catalogue_(catalogue), profile_(*sheet.profile), rule_(*sheet.rule) {
    for (const SheetColumn& column : rule_.columns) {
      sources_.push_back(resolve(profile_, rule_, column));
    }
  }

  const std::vector<Source>& sources() const { return sources_; }

  void run(const std::function<void(const GridRow&)>& receive) const {
    int index = 0;
    GridRow row(sources_.size());
    for (std::size_t form = 0; form < catalogue_.forms.size(); ++form) {
      if (catalogue_.forms[form].profile != &profile_) continue;
      const Form& source = *catalogue_.forms[form].form;
      const FormSection* section = find_section(source, rule_.section);
      const std::size_t rows =
          rule_.section.empty() ? 1 : (section == nullptr ? 0 : section->rows.size());
      for (std::size_t i = 0; i < rows; ++i) {
        ++index;
        for (std::size_t k = 0; k < sources_.size(); ++k) {
          row[k] = make_cell(sources_[k], form, section, i, index);
        }
        receive(row);
      }
    }
  }

 private:
  GridCell make_cell(const Source& source, std::size_t index, const FormSection* section,
                     std::size_t row, int number) const {
    const FormEntry& entry = catalogue_.forms[index];
    switch (source.origin) {
      case Origin::index:
        return count_cell(number);
      case Origin::file:
        return text_cell(catalogue_.files[entry.file].label);
      case Origin::pages:
        return linked(text_cell(page_list(entry.form->pages), Alignment::center), entry);
      case Origin::flags:
        return flags_cell(entry);
      case Origin::findings:
        return text_cell(findings_text(*entry.form));
      case Origin::unit:
        return text_cell(unit_of(*entry.form, rule_.section), Alignment::center);
      case Origin::field:
        return value_cell(source, index, entry.form->fields, {}, 0);
      case Origin::column:
        return value_cell(source, index, section->rows[row], source.section, row);
      case Origin::row_cell:
        break;
    }
    const FormSection* other = find_section(*entry.form, source.section);
    const auto found = other == nullptr ? std::nullopt : find_row(*other, source);
    if (!found) return {};
    return value_cell(source, index, other->rows[*found], source.section, *found);
  }

  GridCell value_cell(const Source& source, std::size_t index, const Record& record,
                      std::string_view section, std::size_t row) const {
    const FormEntry& entry = catalogue_.forms[index];
    GridCell cell;
    if (const Value* value = find(record, source.key); value != nullptr) {
      fill_part(cell, *value, source, unit_of(*entry.form, section));
    }
    if (!entry.notes.empty()) {
      const std::string path = section.empty() ? "fields." + source.key
                                               : "rows." + std::string(section) + "[" +
                                                     std::to_string(row) + "]." + source.key;
      if (const auto note = entry.notes.find(path); note != entry.notes.end()) {
        cell.note = note->second;
        cell.anchor = form_anchor(index, path);
      }
    }
    return source.names_form && rule_.section.empty() ? linked(std::move(cell), entry) : cell;
  }

  /// A cell that leads to the form as printed.
  GridCell linked(GridCell cell, const FormEntry& entry) const {
    if (entry.table) cell.link = cell_reference(catalogue_.tables[*entry.table].sheet, 0, 0);
    return cell;
  }

  GridCell flags_cell(const FormEntry& entry) const {
    GridCell cell = count_cell(entry.to_check);
    if (entry.to_check > 0) cell.link = cell_reference(catalogue_.review_sheet, 0, 0);
    return cell;
  }

  static std::string findings_text(const Form& form) {
    std::string text;
    for (const Finding& finding : form.findings) {
      if (!text.empty()) text += "\n";
      text += finding.message;
    }
    return text;
  }

  const Catalogue& catalogue_;
  const Profile& profile_;
  const SheetRule& rule_;
  std::vector<Source> sources_;
};

}  // namespace

std::optional<std::size_t> find_row(const FormSection& section, const Source& source) {
  std::optional<std::size_t> ending;
  for (std::size_t row = 0; row < section.rows.size(); ++row) {
    const Value* value = find(section.rows[row], source.label_key);
    if (value == nullptr) continue;
    const std::string label = folded_label(value->text);
    for (const std::string& wanted : source.row_labels) {
      if (label == wanted) return row;
      if (!ending && label.ends_with(wanted)) ending = row;
    }
  }
  return ending;
}

std::string form_anchor(std::size_t form, std::string_view path) {
  return std::to_string(form) + "#" + std::string(path);
}

Grid form_grid(const Catalogue& catalogue, const DataSheet& sheet) {
  const auto rows = std::make_shared<const FormRows>(catalogue, sheet);
  Grid grid;
  grid.name = sheet.name;
  for (std::size_t i = 0; i < sheet.rule->columns.size(); ++i) {
    const SheetColumn& column = sheet.rule->columns[i];
    grid.columns.push_back({column.title, column.group, column.width});
    // The name of the form stays in view while one scrolls to the right.
    const bool near = i < 3;
    if (near && rows->sources()[i].names_form) grid.frozen_columns = static_cast<int>(i) + 1;
  }
  grid.rows = [rows](const auto& receive) { rows->run(receive); };
  return grid;
}

}  // namespace biaoge
