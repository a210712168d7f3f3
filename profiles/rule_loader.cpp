// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/rule_loader.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "profiles/references.h"
#include "profiles/rule_parser.h"
#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using yaml::Failure;
using yaml::Map;
using yaml::Node;

std::string read_flag(const Map& map) {
  const std::string& flag = map.text("flag");
  const std::vector<std::string> known(std::begin(kCheckFlags), std::end(kCheckFlags));
  if (std::find(known.begin(), known.end(), flag) == known.end()) {
    throw Failure(map.at("flag").position, yaml::unknown_word("flag", flag, known));
  }
  return flag;
}

/// What stands in braces: left, right, difference of a comparison, or the key of a value.
void check_message(const Node& node, const CheckRule& rule, const Profile& profile) {
  const SectionRule* section = profile.section(rule.section);
  const std::string& text = node.scalar;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) throw Failure(node.position, "'message': '}' is missing");
    const std::string name = text.substr(open + 1, close - open - 1);
    if (name == "left" || name == "right" || name == "difference") {
      if (!is_comparison(rule.check.operation)) {
        throw Failure(node.position,
                      "'message': {" + name + "} needs a comparison at the top of 'check'");
      }
    } else if (section == nullptr || section->column(name) == nullptr) {
      find_field(profile, name, node.position);
    }
  }
}

CheckRule read_rule(const Node& node, const Profile& profile) {
  const Map map(node, "a rule",
                {"name", "title", "each", "group", "when", "check", "message", "flag", "severity",
                 "scans_only"});
  CheckRule rule;
  rule.name = map.identifier("name", '-');
  rule.title = map.text("title");
  const SectionRule* section = nullptr;
  if (const Node* each = map.find("each")) {
    rule.section = map.text("each");
    section = &find_section(profile, rule.section, each->position);
  }
  if (const Node* group = map.find("group")) {
    rule.group = map.text("group");
    if (section == nullptr) throw Failure(group->position, "'group' needs 'each'");
    find_column(*section, rule.group, group->position);
  }
  if (const Node* when = map.find("when")) {
    rule.when.push_back(parse_expression(*when, profile, section));
  }
  rule.check = parse_expression(map.at("check"), profile, section);
  rule.message = map.text("message");
  check_message(map.at("message"), rule, profile);
  rule.flag = read_flag(map);
  rule.severity = map.word_or<Severity>(
      "severity", Severity::warning,
      {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}});
  rule.scans_only = map.flag_or("scans_only", false);
  return rule;
}

}  // namespace

std::vector<CheckRule> read_rules(const Node& list, const Profile& profile) {
  std::vector<CheckRule> rules;
  std::set<std::string> names;
  for (const Node& item : list_of(list, Map::quoted("rules"))) {
    rules.push_back(read_rule(item, profile));
    if (!names.insert(rules.back().name).second) {
      throw Failure(item.position, "rule name '" + rules.back().name + "' is used twice");
    }
  }
  return rules;
}

}  // namespace biaoge
