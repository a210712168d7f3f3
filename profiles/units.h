// SPDX-License-Identifier: GPL-3.0-or-later
// Units as data: profiles/units.txt.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/decimal.h"

namespace biaoge {

struct Unit {
  std::string name;       ///< Canonical: 万元.
  std::string dimension;  ///< money, ratio, count, time, length, area, …
  std::string base_unit;  ///< 元; "1" for pure numbers.
  Decimal factor = 1;     ///< base = value × factor.
};

/// Units by canonical name and alias. Immutable after loading.
class UnitTable {
 public:
  /// Aliases include the name. A later alias wins over an earlier one.
  void add(const Unit& unit, const std::vector<std::string>& aliases);
  /// nullptr for an unknown unit. Valid as long as the table.
  const Unit* find(std::string_view name) const;
  std::size_t size() const { return units_.size(); }

 private:
  std::vector<Unit> units_;
  std::unordered_map<std::string, std::size_t> by_alias_;
};

}  // namespace biaoge
