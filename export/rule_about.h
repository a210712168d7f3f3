// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of rules as formulas, and the comparison that allows for rounding. Private to export.
#pragma once

#include <string>

#include "export/rule_cells.h"

namespace biaoge {

/// Which end of what a printed number may stand for.
enum class End {
  printed,       ///< The number itself.
  rounded_low,   ///< Half a unit of its last place below.
  rounded_high,  ///< And above.
  cut_low,       ///< The number itself, where it was cut off.
  cut_high,      ///< A unit of its last place above.
};

class RuleNumbers {
 public:
  explicit RuleNumbers(const RuleCells& cells) : cells_(cells) {}

  /// A number, or the error #N/A where there is none. Amounts below 0 are taken as printed.
  std::string of(const Expression& tree, End end = End::printed) const;
  /// TRUE, FALSE or #N/A: the sides of `about` are equal as far as rounding allows.
  std::string about(const Expression& tree) const;

 private:
  std::string leaf(const RuleCell& cell, End end) const;
  std::string points(const Expression& tree) const;
  std::string sum(const Expression& tree, End end) const;
  std::string meet(const Expression& left, End left_low, End left_high, const Expression& right,
                   End right_low, End right_high) const;

  const RuleCells& cells_;
};

}  // namespace biaoge
