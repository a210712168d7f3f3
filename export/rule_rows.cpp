// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/rule_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "export/rule_cells.h"

namespace biaoge {

namespace {

using Text = std::optional<std::string>;

/// Truths of rows as arrays of 0 and 1. SUMPRODUCT calculates with them everywhere; IF and AND
/// would want an array formula.
class RowTruths {
 public:
  RowTruths(const CheckRule& rule, std::size_t form, const Catalogue& catalogue,
            const CellFinder& finder)
      : rule_(rule), form_(form), catalogue_(catalogue), finder_(finder) {}

  Text of(const Expression& tree) {
    const auto pair = [&](const char* before, const char* between, const char* after) -> Text {
      const Text first = of(tree.arguments[0]);
      const Text second = first ? of(tree.arguments[1]) : std::nullopt;
      return second ? Text(before + *first + between + *second + after) : std::nullopt;
    };
    switch (tree.operation) {
      case Operation::both:
        return pair("", "*", "");
      case Operation::either:
        return pair("((", ")+(", ")>0)");
      case Operation::meets:
        return meets(tree);
      default:
        return comparison(tree);
    }
  }

  /// What must be so in a row for the rule to say anything of it.
  const std::vector<std::string>& known() const { return known_; }

 private:
  std::size_t rows() const {
    for (const FormSection& section : catalogue_.forms[form_].form->sections) {
      if (section.name == rule_.section) return section.rows.size();
    }
    return 0;
  }

  /// The column of a value as a range; its cells must follow one another.
  Text range(const PlaceRef& place, Part part) const {
    if (place.section != rule_.section || !place.row.empty()) return std::nullopt;
    std::string first;
    std::optional<SheetCell> before;
    std::string last;
    for (std::size_t row = 0; row < rows(); ++row) {
      const RuleCells cells(catalogue_, finder_, form_, rule_, static_cast<int>(row));
      auto cell = cells.cell(place, part);
      if (!cell) return std::nullopt;
      const bool follows =
          !before || (before->sheet == cell->place.sheet && before->column == cell->place.column &&
                      before->row + 1 == cell->place.row);
      if (!follows) return std::nullopt;
      before = cell->place;
      if (row == 0) first = cell->reference;
      last = std::move(cell->reference);
    }
    if (!before) return std::nullopt;
    return first + ":" + last.substr(last.rfind('!') + 1);
  }

  void know(std::string truth) {
    if (std::find(known_.begin(), known_.end(), truth) == known_.end()) {
      known_.push_back(std::move(truth));
    }
  }

  Text number(const Expression& tree) {
    if (tree.operation == Operation::number) return tree.number.to_string();
    const RuleCells cells(catalogue_, finder_, form_, rule_, 0);
    if (tree.operation != Operation::value || !cells.is_number(tree.place)) return std::nullopt;
    Text column = range(tree.place, Part::value);
    if (column) know("ISNUMBER(" + *column + ")");
    return column;
  }

  Text comparison(const Expression& tree) {
    if (!is_comparison(tree.operation) || tree.operation == Operation::about) return std::nullopt;
    const Text left = number(tree.arguments[0]);
    const Text right = left ? number(tree.arguments[1]) : std::nullopt;
    return right ? Text("(" + *left + sign_of(tree.operation) + *right + ")") : std::nullopt;
  }

  Text meets(const Expression& tree) {
    const PlaceRef& actual = tree.arguments[0].place;
    const PlaceRef& target = tree.arguments[1].place;
    const Text result = range(actual, Part::value);
    const Text result_unit = range(actual, Part::unit);
    const Text goal = range(target, Part::value);
    const Text goal_unit = range(target, Part::unit);
    const Text sign = range(target, Part::comparator);
    if (!result || !result_unit || !goal || !goal_unit || !sign) return std::nullopt;
    know("ISNUMBER(" + *result + ")");
    know("ISNUMBER(" + *goal + ")");
    know("((" + *result_unit + "=\"\")+(" + *goal_unit + "=\"\")+(" + *result_unit + "=" +
         *goal_unit + ")>0)");
    std::string any;
    std::string met;
    for (const auto& [printed, written] :
         {std::pair{"≥", ">="}, {">", ">"}, {"≤", "<="}, {"<", "<"}}) {
      const std::string here = "(" + *sign + "=\"" + printed + "\")";
      any += (any.empty() ? "" : "+") + here;
      met += (met.empty() ? "" : "+") + here + "*(" + *result + written + *goal + ")";
    }
    know("(" + any + ")");
    return "(" + met + ")";
  }

  const CheckRule& rule_;
  std::size_t form_;
  const Catalogue& catalogue_;
  const CellFinder& finder_;
  std::vector<std::string> known_;
};

}  // namespace

std::optional<RowsFormulas> rows_formulas_of(const CheckRule& rule, std::size_t form,
                                             const Catalogue& catalogue, const CellFinder& finder) {
  if (rule.section.empty() || !rule.group.empty()) return std::nullopt;
  RowTruths truths(rule, form, catalogue, finder);
  std::string conditions;
  for (const Expression& when : rule.when) {
    const Text condition = truths.of(when);
    if (!condition) return std::nullopt;
    conditions += "*" + *condition;
  }
  const Text check = truths.of(rule.check);
  if (!check) return std::nullopt;
  RowsFormulas out;
  // One truth alone would not be taken for a number.
  std::string applies = "1";
  for (const std::string& known : truths.known()) applies += "*" + known;
  applies += conditions;
  out.applying = "=SUMPRODUCT(" + applies + ")";
  out.holding = "=SUMPRODUCT(" + applies + "*" + *check + ")";
  const RuleCells cells(catalogue, finder, form, rule, 0);
  for_each_place(rule.check, [&](const PlaceRef& place) {
    const auto cell = out.place.empty() ? cells.cell(place, Part::value) : std::nullopt;
    if (cell) out.place = cell->reference;
  });
  return out;
}

}  // namespace biaoge
