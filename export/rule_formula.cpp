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

const char* sign_of(Operation operation) {
  switch (operation) {
    case Operation::equal:
      return "=";
    case Operation::not_equal:
      return "<>";
    case Operation::less:
      return "<";
    case Operation::less_equal:
      return "<=";
    case Operation::greater:
      return ">";
    default:
      return ">=";
  }
}

/// Truths are TRUE, FALSE or, where nothing can be said, the error #N/A.
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
        return numbers_.about(tree);
      default:
        return is_comparison(tree.operation) ? comparison(tree) : kNothing;
    }
  }

  bool compares_numbers(const Expression& tree) const {
    return is_comparison(tree.operation) && is_number(tree.arguments[0]) &&
           is_number(tree.arguments[1]);
  }
  const RuleNumbers& numbers() const { return numbers_; }

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

  std::string comparison(const Expression& tree) const {
    const std::string sign = sign_of(tree.operation);
    if (!compares_numbers(tree)) {
      return text_of(tree.arguments[0]) + sign + text_of(tree.arguments[1]);
    }
    // Binary fractions: 0.1 + 0.2 is 0.3 only when rounded.
    return "ROUND(" + numbers_.of(tree.arguments[0]) + "-(" + numbers_.of(tree.arguments[1]) +
           "),8)" + sign + "0";
  }

  /// One false side makes `and` false whatever the others say, one true side `or` true.
  std::string logic(const Expression& tree) const {
    const bool both = tree.operation == Operation::both;
    std::vector<std::string> sides;
    std::vector<std::string> deciding;
    flatten(tree, tree.operation, sides);
    for (const std::string& side : sides) {
      deciding.push_back("IFERROR(" + std::string(both ? "NOT(" : "(") + side + "),FALSE)");
    }
    return "IF(OR(" + joined(deciding, ",") + ")," + (both ? "FALSE,AND(" : "TRUE,OR(") +
           joined(sides, ",") + "))";
  }

  void flatten(const Expression& tree, Operation operation, std::vector<std::string>& sides) const {
    for (const Expression& argument : tree.arguments) {
      if (argument.operation == operation) {
        flatten(argument, operation, sides);
      } else {
        sides.push_back(of(argument));
      }
    }
  }

  std::string one_of(const Expression& tree) const {
    const std::string text = text_of(tree.arguments[0]);
    std::vector<std::string> sides;
    for (const std::string& known : tree.texts) sides.push_back(text + "=" + quoted(known));
    return "OR(" + joined(sides, ",") + ")";
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
                                        const Catalogue& catalogue, const CellFinder& finder) {
  const RuleCells cells(catalogue, finder, form, rule, row);
  const Truths truths(cells);
  RuleFormulas out;
  const std::string verdict = "IF(" + truths.of(rule.check) + "," + quoted(std::string(kHolds)) +
                              "," + quoted(std::string(kFails)) + ")";
  const std::string skipped = quoted(std::string(kSkipped));
  out.status = verdict;
  for (const Expression& when : rule.when) {
    out.status = "IF(" + truths.of(when) + "," + verdict + "," + skipped + ")";
  }
  out.status = "=IFERROR(" + out.status + "," + skipped + ")";
  if (truths.compares_numbers(rule.check)) {
    out.left = "=IFERROR(" + truths.numbers().of(rule.check.arguments[0]) + ",\"\")";
    out.right = "=IFERROR(" + truths.numbers().of(rule.check.arguments[1]) + ",\"\")";
  }
  for_each_place(rule.check, [&](const PlaceRef& place) {
    const auto cell = out.place.empty() ? cells.cell(place, Part::value) : std::nullopt;
    if (cell) out.place = cell->reference;
  });
  if (cells.hidden()) return std::nullopt;
  return out;
}

}  // namespace biaoge
