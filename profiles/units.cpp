// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/units.h"

namespace biaoge {

void UnitTable::add(const Unit& unit, const std::vector<std::string>& aliases) {
  const std::size_t index = units_.size();
  units_.push_back(unit);
  by_alias_.insert_or_assign(unit.name, index);
  for (const std::string& alias : aliases) by_alias_.insert_or_assign(alias, index);
}

const Unit* UnitTable::find(std::string_view name) const {
  const auto found = by_alias_.find(std::string(name));
  return found == by_alias_.end() ? nullptr : &units_[found->second];
}

}  // namespace biaoge
