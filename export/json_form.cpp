// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_names.h"
#include "export/json_values.h"

namespace biaoge {

namespace {

void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives) {
  json.key("alternatives").begin_array();
  for (const Alternative& alternative : alternatives) {
    json.begin_object();
    json.key("text").value(alternative.text);
    json.key("confidence").number(alternative.confidence, kSharePlaces);
    json.end_object();
  }
  json.end_array();
}

/// Units of sections, as far as one was printed.
void write_units(JsonWriter& json, const std::vector<FormSection>& sections) {
  json.key("units").begin_object();
  for (const FormSection& section : sections) {
    if (!section.unit.empty()) json.key(section.name).value(section.unit);
  }
  json.end_object();
}

void write_value(JsonWriter& json, const Value& value) {
  json.begin_object();
  json.key("text").value(value.text);
  json.key("raw").value(value.raw);
  json.key("quantity");
  value.quantity ? write_quantity(json, *value.quantity) : void(json.null());
  json.key("boxes");
  write_boxes(json, value.boxes);
  json.key("source").value(name_of(value.source, kTextSourceNames));
  json.key("confidence").number(value.confidence, kSharePlaces);
  json.key("flags");
  write_texts(json, value.flags);
  if (value.snapped > 0) json.key("snapped").value(value.snapped);
  if (!value.alternatives.empty()) write_alternatives(json, value.alternatives);
  json.end_object();
}

void write_record(JsonWriter& json, const Record& record) {
  json.begin_object();
  for (const auto& [key, value] : record) {
    json.new_line();
    json.key(key);
    write_value(json, value);
  }
  json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.key("rule").value(finding.rule);
  json.key("severity").value(name_of(finding.severity, kSeverityNames));
  json.key("message").value(finding.message);
  json.key("where");
  write_texts(json, finding.where);
  json.key("boxes");
  write_boxes(json, finding.boxes);
  json.end_object();
}

}  // namespace

void write_form(JsonWriter& json, const Form& form) {
  json.begin_object();
  json.key("profile").value(form.profile);
  json.key("pages");
  write_pages(json, form.pages);
  json.key("fields");
  write_record(json, form.fields);
  json.key("rows").begin_object();
  for (const FormSection& section : form.sections) {
    json.key(section.name).begin_array();
    for (const Record& row : section.rows) write_record(json, row);
    json.end_array();
  }
  json.end_object();
  write_units(json, form.sections);
  json.key("findings").begin_array();
  for (const Finding& finding : form.findings) {
    json.new_line();
    write_finding(json, finding);
  }
  json.end_array();
  json.end_object();
}

}  // namespace biaoge
