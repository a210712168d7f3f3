// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rule_about.h"

#include <algorithm>
#include <vector>

#include "profiles/rule_text.h"

namespace biaoge {

namespace {

constexpr const char* kNothing = "NA()";
/// Smaller than any last place, larger than the errors of binary fractions.
constexpr const char* kHair = "0.00000001";

/// What stands for the other end in a difference or quotient.
End opposite(End end) {
  switch (end) {
    case End::rounded_low:
      return End::rounded_high;
    case End::rounded_high:
      return End::rounded_low;
    case End::cut_low:
      return End::cut_high;
    case End::cut_high:
      return End::cut_low;
    case End::printed:
      break;
  }
  return End::printed;
}

/// A unit of the last place, or half of one.
std::string last_place(int scale, bool half) {
  if (half) return "0." + std::string(static_cast<std::size_t>(scale), '0') + "5";
  return scale == 0 ? "1" : "0." + std::string(static_cast<std::size_t>(scale - 1), '0') + "1";
}

/// Cells of one column in rows that follow one another are a range.
std::string list_of(const std::vector<RuleCell>& cells) {
  const bool range =
      cells.size() > 1 &&
      std::adjacent_find(cells.begin(), cells.end(), [](const RuleCell& a, const RuleCell& b) {
        return *a.place.sheet != *b.place.sheet || a.place.column != b.place.column ||
               a.place.row + 1 != b.place.row;
      }) == cells.end();
  if (range) {
    const std::string& last = cells.back().reference;
    return cells.front().reference + ":" + last.substr(last.rfind('!') + 1);
  }
  std::string out;
  for (const RuleCell& cell : cells) out += (out.empty() ? "" : ",") + cell.reference;
  return out;
}

bool has_product(const Expression& tree) {
  if (tree.operation == Operation::multiply || tree.operation == Operation::divide) return true;
  return std::any_of(tree.arguments.begin(), tree.arguments.end(), has_product);
}

}  // namespace

std::string RuleNumbers::leaf(const RuleCell& cell, End end) const {
  const std::string& at = cell.reference;
  std::string number = at;
  const int scale = cell.value->quantity ? cell.value->quantity->value.scale() : 2;
  // Zero stands for zero.
  const std::string some = "*(" + at + "<>0)";
  if (end == End::rounded_low) number = at + "-" + last_place(scale, true) + some;
  if (end == End::rounded_high) number = at + "+" + last_place(scale, true) + some;
  if (end == End::cut_high) number = at + "+" + last_place(scale, false) + some;
  return "IF(ISNUMBER(" + at + ")," + number + ",NA())";
}

std::string RuleNumbers::sum(const Expression& tree, End end) const {
  const std::vector<RuleCell> cells = cells_.addends(tree);
  if (cells.empty() || (!tree.places.empty() && cells.size() != tree.places.size())) {
    return kNothing;
  }
  const std::string list = list_of(cells);
  std::string slack;
  const bool half = end == End::rounded_low || end == End::rounded_high;
  if (half || end == End::cut_high) {
    const std::string sign = end == End::rounded_low ? "-" : "+";
    for (const RuleCell& cell : cells) {
      const int scale = cell.value->quantity ? cell.value->quantity->value.scale() : 2;
      slack += sign + last_place(scale, half) + "*(N(" + cell.reference + ")<>0)";
    }
  }
  return "IF(COUNT(" + list + ")=0,NA(),SUM(" + list + ")" + slack + ")";
}

/// The points that the label said when the workbook was written.
std::string RuleNumbers::points(const Expression& tree) const {
  const auto cell =
      tree.operation == Operation::value ? cells_.cell(tree.place, Part::text) : std::nullopt;
  const auto points = cell ? points_of(cell->value->text) : std::nullopt;
  return points ? points->to_string() : kNothing;
}

std::string RuleNumbers::of(const Expression& tree, End end) const {
  const auto argument = [&](std::size_t i, End at) { return of(tree.arguments[i], at); };
  switch (tree.operation) {
    case Operation::number:
      return tree.number.to_string();
    case Operation::value: {
      const auto cell = cells_.cell(tree.place, Part::value);
      return cell ? leaf(*cell, end) : kNothing;
    }
    case Operation::sum:
      return sum(tree, end);
    case Operation::add:
      return "(" + argument(0, end) + "+" + argument(1, end) + ")";
    case Operation::subtract:
      return "(" + argument(0, end) + "-" + argument(1, opposite(end)) + ")";
    case Operation::multiply:
      return argument(0, end) + "*" + argument(1, end);
    case Operation::divide:
      return argument(0, end) + "/(" + argument(1, opposite(end)) + ")";
    case Operation::exact:
      return argument(0, End::printed);
    case Operation::otherwise:
      return "IFERROR(" + argument(0, end) + "," + argument(1, end) + ")";
    case Operation::points:
      return points(tree.arguments[0]);
    default:
      return kNothing;
  }
}

std::string RuleNumbers::meet(const Expression& left, End left_low, End left_high,
                              const Expression& right, End right_low, End right_high) const {
  return "AND(" + of(left, left_low) + "<" + of(right, right_high) + "-" + kHair + "," +
         of(right, right_low) + "<" + of(left, left_high) + "-" + kHair + ")";
}

std::string RuleNumbers::about(const Expression& tree) const {
  const Expression& left = tree.arguments[0];
  const Expression& right = tree.arguments[1];
  const bool product = has_product(left) || has_product(right);
  const bool left_alone = product && left.operation == Operation::value;
  const bool right_alone = product && !left_alone && right.operation == Operation::value;
  // A result that may be rounded or cut off reaches from half a unit below to a unit above.
  const auto ends = [](bool alone, End low, End high) {
    return alone ? std::pair(End::rounded_low, End::cut_high) : std::pair(low, high);
  };
  std::string either = "ABS(" + of(left) + "-(" + of(right) + "))<" + kHair;
  for (const auto& [low, high] :
       {std::pair(End::rounded_low, End::rounded_high), std::pair(End::cut_low, End::cut_high)}) {
    const auto [left_low, left_high] = ends(left_alone, low, high);
    const auto [right_low, right_high] = ends(right_alone, low, high);
    either += "," + meet(left, left_low, left_high, right, right_low, right_high);
  }
  return "OR(" + either + ")";
}

}  // namespace biaoge
