// SPDX-License-Identifier: GPL-3.0-or-later
// Checks declared as data: what must hold between the values of a form. docs/rules.md explains the
// language and its JSON form; normalize evaluates it, the workbook and the review page repeat it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/severity.h"

namespace biaoge {

enum class Operation {
  number,     ///< A literal: `number`.
  text,       ///< A literal: `text`.
  value,      ///< A value of the form: `place`.
  sum,        ///< Of `places` if any, else of the column `place`, over rows alike in `keys`.
  add,        ///< Two arguments, as all down to `about`.
  subtract,   //
  multiply,   //
  divide,     //
  equal,      ///< Exact, of the printed numbers; of texts without regard to space and width.
  not_equal,  //
  less,
  less_equal,
  greater,
  greater_equal,
  about,      ///< Equal as far as rounding or cutting off of what is printed allows.
  one_of,     ///< One argument: is its text one of `texts`?
  both,       ///< Two arguments.
  either,     ///< Two arguments.
  negation,   ///< One argument.
  exact,      ///< One argument: its printed numbers are not rounded.
  otherwise,  ///< Two arguments: the second where the first is blank or not on the form.
  filled,     ///< One argument: does something stand there?
  meets,      ///< Two arguments: does the result (first) reach its target (second)?
  points,     ///< One argument: the points at the end of its text, 产出(40分).
  label,      ///< One argument: its text without brackets at the end.
};

/// Where a value stands: a field (key); a column of the section, in the row at hand or in all rows
/// (section, key); a column in the row of that name (section, row, key).
struct PlaceRef {
  std::string section;
  std::string row;  ///< RowRule::name().
  std::string key;

  bool operator==(const PlaceRef&) const = default;
};

struct Expression {
  Operation operation = Operation::number;
  Decimal number;
  std::string text;
  PlaceRef place;
  std::vector<PlaceRef> places;    ///< Of a sum of single values.
  std::vector<std::string> keys;   ///< Of a sum: columns that must be as in the row at hand.
  std::vector<std::string> texts;  ///< Of one_of.
  std::vector<Expression> arguments;
};

struct CheckRule {
  std::string name;              ///< Stable code of its findings.
  std::string title;             ///< Chinese name for people.
  std::string section;           ///< Evaluated for each row of it; "": once for the form.
  std::string group;             ///< A column: evaluated for the first row of each text in it only.
  std::vector<Expression> when;  ///< At most one: the rule speaks only where it is true.
  Expression check;
  /// Chinese. {KEY} stands for the text of a value, {left}, {right} and {difference} for the sides
  /// of the comparison at the top of `check`.
  std::string message;
  std::string flag;  ///< Code set on the values concerned; one of kCheckFlags.
  Severity severity = Severity::warning;
  bool scans_only = false;  ///< What print may say, but a misreading is more likely.
};

/// Codes of docs/flags.md that a rule may set.
inline constexpr std::string_view kCheckFlags[] = {
    "sum-mismatch",    "rate-mismatch",  "range-mismatch", "grade-mismatch",
    "target-mismatch", "reason-missing", "text-mismatch",
};

/// A comparison of two numbers or texts.
bool is_comparison(Operation operation);

/// Calls `visit` for every place that the expression reads.
template <typename Visit>
void for_each_place(const Expression& expression, const Visit& visit) {
  if (expression.operation == Operation::value) visit(expression.place);
  if (expression.operation == Operation::sum) {
    if (expression.places.empty()) visit(expression.place);
    for (const PlaceRef& place : expression.places) visit(place);
  }
  for (const Expression& argument : expression.arguments) for_each_place(argument, visit);
}

}  // namespace biaoge
