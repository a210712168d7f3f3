// SPDX-License-Identifier: GPL-3.0-or-later
// A typed value with its origin: every exported value can be traced to a box on a page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/boxed.h"
#include "core/decimal.h"
#include "core/geometry.h"
#include "core/page.h"

namespace biaoge {

/// A number with its comparator and unit, e.g. "≥90.00(%)".
struct Quantity {
  std::string
      comparator;  ///< "=", "≥", "≤", ">", "<", "≠", "±", "约", or "" when none stood there.
  Decimal value;
  std::optional<Decimal> high;        ///< Upper end of a range (1-3期).
  std::string unit;                   ///< As printed, "" when none.
  std::optional<Decimal> base_value;  ///< value × factor of the unit; none for an unknown unit.
  std::string base_unit;              ///< "1" for a pure number, "" for an unknown unit.
  std::string remark;                 ///< Text after the value: 100%(2023年12月).
};

struct Value {
  std::string text;  ///< Cleaned.
  std::string raw;   ///< As it stood on the page.
  Boxed<Quantity> quantity;
  std::vector<PlacedBox> boxes;
  TextSource source = TextSource::text;
  double confidence = 1;
  std::vector<std::string> flags;  ///< Stable codes; empty when the value needs no look.
  /// A recognised label only: edits between what was read (`raw`) and the known label that stands
  /// in `text`; 0 when it was read as it is.
  int snapped = 0;
  std::vector<Alternative> alternatives;  ///< What else was read there, the likeliest first.
};

}  // namespace biaoge
