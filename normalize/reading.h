// SPDX-License-Identifier: GPL-3.0-or-later
// A text that has the form of a quantity, taken to pieces: whether it is meant as one, and what it
// amounts to. Internal to `normalize`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"
#include "normalize/amount.h"
#include "profiles/units.h"

namespace biaoge {

/// The pieces as printed; empty where nothing stood.
struct Reading {
  std::string comparator;   ///< As in Quantity.
  bool recent = false;      ///< The comparator is 近.
  bool bounded = false;     ///< A bound (以内, 整) stood behind the unit.
  std::u32string currency;  ///< Unit of the currency mark in front (¥: 元).
  Amount low;               ///< The number, or the lower end of a range.
  std::optional<Amount> high;
  bool dashed = false;      ///< The range is written with a dash.
  std::u32string low_unit;  ///< After the lower end: 80%-90%.
  std::u32string unit;
  bool unit_in_brackets = false;
  std::u32string remark;
};

/// A unit is known and of that dimension.
bool has_dimension(const std::optional<Unit>& unit, std::string_view dimension);

/// True for what has the form of a quantity and is more likely something else: a date, an idiom, an
/// item number, a contradiction.
bool is_refused(const Reading& reading, const UnitTable& units, std::u32string_view default_unit);

/// The value with the unit that stands beside it, else that of the currency mark, else
/// `default_unit`, and its amount in the base unit.
Quantity to_quantity(const Reading& reading, const UnitTable& units,
                     std::u32string_view default_unit);

}  // namespace biaoge
