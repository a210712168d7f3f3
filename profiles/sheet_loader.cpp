// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/sheet_loader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "profiles/references.h"
#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using yaml::Failure;
using yaml::Map;
using yaml::Node;
using yaml::unknown_word;

const std::vector<std::string> kAutomatic = {"@file",     "@pages", "@flags",
                                             "@findings", "@unit",  "@index"};

std::string ascii_lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// The rules of Excel for the name of a sheet.
void check_sheet_name(const Node& node) {
  constexpr std::size_t kLongest = 31;
  const std::string& name = node.scalar;
  const std::u32string characters = from_utf8(name);
  const auto beyond_bmp = std::count_if(characters.begin(), characters.end(),
                                        [](char32_t code) { return code > 0xFFFF; });
  const std::size_t length = characters.size() + static_cast<std::size_t>(beyond_bmp);
  if (length > kLongest) {
    throw Failure(node.position, "sheet name '" + name + "' has " + std::to_string(length) +
                                     " characters; Excel allows 31");
  }
  const std::size_t illegal = name.find_first_of("[]:*?/\\");
  if (illegal != std::string::npos) {
    throw Failure(node.position, "sheet name '" + name + "' has a '" + name[illegal] +
                                     "'; Excel allows none of [ ] : * ? / \\");
  }
  if (name.front() == '\'' || name.back() == '\'') {
    throw Failure(node.position, "sheet name \"" + name + "\" may not begin or end with '");
  }
  if (ascii_lower(name) == "history") {
    throw Failure(node.position, "sheet name 'History' is reserved by Excel");
  }
}

bool has_parts(ValueType type) {
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent ||
         type == ValueType::quantity;
}

/// SECTION/ROW LABEL/KEY. The label may have a slash of its own.
ValueType check_cell_source(const Node& node, const Profile& profile) {
  const std::string& source = node.scalar;
  const std::size_t first = source.find('/');
  const std::size_t last = source.rfind('/');
  if (first == last) {
    throw Failure(node.position, "source '" + source + "': expected SECTION/ROW LABEL/KEY");
  }
  const std::string section_name = source.substr(0, first);
  const std::string row_name = source.substr(first + 1, last - first - 1);
  const std::string key = source.substr(last + 1);

  const SectionRule& section = find_section(profile, section_name, node.position);
  find_row(section, row_name, node.position);
  return find_column(section, key, node.position).type;
}

/// The type of what a source names. Keys of fields and of columns never clash.
ValueType check_source(const Node& node, const SectionRule* section, const Profile& profile) {
  const std::string& source = node.scalar;
  if (source.front() == '@') {
    if (std::find(kAutomatic.begin(), kAutomatic.end(), source) == kAutomatic.end()) {
      throw Failure(node.position, unknown_word("source", source, kAutomatic));
    }
    return ValueType::text;
  }
  if (source.find('/') != std::string::npos) return check_cell_source(node, profile);
  if (const FieldRule* field = profile.field(source)) return field->type;
  std::vector<std::string> known;
  if (section != nullptr) {
    if (const ColumnRule* column = section->column(source)) return column->type;
    for (const ColumnRule& column : section->columns) known.push_back(column.key);
  }
  for (const FieldRule& field : profile.fields) known.push_back(field.key);
  throw Failure(node.position, unknown_word("source", source, known));
}

SheetColumn read_column(const Node& node, const SectionRule* section, const Profile& profile) {
  constexpr int kWidest = 255;  // Excel's limit.
  const Map map(node, "a sheet column", {"title", "group", "source", "part", "width"});
  SheetColumn column;
  column.title = map.text("title");
  column.group = map.text_or("group", "");
  column.source = map.text("source");
  const ValueType type = check_source(map.at("source"), section, profile);
  column.part = map.word_or<Part>("part", Part::text,
                                  {{"text", Part::text},
                                   {"comparator", Part::comparator},
                                   {"value", Part::value},
                                   {"unit", Part::unit}});
  if (column.part != Part::text && !has_parts(type)) {
    throw Failure(map.at("part").position,
                  "'part' needs a source of type number, amount, percent or "
                  "quantity; '" +
                      column.source + "' is none");
  }
  column.width = map.integer_or("width", 0, 0, kWidest);
  return column;
}

SheetRule read_sheet(const Node& node, const Profile& profile) {
  const Map map(node, "a sheet", {"name", "section", "columns"});
  SheetRule sheet;
  sheet.name = map.text("name");
  check_sheet_name(map.at("name"));
  sheet.section = map.text_or("section", "");
  const SectionRule* section = nullptr;
  if (const Node* name = map.find("section")) {
    section = &find_section(profile, sheet.section, name->position);
  }
  std::set<std::pair<std::string, std::string>> headings;
  for (const Node& item : list_of(map.at("columns"), Map::quoted("columns"))) {
    SheetColumn column = read_column(item, section, profile);
    if (!headings.insert({column.group, column.title}).second) {
      throw Failure(item.position,
                    "sheet '" + sheet.name + "' has two columns '" + column.title + "'");
    }
    sheet.columns.push_back(std::move(column));
  }
  return sheet;
}

}  // namespace

std::vector<SheetRule> read_sheets(const yaml::Node& list, const Profile& profile) {
  std::vector<SheetRule> sheets;
  std::set<std::string> names;
  for (const Node& item : list_of(list, Map::quoted("sheets"))) {
    sheets.push_back(read_sheet(item, profile));
    // Excel does not tell upper from lower case in the names of sheets.
    if (!names.insert(ascii_lower(sheets.back().name)).second) {
      throw Failure(item.position, "two sheets are named '" + sheets.back().name + "'");
    }
  }
  return sheets;
}

}  // namespace biaoge
