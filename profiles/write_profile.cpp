// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/write_profile.h"
#include "profiles/value_type_name.h"

#include <vector>

namespace biaoge {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
  return out + "]";
}

const char* name_of(Place place) {
  switch (place) {
    case Place::heading:
      return "heading";
    case Place::right:
      return "right";
    case Place::below:
      return "below";
    case Place::total:
      return "total";
  }
  return "right";
}

const char* name_of(Part part) {
  switch (part) {
    case Part::text:
      return "text";
    case Part::comparator:
      return "comparator";
    case Part::value:
      return "value";
    case Part::unit:
      return "unit";
  }
  return "text";
}

std::string line(const std::string& indent, const std::string& key, const std::string& value) {
  return indent + key + ": " + value + "\n";
}

/// What fields and columns have in common.
template <typename Rule>
std::string common(const Rule& rule, const std::string& indent) {
  std::string out = line(indent, "title", quoted(rule.title));
  if (rule.type != ValueType::text) out += line(indent, "type", name_of(rule.type));
  if (!rule.labels.empty()) out += line(indent, "labels", list(rule.labels));
  if (!rule.choices.empty()) out += line(indent, "choices", list(rule.choices));
  if (!rule.required) out += line(indent, "required", "false");
  return out;
}

std::string field_text(const FieldRule& field) {
  const std::string indent = "    ";
  std::string out = "  - key: " + field.key + "\n" + common(field, indent);
  if (field.place != Place::right) out += line(indent, "place", name_of(field.place));
  if (!field.pattern.empty()) out += line(indent, "pattern", quoted(field.pattern));
  if (field.place == Place::total) {
    out += line(indent, "section", field.section) + line(indent, "column", field.column);
  }
  return out;
}

std::string column_text(const ColumnRule& column) {
  const std::string indent = "        ";
  std::string out = "      - key: " + column.key + "\n" + common(column, indent);
  if (column.row_label) out += line(indent, "row_label", "true");
  if (column.repeat_down) out += line(indent, "repeat_down", "true");
  if (!column.column_required) out += line(indent, "column_required", "false");
  return out;
}

std::string section_text(const SectionRule& section) {
  std::string out = "  - name: " + section.name + "\n";
  out += line("    ", "title", quoted(section.title));
  out += line("    ", "min_headers", std::to_string(section.min_headers));
  if (!section.unit_labels.empty()) out += line("    ", "unit_labels", list(section.unit_labels));
  out += "    columns:\n";
  for (const ColumnRule& column : section.columns) out += column_text(column);
  return out;
}

std::string sheet_text(const SheetRule& sheet) {
  std::string out = "  - name: " + quoted(sheet.name) + "\n";
  if (!sheet.section.empty()) out += line("    ", "section", sheet.section);
  out += "    columns:\n";
  for (const SheetColumn& column : sheet.columns) {
    out += "      - {title: " + quoted(column.title) + ", source: " + quoted(column.source);
    if (column.part != Part::text) out += std::string(", part: ") + name_of(column.part);
    if (column.width > 0) out += ", width: " + std::to_string(static_cast<int>(column.width));
    out += "}\n";
  }
  return out;
}

std::string recognition_text(const Recognition& rule) {
  std::string out =
      "# A table is this form if it has min_labels of these labels, or half of them under one of "
      "the\n"
      "# titles. Put in the titles other offices print; choose labels that related forms lack.\n"
      "recognition:\n";
  out += line("  ", "titles", list(rule.titles));
  out += "  labels:\n";
  for (const std::string& label : rule.labels) out += "    - " + quoted(label) + "\n";
  out += line("  ", "min_labels", std::to_string(rule.min_labels));
  if (!rule.start.empty()) {
    out += "  # The field whose label begins a new form.\n" + line("  ", "start", rule.start);
  }
  if (!rule.name.empty()) {
    out += "  # The field that names a form for people.\n" + line("  ", "name", rule.name);
  }
  return out;
}

}  // namespace

std::string yaml_of(const Profile& profile, const std::string& source) {
  std::string out =
      "# Drafted by biaoge from " + source +
      ": what was guessed wants a look. docs/profiles.md explains every\n"
      "# key, docs/new-profile.md how to go on. Then: biaoge profiles --check THIS.yaml "
      "SAMPLE.pdf\n\n";
  out += "# Small letters, digits and '-': the word for the command line and the JSON.\n";
  out += line("", "name", profile.name) + line("", "title", quoted(profile.title));
  if (!profile.description.empty()) out += line("", "description", quoted(profile.description));
  out += "\n" + recognition_text(profile.recognition);
  if (!profile.block_labels.empty()) {
    out += "\n# Labels beside which no value stands.\n" +
           line("", "block_labels", list(profile.block_labels));
  }
  out +=
      "\n# Values that stand once in a form. Rename the keys, which become keys of the JSON; give "
      "labels\n"
      "# their other wordings; set required: false where offices leave a value out.\n"
      "fields:\n";
  for (const FieldRule& field : profile.fields) out += field_text(field);
  if (!profile.sections.empty()) {
    out +=
        "\n# Rows under a header. Types: text number amount percent quantity year choice "
        "checkbox.\n"
        "sections:\n";
    for (const SectionRule& section : profile.sections) out += section_text(section);
  }
  out += "\n# Sheets of the workbook, from left to right.\nsheets:\n";
  for (const SheetRule& sheet : profile.sheets) out += sheet_text(sheet);
  return out;
}

}  // namespace biaoge
