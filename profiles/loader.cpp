// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/loader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "profiles/line_pattern.h"
#include "profiles/references.h"
#include "profiles/rule_loader.h"
#include "profiles/sheet_loader.h"
#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using yaml::Failure;
using yaml::Map;
using yaml::Node;

/// Refuses what an earlier rule has already. Texts are compared as written: folding them is the
/// work of `normalize`.
class Unique {
 public:
  explicit Unique(std::string what) : what_(std::move(what)) {}

  void add(const std::string& text, yaml::Position position) {
    if (!seen_.insert(text).second) {
      throw Failure(position, what_ + " '" + text + "' is used twice");
    }
  }
  /// The texts of a list; nothing when it is not there. `place` tells lists apart that may have
  /// the same texts.
  void add_list(const Node* list, const std::string& place = {}) {
    if (list == nullptr) return;
    for (const Node& item : list->items) add(item.scalar + place, item.position);
  }

 private:
  std::string what_;
  std::set<std::string> seen_;
};

ValueType read_type(const Map& map) {
  return map.word_or<ValueType>("type", ValueType::text,
                                {{"text", ValueType::text},
                                 {"number", ValueType::number},
                                 {"amount", ValueType::amount},
                                 {"percent", ValueType::percent},
                                 {"quantity", ValueType::quantity},
                                 {"year", ValueType::year},
                                 {"choice", ValueType::choice},
                                 {"checkbox", ValueType::checkbox}});
}

void refuse(const Map& map, std::initializer_list<std::string_view> keys, const std::string& why) {
  for (const std::string_view key : keys) {
    if (const Node* node = map.find(key)) {
      throw Failure(node->position, Map::quoted(key) + " has no meaning " + why);
    }
  }
}

void check_pattern(const Node& node) {
  const LinePattern pattern(node.scalar);
  if (!pattern.error().empty()) throw Failure(node.position, "'pattern': " + pattern.error());
}

constexpr int kMostParts = 9;

/// 'part' and 'alone' of a field or section.
template <typename Rule>
void read_part(const Map& map, Rule& rule) {
  rule.part = map.integer_or("part", 0, 1, kMostParts);
  rule.alone = map.flag_or("alone", false);
  if (rule.part == 0) refuse(map, {"alone"}, "without 'part'");
}

/// Keeps labels of different parts apart.
std::string place_of(int part) {
  return part == 0 ? std::string() : " (part " + std::to_string(part) + ")";
}

void read_total(const Map& map, FieldRule& field, const Profile& profile) {
  field.section = map.text("section");
  field.column = map.text("column");
  const SectionRule& section = find_section(profile, field.section, map.at("section").position);
  find_column(section, field.column, map.at("column").position);
}

FieldRule read_field(const Node& node, const Profile& profile, Unique& labels) {
  const Map map(node, "a field",
                {"key", "title", "type", "place", "labels", "pattern", "section", "column",
                 "choices", "part", "alone", "required"});
  FieldRule field;
  field.key = map.identifier("key", '_');
  field.title = map.text("title");
  field.type = read_type(map);
  field.place = map.word_or<Place>("place", Place::right,
                                   {{"heading", Place::heading},
                                    {"right", Place::right},
                                    {"below", Place::below},
                                    {"total", Place::total}});
  field.required = map.flag_or("required", true);
  if (field.place == Place::heading) {
    refuse(map, {"labels"}, "for a field in the heading");
    // Without a pattern the field is the line that names the form, or the year in the heading.
    if (field.type != ValueType::text && field.type != ValueType::year) map.at("pattern");
    field.pattern = map.text_or("pattern", "");
    if (!field.pattern.empty()) check_pattern(map.at("pattern"));
  } else {
    refuse(map, {"pattern"}, "outside the heading");
    field.labels = map.texts("labels");
  }
  read_part(map, field);
  if (field.place == Place::total) {
    refuse(map, {"part"}, "for a total; its section has one");
    read_total(map, field, profile);  // Several totals may stand in the row of one label.
  } else {
    labels.add_list(map.find("labels"), place_of(field.part));
    refuse(map, {"section", "column"}, "unless 'place' is total");
  }
  if (field.type == ValueType::choice || field.type == ValueType::checkbox) {
    field.choices = map.texts("choices");
  } else {
    refuse(map, {"choices"}, "unless 'type' is choice or checkbox");
  }
  return field;
}

ColumnRule read_column(const Node& node, Unique& headers) {
  const Map map(node, "a column",
                {"key", "title", "type", "labels", "prefix", "suffix", "choices", "row_label",
                 "under", "row_number", "repeat_down", "required", "column_required"});
  ColumnRule column;
  column.key = map.identifier("key", '_');
  column.title = map.text("title");
  column.type = read_type(map);
  column.row_label = map.flag_or("row_label", false);
  column.repeat_down = map.flag_or("repeat_down", false);
  column.required = map.flag_or("required", true);
  column.column_required = map.flag_or("column_required", true);
  column.row_number = map.flag_or("row_number", false);
  if (column.row_label) {
    refuse(map, {"prefix", "suffix"}, "for the row labels");
    column.labels = map.texts_or_none("labels");
  } else {
    column.labels = map.texts("labels");
  }
  column.under = map.texts_or_none("under");
  const std::string group = column.under.empty() ? "" : " (under " + column.under.front() + ")";
  if (column.type != ValueType::quantity && column.type != ValueType::number) {
    refuse(map, {"prefix", "suffix"}, "unless 'type' is quantity or number");
  }
  column.prefix = map.texts_or_none("prefix");
  column.suffix = map.texts_or_none("suffix");
  for (const std::string_view key : {"labels", "prefix", "suffix"}) {
    headers.add_list(map.find(key), group);
  }
  if (column.type == ValueType::choice || column.type == ValueType::checkbox) {
    column.choices = map.texts("choices");
  } else {
    if (column.type != ValueType::text) {
      refuse(map, {"choices"}, "unless 'type' is choice, checkbox or text");
    }
    column.choices = map.texts_or_none("choices");
  }
  return column;
}

void read_columns(const Map& map, SectionRule& section) {
  Unique keys("column key");
  Unique headers("header label");
  bool has_row_labels = false;
  for (const Node& item : list_of(map.at("columns"), Map::quoted("columns"))) {
    ColumnRule column = read_column(item, headers);
    keys.add(column.key, item.position);
    if (column.row_label && std::exchange(has_row_labels, true)) {
      throw Failure(item.position, "section '" + section.name + "' has two columns of row labels");
    }
    section.columns.push_back(std::move(column));
  }
}

void read_rows(const Map& map, SectionRule& section) {
  const Node* list = map.find("rows");
  if (list == nullptr) return;
  const bool labelled = std::any_of(section.columns.begin(), section.columns.end(),
                                    [](const ColumnRule& column) { return column.row_label; });
  if (!labelled) throw Failure(list->position, "'rows' needs a column with 'row_label: true'");
  Unique labels("row label");
  for (const Node& item : list_of(*list, Map::quoted("rows"))) {
    RowRule row;
    if (item.kind == yaml::Kind::map) {
      const Map entry(item, "a row", {"labels", "required"});
      row = {entry.texts("labels"), entry.flag_or("required", true)};
      labels.add_list(entry.find("labels"));
    } else {
      row.labels = texts_of(item, "a row (its label and variants of it)");
      labels.add_list(&item);
    }
    section.row_labels.insert(section.row_labels.end(), row.labels.begin(), row.labels.end());
    section.rows.push_back(std::move(row));
  }
}

SectionRule read_section(const Node& node) {
  const Map map(node, "a section",
                {"name", "title", "columns", "unit_labels", "rows", "other_rows", "min_headers",
                 "part", "alone", "blocks", "skip_rows", "end_rows", "required"});
  SectionRule section;
  section.name = map.identifier("name", '_');
  section.title = map.text("title");
  read_columns(map, section);
  const auto headed = static_cast<int>(
      std::count_if(section.columns.begin(), section.columns.end(),
                    [](const ColumnRule& column) { return !column.labels.empty(); }));
  if (headed == 0) throw Failure(map.position(), "section '" + section.name + "' has no header");
  section.min_headers = map.integer_or("min_headers", std::min(3, headed), 1, headed);
  section.unit_labels = map.texts_or_none("unit_labels");
  read_part(map, section);
  section.blocks = map.texts_or_none("blocks");
  section.skip_rows = map.texts_or_none("skip_rows");
  section.end_rows = map.texts_or_none("end_rows");
  section.other_rows = map.flag_or("other_rows", false);
  section.required = map.flag_or("required", true);
  if (map.find("rows") == nullptr) refuse(map, {"other_rows"}, "without 'rows'");
  read_rows(map, section);
  return section;
}

Recognition read_recognition(const Node& node, const Profile& profile) {
  const Map map(node, "'recognition'",
                {"titles", "other_titles", "labels", "min_labels", "start", "name"});
  Recognition recognition;
  recognition.titles = map.texts("titles");
  recognition.other_titles = map.texts_or_none("other_titles");
  recognition.labels = map.texts("labels");
  const int labels = static_cast<int>(recognition.labels.size());
  recognition.min_labels = map.integer_or("min_labels", std::min(3, labels), 1, labels);
  recognition.name = map.text_or("name", "");
  if (!recognition.name.empty()) find_field(profile, recognition.name, map.at("name").position);
  if (map.find("start") == nullptr) {
    map.at("name");  // Nothing else could name the forms for people.
    return recognition;
  }
  recognition.start = map.text("start");
  const yaml::Position place = map.at("start").position;
  const FieldRule& start = find_field(profile, recognition.start, place);
  if (start.place != Place::right && start.place != Place::below) {
    throw Failure(place, "'start': field '" + recognition.start +
                             "' has no label of its own; its place must be right or below");
  }
  return recognition;
}

void read_sections(const Node& list, Profile& profile) {
  Unique names("section name");
  for (const Node& item : list_of(list, Map::quoted("sections"))) {
    profile.sections.push_back(read_section(item));
    names.add(profile.sections.back().name, item.position);
  }
}

/// A key names a field or a column, never both: a sheet may show fields beside the columns.
void read_fields(const Node& list, Profile& profile) {
  Unique keys("field key");
  Unique labels("label");
  for (const Node& item : list_of(list, Map::quoted("fields"))) {
    FieldRule field = read_field(item, profile, labels);
    keys.add(field.key, item.position);
    for (const SectionRule& section : profile.sections) {
      if (section.column(field.key) != nullptr) {
        throw Failure(item.position, "field key '" + field.key + "' is a column of section '" +
                                         section.name + "' already");
      }
    }
    profile.fields.push_back(std::move(field));
  }
}

/// Sections are read before the fields that point into them, whatever their order in the file.
Profile read_profile(const Node& root) {
  const Map map(root, "a profile",
                {"name", "title", "description", "recognition", "block_labels", "fields",
                 "sections", "rules", "sheets"});
  Profile profile;
  profile.name = map.identifier("name", '-');
  profile.title = map.text("title");
  profile.description = map.text_or("description", "");
  if (const Node* sections = map.find("sections")) read_sections(*sections, profile);
  read_fields(map.at("fields"), profile);
  profile.recognition = read_recognition(map.at("recognition"), profile);
  profile.block_labels = map.texts_or_none("block_labels");
  if (const Node* rules = map.find("rules")) profile.rules = read_rules(*rules, profile);
  profile.sheets = read_sheets(map.at("sheets"), profile);
  return profile;
}

}  // namespace

Result<Profile> load_profile(const std::string& path) {
  const Result<Node> root = yaml::read_file(path);
  if (!root.ok()) return root.error();
  try {
    return read_profile(root.value());
  } catch (const Failure& failure) {
    return yaml::invalid(path, failure);
  }
}

}  // namespace biaoge
