// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rule_formula.h"

#include <algorithm>
#include <vector>

#include "export/rule_about.h"
#include "export/rule_cells.h"

namespace biaoge {

namespace {

constexpr const char* kNothing = "NA()";

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

bool is_plain(const Expression& tree) {
  return tree.operation == Operation::value || tree.operation == Operation::number;
}

/// Two numbers compared, neither of them calculated.
bool is_plain_comparison(const Expression& tree) {
  return is_comparison(tree.operation) && tree.operation != Operation::about &&
         is_plain(tree.arguments[0]) && is_plain(tree.arguments[1]);
}

std::string difference_of(const std::string& left, const std::string& right) {
  // Binary fractions: 0.1 + 0.2 is 0.3 only when rounded.
  return "ROUND(" + left + "-(" + right + "),8)";
}

/// Truths are TRUE, FALSE or, where nothing can be said, an error.
class Truths {
 public:
  explicit Truths(const RuleCells& cells) : cells_(cells), numbers_(cells) {}

  std::string of(const Expression& tree) const {
    switch (tree.operation) {
      case Operation::both:
      case Operation::either:
        return logic(tree);
      case Operation::negation:
        return "NOT(" + of(tree.arguments[0]) + ")";
      case Operation::one_of:
        return one_of(tree);
      case Operation::filled:
        return filled(tree.arguments[0]);
      case Operation::meets:
        return meets(tree);
      case Operation::about:
        return about(tree);
      default:
        return is_comparison(tree.operation) ? comparison(tree) : kNothing;
    }
  }

  /// A condition: what can't be said is an error or, as good here, FALSE.
  std::string condition(const Expression& tree) const {
    if (tree.operation != Operation::both) return of(tree);
    return "AND(" + condition(tree.arguments[0]) + "," + condition(tree.arguments[1]) + ")";
  }

  /// A comparison of the numbers that stand in cells.
  std::string of_cells(const Expression& tree, const SideCells& cells) const {
    switch (tree.operation) {
      case Operation::about:
        return numbers_.about(tree, {cells.left, cells.right, cells.difference, true});
      case Operation::equal:
        return cells.difference + "=0";
      default:
        return compared(tree, cells.left, cells.right);
    }
  }

  /// What a side comes to, as a formula of its own; empty text where it is no number.
  std::string side(const Expression& tree) const {
    const std::string number = numbers_.of(tree);
    return tree.operation == Operation::number ? "=" + number : "=IFERROR(" + number + ",\"\")";
  }

  bool compares_numbers(const Expression& tree) const {
    return is_comparison(tree.operation) && is_number(tree.arguments[0]) &&
           is_number(tree.arguments[1]);
  }

 private:
  bool is_number(const Expression& tree) const {
    if (tree.operation == Operation::value) return cells_.is_number(tree.place);
    return tree.operation != Operation::text && tree.operation != Operation::label;
  }

  std::string text_of(const Expression& tree) const {
    if (tree.operation == Operation::text) return quoted(tree.text);
    const auto cell =
        tree.operation == Operation::value ? cells_.cell(tree.place, Part::text) : std::nullopt;
    if (!cell) return kNothing;
    return "IF(TRIM(" + cell->reference + ")=\"\",NA(),TRIM(" + cell->reference + "))";
  }

  static std::string compared(const Expression& tree, const std::string& left,
                              const std::string& right) {
    const std::string sign = sign_of(tree.operation);
    return is_plain_comparison(tree) ? left + sign + right
                                     : difference_of(left, right) + sign + "0";
  }

  std::string comparison(const Expression& tree) const {
    const Expression& left = tree.arguments[0];
    const Expression& right = tree.arguments[1];
    if (compares_numbers(tree)) return compared(tree, numbers_.of(left), numbers_.of(right));
    return text_of(left) + sign_of(tree.operation) + text_of(right);
  }

  std::string about(const Expression& tree) const {
    const std::string left = numbers_.of(tree.arguments[0]);
    const std::string right = numbers_.of(tree.arguments[1]);
    return numbers_.about(tree, {left, right, "ABS(" + left + "-(" + right + "))", false});
  }

  /// An error in `one` goes with one in `other`, which reads the same value.
  bool errs_with(const Expression& one, const Expression& other) const {
    if (!is_plain_comparison(one) || !is_plain_comparison(other)) return false;
    if (!compares_numbers(one) || !compares_numbers(other)) return false;
    return std::all_of(one.arguments.begin(), one.arguments.end(), [&](const Expression& side) {
      return side.operation == Operation::number ||
             std::any_of(other.arguments.begin(), other.arguments.end(), [&](const auto& there) {
               return there.operation == Operation::value && there.place == side.place;
             });
    });
  }

  /// One false side makes `and` false whatever the others say, one true side `or` true.
  std::string logic(const Expression& tree) const {
    const std::string first = of(tree.arguments[0]);
    const std::string second = of(tree.arguments[1]);
    const bool both = tree.operation == Operation::both;
    if (errs_with(tree.arguments[0], tree.arguments[1])) {
      return both ? "IF(" + first + "," + second + ",FALSE)"
                  : "IF(" + first + ",TRUE," + second + ")";
    }
    // Chains grow on their left, so that is written once.
    return both ? "IF(IFERROR(" + second + ",TRUE),IF(" + first + "," + second + ",FALSE),FALSE)"
                : "IF(IFERROR(" + second + ",FALSE),TRUE,IF(" + first + ",TRUE," + second + "))";
  }

  std::string one_of(const Expression& tree) const {
    const Expression& read = tree.arguments[0];
    const auto cell =
        read.operation == Operation::value ? cells_.cell(read.place, Part::text) : std::nullopt;
    if (!cell) return kNothing;
    const std::string text = "TRIM(" + cell->reference + ")";
    std::vector<std::string> sides;
    for (const std::string& known : tree.texts) sides.push_back(text + "=" + quoted(known));
    return "IF(" + text + "=\"\",NA(),OR(" + joined(sides, ",") + "))";
  }

  std::string filled(const Expression& tree) const {
    const auto cell =
        tree.operation == Operation::value ? cells_.cell(tree.place, Part::text) : std::nullopt;
    if (!cell) return kNothing;
    std::vector<std::string> marks;
    for (const char* mark : {"", "-", "—", "/", "*", "无"}) {
      marks.push_back("TRIM(" + cell->reference + ")=" + quoted(mark));
    }
    return "NOT(OR(" + joined(marks, ",") + "))";
  }

  std::string meets(const Expression& tree) const {
    const PlaceRef& actual = tree.arguments[0].place;
    const PlaceRef& target = tree.arguments[1].place;
    const auto result = cells_.cell(actual, Part::value);
    const auto result_unit = cells_.cell(actual, Part::unit);
    const auto goal = cells_.cell(target, Part::value);
    const auto goal_unit = cells_.cell(target, Part::unit);
    const auto sign = cells_.cell(target, Part::comparator);
    if (!result || !result_unit || !goal || !goal_unit || !sign) return kNothing;
    const std::string a = result->reference;
    const std::string b = goal->reference;
    const std::string units = "OR(" + result_unit->reference + "=\"\"," + goal_unit->reference +
                              "=\"\"," + result_unit->reference + "=" + goal_unit->reference + ")";
    std::string chosen = kNothing;
    for (const auto& [printed, written] :
         {std::pair{"<", "<"}, {"≤", "<="}, {">", ">"}, {"≥", ">="}}) {
      chosen = "IF(" + sign->reference + "=" + quoted(printed) + "," + a + written + b + "," +
               chosen + ")";
    }
    return "IF(AND(ISNUMBER(" + a + "),ISNUMBER(" + b + ")," + units + ")," + chosen + ",NA())";
  }

  const RuleCells& cells_;
  RuleNumbers numbers_;
};

}  // namespace

std::optional<RuleFormulas> formulas_of(const CheckRule& rule, int row, std::size_t form,
                                        const Catalogue& catalogue, const CellFinder& finder,
                                        const SideCells& side_cells) {
  const RuleCells cells(catalogue, finder, form, rule, row);
  const Truths truths(cells);
  RuleFormulas out;
  const bool numbers = truths.compares_numbers(rule.check);
  std::string conditions;
  if (numbers) {
    const std::string found = "COUNT(" + side_cells.left + ":" + side_cells.right + ")=2";
    const Operation operation = rule.check.operation;
    out.left = truths.side(rule.check.arguments[0]);
    out.right = truths.side(rule.check.arguments[1]);
    if (operation == Operation::equal || operation == Operation::about) {
      out.difference =
          "=IF(" + found + ",ROUND(ABS(" + side_cells.left + "-" + side_cells.right + "),8),\"\")";
    }
    conditions = found;
  }
  for (const Expression& when : rule.when) {
    const std::string condition = truths.condition(when);
    conditions = conditions.empty() ? condition : "AND(" + conditions + "," + condition + ")";
  }
  const std::string check =
      numbers ? truths.of_cells(rule.check, side_cells) : truths.of(rule.check);
  std::string status =
      "IF(" + check + "," + quoted(std::string(kHolds)) + "," + quoted(std::string(kFails)) + ")";
  if (!conditions.empty()) status = "IF(" + conditions + "," + status + ",NA())";
  out.status = "=IFERROR(" + status + "," + quoted(std::string(kSkipped)) + ")";
  for_each_place(rule.check, [&](const PlaceRef& place) {
    const auto cell = out.place.empty() ? cells.cell(place, Part::value) : std::nullopt;
    if (cell) out.place = cell->reference;
  });
  if (cells.hidden()) return std::nullopt;
  return out;
}

}  // namespace biaoge
