// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions of rules evaluated over a form. Private to normalize.
#pragma once

#include <string>
#include <vector>

#include "normalize/check_operand.h"

namespace biaoge {

class Evaluator {
 public:
  Evaluator(const Form& form, const Profile& profile, const RowAt& at)
      : form_(form), profile_(profile), at_(at) {}

  /// Numbers as the intervals that `how` they were printed makes of them.
  Operand evaluate(const Expression& tree, Printing how = Printing::exact) const;
  /// Paths of the values that the expression reads, each once.
  void collect(const Expression& tree, std::vector<std::string>& paths) const;

 private:
  Operand value(const Expression& tree, Printing how) const;
  Operand sum(const Expression& tree, Printing how) const;
  std::vector<FoundValue> addends(const Expression& tree, bool& absent) const;
  Operand arithmetic(const Expression& tree, Printing how) const;
  Operand comparison(const Expression& tree) const;
  Operand about(const Expression& tree) const;
  Operand logic(const Expression& tree) const;
  Operand of_text(const Expression& tree) const;
  Operand meets(const Expression& tree) const;
  const std::string& unit_of(const PlaceRef& place) const;

  const Form& form_;
  const Profile& profile_;
  RowAt at_;
};

}  // namespace biaoge
