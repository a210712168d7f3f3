// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/references.h"

#include <vector>

#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

/// `name_of` gives the name of a rule.
template <typename Rule, typename NameOf>
const Rule& find_named(const std::vector<Rule>& rules, const std::string& name, NameOf name_of,
                       const std::string& what, yaml::Position at) {
  std::vector<std::string> known;
  for (const Rule& rule : rules) {
    if (name_of(rule) == name) return rule;
    known.push_back(name_of(rule));
  }
  throw yaml::Failure(at, yaml::unknown_word(what, name, known));
}

}  // namespace

const FieldRule& find_field(const Profile& profile, const std::string& key, yaml::Position at) {
  const auto name_of = [](const FieldRule& rule) { return rule.key; };
  return find_named(profile.fields, key, name_of, "field", at);
}

const SectionRule& find_section(const Profile& profile, const std::string& name,
                                yaml::Position at) {
  const auto name_of = [](const SectionRule& rule) { return rule.name; };
  return find_named(profile.sections, name, name_of, "section", at);
}

const ColumnRule& find_column(const SectionRule& section, const std::string& key,
                              yaml::Position at) {
  const auto name_of = [](const ColumnRule& rule) { return rule.key; };
  return find_named(section.columns, key, name_of, "column of section '" + section.name + "'", at);
}

const RowRule& find_row(const SectionRule& section, const std::string& name, yaml::Position at) {
  const auto name_of = [](const RowRule& rule) { return rule.name(); };
  return find_named(section.rows, name, name_of, "row of section '" + section.name + "'", at);
}

}  // namespace biaoge
