// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <optional>
#include <utility>

#include "profiles/loader.h"
#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using yaml::Failure;
using yaml::Map;
using yaml::Node;

/// Names and aliases given so far, with the unit that has each.
using Owners = std::map<std::string, std::string>;

Decimal read_factor(const Map& map) {
  const std::string& text = map.text("factor");
  const std::optional<Decimal> factor = Decimal::parse(text);
  if (!factor || *factor <= Decimal(0)) {
    throw Failure(
        map.at("factor").position,
        "'factor': expected a decimal number above 0 such as \"0.01\", found '" + text + "'");
  }
  return *factor;
}

void claim(Owners& owners, const std::string& alias, const std::string& unit,
           yaml::Position position) {
  const auto [known, is_new] = owners.emplace(alias, unit);
  if (!is_new) {
    throw Failure(position, "'" + alias + "' is given twice: it is a name of unit '" +
                                known->second + "' already");
  }
}

void read_unit(const Node& node, UnitTable& table, Owners& owners) {
  const Map map(node, "a unit", {"name", "dimension", "base", "factor", "aliases"});
  Unit unit;
  unit.name = map.text("name");
  unit.dimension = map.text("dimension");
  unit.base_unit = map.text("base");
  unit.factor = read_factor(map);

  claim(owners, unit.name, unit.name, map.at("name").position);
  std::vector<std::string> aliases = {unit.name};
  if (const Node* list = map.find("aliases")) {
    for (const Node& item : list_of(*list, Map::quoted("aliases"))) {
      aliases.push_back(text_of(item, "an alias"));
      claim(owners, aliases.back(), unit.name, item.position);
    }
  }
  table.add(unit, aliases);
}

}  // namespace

Result<UnitTable> load_units(const std::string& path) {
  const Result<Node> root = yaml::read_file(path);
  if (!root.ok()) return root.error();
  try {
    const Map map(root.value(), "a units file", {"units"});
    UnitTable table;
    Owners owners;
    for (const Node& item : list_of(map.at("units"), Map::quoted("units"))) {
      read_unit(item, table, owners);
    }
    return table;
  } catch (const Failure& failure) {
    return yaml::invalid(path, failure);
  }
}

}  // namespace biaoge
