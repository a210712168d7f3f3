// SPDX-License-Identifier: GPL-3.0-or-later
// What an expression of a rule comes to, and the values of a form that it reads. Private to
// normalize.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/form.h"
#include "normalize/check_number.h"
#include "profiles/profile.h"

namespace biaoge {

struct Operand {
  enum class Kind {
    number,
    text,
    truth,
    blank,    ///< The cell is there, with nothing or a mark for "not applicable" in it.
    absent,   ///< The form has no such row, column or field.
    unknown,  ///< What stands there can't be read as what the rule needs.
  };
  Kind kind = Kind::unknown;
  Interval number;
  std::string text;  ///< Also of a number that was printed.
  bool truth = false;
};

Operand number_operand(const Interval& number);
Operand text_operand(std::string text);
Operand truth_operand(bool truth);
Operand no_operand(Operand::Kind kind);

/// The row of a section at hand.
struct RowAt {
  const FormSection* section = nullptr;
  std::size_t row = 0;
};

/// Points into the form and the place asked for.
struct FoundValue {
  const Value* value = nullptr;
  std::string_view section;  ///< "": a field.
  std::size_t row = 0;
  std::string_view key;

  /// "fields.grade", "rows.indicators[3].score".
  std::string path() const;
};

/// The value of a place. A column of the section at hand is that of its row. nullopt: absent.
std::optional<FoundValue> find_value(const PlaceRef& place, const Form& form,
                                     const Profile& profile, const RowAt& at);
/// The values of a column in all rows that have it.
std::vector<FoundValue> find_column_values(const PlaceRef& place, const Form& form);

/// `unit` is that of the section: a number printed in another one is unknown.
Operand operand_of(const Value& value, const std::string& unit, Printing how);

/// Does the result reach the target? nullopt when it can't be said: words, other units, ≈.
std::optional<bool> meets_target(const Value& actual, const Value& target);

}  // namespace biaoge
