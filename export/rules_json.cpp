// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rules_json.h"

#include <array>

#include "export/json_names.h"

namespace biaoge {

namespace {

const char* name_of(Operation operation) {
  static constexpr std::array<const char*, 24> kNames = {
      "number",   "text",          "value",   "sum",       "add",   "subtract",
      "multiply", "divide",        "equal",   "not_equal", "less",  "less_equal",
      "greater",  "greater_equal", "about",   "in",        "and",   "or",
      "not",      "exact",         "default", "filled",    "meets", "points"};
  const auto index = static_cast<std::size_t>(operation);
  return index < kNames.size() ? kNames[index] : "label";
}

void write_texts(JsonWriter& json, const char* key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_place(JsonWriter& json, const PlaceRef& place) {
  json.begin_object();
  if (!place.section.empty()) json.key("section").value(place.section);
  if (!place.row.empty()) json.key("row").value(place.row);
  json.key("key").value(place.key);
  json.end_object();
}

void write_expression(JsonWriter& json, const Expression& tree) {
  json.begin_object();
  json.key("op").value(name_of(tree.operation));
  if (tree.operation == Operation::number) json.key("number").value(tree.number.to_string());
  if (tree.operation == Operation::text) json.key("text").value(tree.text);
  if (tree.operation == Operation::value ||
      (tree.operation == Operation::sum && tree.places.empty())) {
    json.key("place");
    write_place(json, tree.place);
  }
  if (!tree.places.empty()) {
    json.key("places").begin_array();
    for (const PlaceRef& place : tree.places) write_place(json, place);
    json.end_array();
  }
  if (!tree.keys.empty()) write_texts(json, "by", tree.keys);
  if (!tree.texts.empty()) write_texts(json, "texts", tree.texts);
  if (!tree.arguments.empty()) {
    json.key("args").begin_array();
    for (const Expression& argument : tree.arguments) write_expression(json, argument);
    json.end_array();
  }
  json.end_object();
}

void write_rule(JsonWriter& json, const CheckRule& rule) {
  json.begin_object();
  json.key("name").value(rule.name);
  json.key("title").value(rule.title);
  if (!rule.section.empty()) json.key("each").value(rule.section);
  if (!rule.group.empty()) json.key("group").value(rule.group);
  if (!rule.when.empty()) {
    json.key("when");
    write_expression(json, rule.when.front());
  }
  json.key("check");
  write_expression(json, rule.check);
  json.key("message").value(rule.message);
  json.key("flag").value(rule.flag);
  json.key("severity").value(name_of(rule.severity, kSeverityNames));
  if (rule.scans_only) json.key("scans_only").value(1);
  json.end_object();
}

/// Of sections with named rows: all labels of each row, its name first, and the column they are in.
void write_rows(JsonWriter& json, const Profile& profile) {
  json.begin_object();
  for (const SectionRule& section : profile.sections) {
    if (section.rows.empty()) continue;
    json.key(section.name).begin_object();
    for (const ColumnRule& column : section.columns) {
      if (column.row_label) json.key("label").value(column.key);
    }
    json.key("rows").begin_array();
    for (const RowRule& row : section.rows) {
      json.begin_array();
      for (const std::string& label : row.labels) json.value(label);
      json.end_array();
    }
    json.end_array();
    json.end_object();
  }
  json.end_object();
}

}  // namespace

void write_rules(JsonWriter& json, const Profile& profile) {
  json.begin_object();
  json.key("rules").begin_array();
  for (const CheckRule& rule : profile.rules) {
    json.new_line();
    write_rule(json, rule);
  }
  json.end_array();
  json.new_line();
  json.key("rows");
  write_rows(json, profile);
  json.end_object();
}

}  // namespace biaoge
