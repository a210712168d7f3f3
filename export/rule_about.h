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

/// Formulas of what the sides of a comparison come to as printed.
struct Sides {
  std::string left;
  std::string right;
  std::string difference;    ///< Without its sign.
  bool are_numbers = false;  ///< They are cells that have been found to hold numbers.
};

class RuleNumbers {
 public:
  explicit RuleNumbers(const RuleCells& cells) : cells_(cells) {}

  /// A number, or an error where there is none; `known` where the values that it reads are known to
  /// be numbers. Amounts below 0 are taken as printed.
  std::string of(const Expression& tree, End end = End::printed, bool known = false) const;
  /// TRUE, FALSE or an error: the sides of `about` are equal as far as rounding allows.
  std::string about(const Expression& tree, const Sides& sides) const;

 private:
  std::string leaf(const RuleCell& cell, End end, bool known) const;
  std::string points(const Expression& tree) const;
  std::string sum(const Expression& tree, End end, bool known) const;
  std::string slack(const Expression& tree, const std::string& shown, bool half) const;
  std::string total(const Expression& tree, const Sides& sides) const;
  std::string end_of_side(const Expression& tree, const std::string& shown, End end,
                          bool known) const;

  const RuleCells& cells_;
};

}  // namespace biaoge
