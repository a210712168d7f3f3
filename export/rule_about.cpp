// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rule_about.h"

#include <algorithm>
#include <vector>

#include "profiles/rule_text.h"

namespace biaoge {

namespace {

constexpr const char* kNothing = "NA()";
/// Smaller than any last place, larger than the errors of binary fractions.
constexpr const char* kHair = "1E-8";

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
bool is_range(const std::vector<RuleCell>& cells) {
  return cells.size() > 1 &&
         std::adjacent_find(cells.begin(), cells.end(), [](const RuleCell& a, const RuleCell& b) {
           return *a.place.sheet != *b.place.sheet || a.place.column != b.place.column ||
                  a.place.row + 1 != b.place.row;
         }) == cells.end();
}

std::string list_of(const std::vector<RuleCell>& cells) {
  if (is_range(cells)) {
    const std::string& last = cells.back().reference;
    return cells.front().reference + ":" + last.substr(last.rfind('!') + 1);
  }
  std::string out;
  for (const RuleCell& cell : cells) out += (out.empty() ? "" : ",") + cell.reference;
  return out;
}

int scale_of(const RuleCell& cell) {
  return cell.value->quantity ? cell.value->quantity->value.scale() : 2;
}

/// `unit` where the number is not zero: zero stands for zero.
std::string if_some(const std::string& unit, const std::string& number) {
  return unit + "*(" + number + "<>0)";
}

/// What rounding or cutting off may have taken from the numbers among the cells, together.
std::string slack_of(const std::vector<RuleCell>& cells, bool half) {
  const bool alike = std::all_of(cells.begin(), cells.end(), [&](const RuleCell& cell) {
    return scale_of(cell) == scale_of(cells.front());
  });
  if (alike && is_range(cells)) {
    const std::string range = list_of(cells);
    return last_place(scale_of(cells.front()), half) + "*SUMPRODUCT(ISNUMBER(" + range + ")*(" +
           range + "<>0))";
  }
  std::string out;
  for (const RuleCell& cell : cells) {
    out += (out.empty() ? "" : "+") +
           if_some(last_place(scale_of(cell), half), "N(" + cell.reference + ")");
  }
  return out;
}

bool has_product(const Expression& tree) {
  if (tree.operation == Operation::multiply || tree.operation == Operation::divide) return true;
  return std::any_of(tree.arguments.begin(), tree.arguments.end(), has_product);
}

/// Only added up: then the slack of the whole is that of the parts, added up.
bool is_total(const Expression& tree) {
  switch (tree.operation) {
    case Operation::number:
    case Operation::value:
    case Operation::sum:
    case Operation::exact:
    case Operation::points:
      return true;
    case Operation::add:
      return is_total(tree.arguments[0]) && is_total(tree.arguments[1]);
    default:
      return false;
  }
}

}  // namespace

std::string RuleNumbers::leaf(const RuleCell& cell, End end, bool known) const {
  // The average of one cell is its number, and an error where it holds none.
  const std::string number = known ? cell.reference : "AVERAGE(" + cell.reference + ")";
  if (end == End::printed || end == End::cut_low) return number;
  const std::string unit = last_place(scale_of(cell), end != End::cut_high);
  return "(" + number + (end == End::rounded_low ? "-" : "+") + if_some(unit, cell.reference) + ")";
}

std::string RuleNumbers::sum(const Expression& tree, End end, bool known) const {
  const std::vector<RuleCell> cells = cells_.addends(tree);
  if (cells.empty() || (!tree.places.empty() && cells.size() != tree.places.size())) {
    return kNothing;
  }
  const std::string list = list_of(cells);
  const std::string number = "SUM(" + list + ")" + (known ? "" : "/(COUNT(" + list + ")>0)");
  if (end == End::printed || end == End::cut_low) return number;
  const char* sign = end == End::rounded_low ? "-(" : "+(";
  return "(" + number + sign + slack_of(cells, end != End::cut_high) + "))";
}

/// The points that the label said when the workbook was written.
std::string RuleNumbers::points(const Expression& tree) const {
  const auto cell =
      tree.operation == Operation::value ? cells_.cell(tree.place, Part::text) : std::nullopt;
  const auto points = cell ? points_of(cell->value->text) : std::nullopt;
  return points ? points->to_string() : kNothing;
}

std::string RuleNumbers::of(const Expression& tree, End end, bool known) const {
  const auto argument = [&](std::size_t i, End at) { return of(tree.arguments[i], at, known); };
  switch (tree.operation) {
    case Operation::number:
      return tree.number.to_string();
    case Operation::value: {
      const auto cell = cells_.cell(tree.place, Part::value);
      return cell ? leaf(*cell, end, known) : kNothing;
    }
    case Operation::sum:
      return sum(tree, end, known);
    case Operation::add:
      return "(" + argument(0, end) + "+" + argument(1, end) + ")";
    case Operation::subtract:
      return "(" + argument(0, end) + "-" + argument(1, opposite(end)) + ")";
    case Operation::multiply:
      return argument(0, end) + "*" + argument(1, end);
    case Operation::divide: {
      const Operation below = tree.arguments[1].operation;
      const bool one = below == Operation::value || below == Operation::number;
      const std::string divisor = argument(1, opposite(end));
      return argument(0, end) + (one ? "/" + divisor : "/(" + divisor + ")");
    }
    case Operation::exact:
      return argument(0, End::printed);
    case Operation::otherwise:
      // One of the two may hold no number.
      return "IFERROR(" + of(tree.arguments[0], end) + "," + of(tree.arguments[1], end) + ")";
    case Operation::points:
      return points(tree.arguments[0]);
    default:
      return kNothing;
  }
}

/// Of a side that only adds up, as a formula; "" for none. A side that is one value is `shown`.
std::string RuleNumbers::slack(const Expression& tree, const std::string& shown, bool half) const {
  if (tree.operation == Operation::value) {
    const auto cell = cells_.cell(tree.place, Part::value);
    const std::string& number = shown.empty() && cell ? cell->reference : shown;
    return cell ? if_some(last_place(scale_of(*cell), half), number) : "";
  }
  if (tree.operation == Operation::sum) return slack_of(cells_.addends(tree), half);
  if (tree.operation != Operation::add) return "";
  const std::string left = slack(tree.arguments[0], "", half);
  const std::string right = slack(tree.arguments[1], "", half);
  return left + (left.empty() || right.empty() ? "" : "+") + right;
}

/// Both sides only add up: the intervals behind them meet where they are less than their slack
/// apart.
std::string RuleNumbers::total(const Expression& tree, const Sides& sides) const {
  const auto slacks = [&](bool half) {
    return std::pair(slack(tree.arguments[0], sides.left, half),
                     slack(tree.arguments[1], sides.right, half));
  };
  const auto less = [](const std::string& difference, const std::string& room) {
    return difference + "<" + (room.empty() ? "0" : room) + "-" + kHair;
  };
  const auto [left, right] = slacks(true);
  const auto [left_cut, right_cut] = slacks(false);
  const std::string both = left + (left.empty() || right.empty() ? "" : "+") + right;
  return "OR(" + sides.difference + "<" + kHair + "," + less(sides.difference, both) + ",AND(" +
         less(sides.left + "-" + sides.right, right_cut) + "," +
         less(sides.right + "-" + sides.left, left_cut) + "))";
}

std::string RuleNumbers::end_of_side(const Expression& tree, const std::string& shown, End end,
                                     bool known) const {
  const auto cell =
      tree.operation == Operation::value ? cells_.cell(tree.place, Part::value) : std::nullopt;
  if (!cell) return of(tree, end, known);
  if (end == End::cut_low) return shown;
  const std::string unit = last_place(scale_of(*cell), end != End::cut_high);
  return shown + (end == End::rounded_low ? "-" : "+") + if_some(unit, shown);
}

std::string RuleNumbers::about(const Expression& tree, const Sides& sides) const {
  const Expression& left = tree.arguments[0];
  const Expression& right = tree.arguments[1];
  if (is_total(left) && is_total(right)) return total(tree, sides);
  const bool product = has_product(left) || has_product(right);
  const bool left_alone = product && left.operation == Operation::value;
  const bool right_alone = product && !left_alone && right.operation == Operation::value;
  // A result that may be rounded or cut off reaches from half a unit below to a unit above.
  const auto ends = [](bool alone, End low, End high) {
    return alone ? std::pair(End::rounded_low, End::cut_high) : std::pair(low, high);
  };
  const auto less = [&](End left_end, End right_end, bool turned) {
    const std::string a = end_of_side(left, sides.left, left_end, sides.are_numbers);
    const std::string b = end_of_side(right, sides.right, right_end, sides.are_numbers);
    return (turned ? b + "<" + a : a + "<" + b) + "-" + kHair;
  };
  std::string either = sides.difference + "<" + kHair;
  for (const auto& [low, high] :
       {std::pair(End::rounded_low, End::rounded_high), std::pair(End::cut_low, End::cut_high)}) {
    const auto [left_low, left_high] = ends(left_alone, low, high);
    const auto [right_low, right_high] = ends(right_alone, low, high);
    either +=
        ",AND(" + less(left_low, right_high, false) + "," + less(left_high, right_low, true) + ")";
  }
  return "OR(" + either + ")";
}

}  // namespace biaoge
