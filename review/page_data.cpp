// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/page_data.h"

#include <set>

#include "core/version.h"
#include "export/catalogue.h"
#include "export/json_values.h"
#include "export/messages.h"
#include "export/rules_json.h"
#include "profiles/value_type_name.h"

namespace biaoge {

namespace {

template <typename Rule>
void write_rule(JsonWriter& json, const Rule& rule) {
  json.key("key").value(rule.key);
  json.key("title").value(rule.title);
  json.key("type").value(name_of(rule.type));
  if (rule.choices.empty()) return;
  json.key("choices").begin_array();
  for (const std::string& choice : rule.choices) json.value(choice);
  json.end_array();
}

void write_section(JsonWriter& json, const SectionRule& section) {
  json.begin_object();
  json.key("name").value(section.name);
  json.key("title").value(section.title);
  json.key("columns").begin_array();
  for (const ColumnRule& column : section.columns) {
    json.begin_object();
    write_rule(json, column);
    if (column.row_label) json.key("row_label").value(1);
    if (column.repeat_down) json.key("repeat_down").value(1);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_profile(JsonWriter& json, const Profile& profile) {
  json.begin_object();
  json.key("title").value(profile.title);
  json.key("fields").begin_array();
  for (const FieldRule& field : profile.fields) {
    json.begin_object();
    write_rule(json, field);
    json.end_object();
  }
  json.end_array();
  json.key("sections").begin_array();
  for (const SectionRule& section : profile.sections) write_section(json, section);
  json.end_array();
  json.key("checks");
  write_rules(json, profile);
  json.end_object();
}

void write_pages(JsonWriter& json, const Document& document) {
  json.key("pages").begin_array();
  for (const PageInfo& page : document.pages) {
    json.begin_object();
    json.key("number").value(page.number);
    json.key("width").number(page.width, 2);
    json.key("height").number(page.height, 2);
    json.key("turned").value(page.turned);
    json.end_object();
  }
  json.end_array();
}

/// The codes that stand in the document, with what they mean.
void write_flags(JsonWriter& json, const Document& document) {
  std::set<std::string> codes;
  const auto note = [&codes](const std::vector<std::string>& flags) {
    codes.insert(flags.begin(), flags.end());
  };
  for (const Form& form : document.forms) {
    for (const auto& [key, value] : form.fields) note(value.flags);
    for (const FormSection& section : form.sections) {
      for (const Record& row : section.rows) {
        for (const auto& [key, value] : row) note(value.flags);
      }
    }
    for (const Finding& finding : form.findings) codes.insert(finding.rule);
  }
  for (const Table& table : document.tables) {
    for (const Cell& cell : table.cells) note(cell.flags);
  }
  json.key("flags").begin_object();
  for (const std::string& code : codes) {
    if (flag_reason(code) != code) json.key(code).value(flag_reason(code));
  }
  json.end_object();
}

void write_units(JsonWriter& json, const Form& form) {
  json.begin_object();
  for (const FormSection& section : form.sections) {
    if (!section.unit.empty()) json.key(section.name).value(section.unit);
  }
  json.end_object();
}

}  // namespace

void write_page_data(JsonWriter& json, const Document& document,
                     const std::vector<Profile>& profiles) {
  const std::vector<Document> one = {document};
  const Catalogue catalogue = make_catalogue(one, profiles);
  json.begin_object();
  json.key("biaoge").value(kVersion);
  json.key("document").begin_object();
  json.key("name").value(catalogue.files.front().label);
  json.key("sha256").value(document.sha256);
  json.end_object();
  write_pages(json, document);
  json.key("profiles").begin_object();
  std::set<std::string> used;
  for (const FormEntry& form : catalogue.forms) {
    if (form.profile == nullptr || !used.insert(form.profile->name).second) continue;
    json.new_line();
    json.key(form.profile->name);
    write_profile(json, *form.profile);
  }
  json.end_object();
  json.key("forms").begin_array();
  for (const FormEntry& form : catalogue.forms) {
    json.new_line();
    json.begin_object();
    json.key("name").value(form.name);
    json.key("units");
    write_units(json, *form.form);
    json.key("form");
    write_form(json, *form.form);
    json.end_object();
  }
  json.end_array();
  json.key("tables").begin_array();
  for (std::size_t index = 0; index < catalogue.tables.size(); ++index) {
    if (catalogue.tables[index].form) continue;
    json.new_line();
    json.begin_object();
    json.key("index").value(index);
    json.key("table");
    write_table(json, *catalogue.tables[index].table);
    json.end_object();
  }
  json.end_array();
  write_flags(json, document);
  json.end_object();
}

}  // namespace biaoge
