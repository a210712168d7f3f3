// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/cell_finder.h"

#include <algorithm>

#include "export/sheet_source.h"

namespace biaoge {

namespace {

const FormSection* section_of(const Form& form, std::string_view name) {
  for (const FormSection& section : form.sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

/// Rows that a form takes on a sheet.
int rows_of(const Form& form, const SheetRule& rule) {
  if (rule.section.empty()) return 1;
  const FormSection* section = section_of(form, rule.section);
  return section == nullptr ? 0 : static_cast<int>(section->rows.size());
}

/// The row of its section that a source shows in a sheet of a row per form.
std::optional<std::size_t> shown_row(const Form& form, const Source& source) {
  if (source.origin != Origin::row_cell) return std::nullopt;
  const FormSection* rows = section_of(form, source.section);
  return rows == nullptr ? std::nullopt : find_row(*rows, source);
}

bool shows(const Source& source, Part part) {
  const bool number = source.type == ValueType::number || source.type == ValueType::amount ||
                      source.type == ValueType::percent;
  return source.part == part || (number && part == Part::value && source.part == Part::text);
}

/// Calls `found` with each row of a section that the profile names.
template <typename Found>
void for_each_named_row(const FormSection& section, const SectionRule& rule, const Found& found) {
  for (const ColumnRule& column : rule.columns) {
    if (!column.row_label) continue;
    for (std::size_t row = 0; row < section.rows.size(); ++row) {
      const Value* label = find(section.rows[row], column.key);
      const RowRule* known = label ? rule.row(label->text) : nullptr;
      if (known != nullptr) found(known->name(), row);
    }
  }
}

}  // namespace

CellFinder::CellFinder(const Catalogue& catalogue) {
  for (const DataSheet& sheet : catalogue.sheets) {
    Layout layout;
    layout.sheet = &sheet;
    bool grouped = false;
    for (const SheetColumn& column : sheet.rule->columns) {
      layout.sources.push_back(resolve(*sheet.profile, *sheet.rule, column));
      grouped = grouped || !column.group.empty();
    }
    layout.header_rows = grouped ? 2 : 1;
    int next = layout.header_rows;
    for (const FormEntry& entry : catalogue.forms) {
      const int rows = entry.profile == sheet.profile ? rows_of(*entry.form, *sheet.rule) : 0;
      layout.first_rows.push_back(rows > 0 ? next : -1);
      auto& shown = layout.shown_rows.emplace_back();
      for (const Source& source : layout.sources) {
        shown.push_back(rows > 0 ? shown_row(*entry.form, source) : std::nullopt);
      }
      next += rows;
    }
    layouts_.push_back(std::move(layout));
  }
  for (const FormEntry& entry : catalogue.forms) {
    auto& named = named_rows_.emplace_back();
    if (entry.profile == nullptr) continue;
    for (const SectionRule& rule : entry.profile->sections) {
      const FormSection* section = section_of(*entry.form, rule.name);
      if (section == nullptr || rule.rows.empty()) continue;
      for_each_named_row(*section, rule, [&](const std::string& name, std::size_t row) {
        named.push_back({rule.name, name, row});
      });
    }
  }
}

std::optional<std::size_t> CellFinder::named_row(std::size_t form, std::string_view section,
                                                 std::string_view name) const {
  for (const NamedRow& row : named_rows_[form]) {
    if (row.name == name && row.section == section) return row.row;
  }
  return std::nullopt;
}

std::optional<SheetCell> CellFinder::find(std::size_t form, std::string_view section,
                                          std::size_t row, std::string_view key, Part part) const {
  for (const Layout& layout : layouts_) {
    const int first = layout.first_rows[form];
    if (first < 0) continue;
    for (std::size_t i = 0; i < layout.sources.size(); ++i) {
      const Source& source = layout.sources[i];
      if (source.key != key || source.section != section || !shows(source, part)) continue;
      int at = first;
      if (source.origin == Origin::column) {
        at += static_cast<int>(row);
      } else if (source.origin == Origin::row_cell) {
        if (layout.shown_rows[form][i] != row) continue;
      } else if (source.origin != Origin::field) {
        continue;
      }
      return SheetCell{&layout.sheet->name, at, static_cast<int>(i)};
    }
  }
  return std::nullopt;
}

}  // namespace biaoge
