// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/column_source.h"

#include <algorithm>
#include <utility>

#include "export/sheet_text.h"

namespace biaoge {

namespace {

Source row_cell_source(const SectionRule& section, std::string_view label, std::string_view key) {
  Source source;
  source.origin = Origin::row_cell;
  source.section = section.name;
  source.key = key;
  source.row_labels.push_back(folded_label(label));
  if (const RowRule* row = section.row(label); row != nullptr) {
    for (const std::string& variant : row->labels) {
      source.row_labels.push_back(folded_label(variant));
    }
  }
  const auto labels = std::find_if(section.columns.begin(), section.columns.end(),
                                   [](const ColumnRule& column) { return column.row_label; });
  if (labels != section.columns.end()) {
    source.label_key = labels->key;
  } else if (!section.columns.empty()) {
    source.label_key = section.columns.front().key;
  }
  if (const ColumnRule* column = section.column(key); column != nullptr) source.type = column->type;
  return source;
}

Source value_source(const Profile& profile, const SheetRule& sheet, std::string_view name) {
  const std::size_t first = name.find('/');
  const std::size_t last = name.rfind('/');
  if (first != last) {
    if (const SectionRule* section = profile.section(name.substr(0, first)); section != nullptr) {
      return row_cell_source(*section, name.substr(first + 1, last - first - 1),
                             name.substr(last + 1));
    }
  }
  Source source;
  source.key = name;
  const SectionRule* section = profile.section(sheet.section);
  if (const ColumnRule* column = section == nullptr ? nullptr : section->column(name);
      column != nullptr) {
    source.origin = Origin::column;
    source.section = sheet.section;
    source.type = column->type;
  } else if (const FieldRule* field = profile.field(name); field != nullptr) {
    source.type = field->type;
    source.names_form = name == profile.recognition.naming();
  }
  return source;
}

}  // namespace

Source resolve(const Profile& profile, const SheetRule& sheet, const SheetColumn& column) {
  static const std::pair<std::string_view, Origin> kBuiltIn[] = {
      {"@index", Origin::index}, {"@file", Origin::file},         {"@pages", Origin::pages},
      {"@flags", Origin::flags}, {"@findings", Origin::findings}, {"@unit", Origin::unit}};
  Source source = value_source(profile, sheet, column.source);
  for (const auto& [name, origin] : kBuiltIn) {
    if (column.source == name) source.origin = origin;
  }
  source.part = column.part;
  return source;
}

}  // namespace biaoge
