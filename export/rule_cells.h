// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that a rule reads, as parts of a formula. Private to export.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/cell_finder.h"
#include "profiles/profile.h"

namespace biaoge {

/// A value that a formula reads.
struct RuleCell {
  std::string reference;  ///< "绩效指标!O5".
  SheetCell place;
  const Value* value = nullptr;
};

/// How a formula writes the comparison of two values; not for Operation::about.
const char* sign_of(Operation comparison);

class RuleCells {
 public:
  RuleCells(const Catalogue& catalogue, const CellFinder& finder, std::size_t form,
            const CheckRule& rule, int row)
      : catalogue_(catalogue), finder_(finder), form_(form), rule_(rule), row_(row) {}

  /// nullopt: the form has no such value, or no sheet shows this part of it; the second also sets
  /// `hidden`.
  std::optional<RuleCell> cell(const PlaceRef& place, Part part) const;
  /// The numbers that a sum adds up.
  std::vector<RuleCell> addends(const Expression& sum) const;
  bool is_number(const PlaceRef& place) const;
  bool hidden() const { return hidden_; }

 private:
  std::optional<RuleCell> at(const std::string& section, std::size_t row, const std::string& key,
                             Part part) const;

  const Catalogue& catalogue_;
  const CellFinder& finder_;
  std::size_t form_;
  const CheckRule& rule_;
  int row_;
  mutable bool hidden_ = false;
};

}  // namespace biaoge
