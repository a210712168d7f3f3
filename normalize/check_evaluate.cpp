// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/check_evaluate.h"

#include <algorithm>

#include "profiles/rule_text.h"

namespace biaoge {

namespace {

using Kind = Operand::Kind;

/// Of two operands, one of which is no number: why there is no result.
Operand missing_of(const Operand& a, const Operand& b) {
  for (const Kind kind : {Kind::blank, Kind::absent}) {
    if (a.kind == kind || b.kind == kind) return no_operand(kind);
  }
  return no_operand(Kind::unknown);
}

bool has_product(const Expression& tree) {
  if (tree.operation == Operation::multiply || tree.operation == Operation::divide) return true;
  return std::any_of(tree.arguments.begin(), tree.arguments.end(), has_product);
}

bool holds(Operation operation, std::strong_ordering order) {
  switch (operation) {
    case Operation::equal:
      return order == 0;
    case Operation::not_equal:
      return order != 0;
    case Operation::less:
      return order < 0;
    case Operation::less_equal:
      return order <= 0;
    case Operation::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

}  // namespace

const std::string& Evaluator::unit_of(const PlaceRef& place) const {
  static const std::string kNone;
  const SectionRule* rule = profile_.section(place.section);
  const ColumnRule* column = rule ? rule->column(place.key) : nullptr;
  if (column == nullptr || column->type != ValueType::amount) return kNone;
  for (const FormSection& section : form_.sections) {
    if (section.name == place.section) return section.unit;
  }
  return kNone;
}

Operand Evaluator::value(const Expression& tree, Printing how) const {
  const auto found = find_value(tree.place, form_, profile_, at_);
  if (!found) return no_operand(Kind::absent);
  return operand_of(*found->value, unit_of(tree.place), how);
}

std::vector<FoundValue> Evaluator::addends(const Expression& tree, bool& absent) const {
  std::vector<FoundValue> out;
  for (const PlaceRef& place : tree.places) {
    auto found = find_value(place, form_, profile_, at_);
    if (!found) absent = true;
    if (found) out.push_back(std::move(*found));
  }
  if (!tree.places.empty()) return out;
  out = find_column_values(tree.place, form_);
  absent = out.empty();
  if (tree.keys.empty() || at_.section == nullptr) return out;
  // Only rows that say the same as the row at hand in all of the keys.
  const auto text_at = [&](std::size_t row, const std::string& key) {
    const Value* value = find(at_.section->rows[row], key);
    return value ? std::string_view(value->text) : std::string_view();
  };
  std::vector<FoundValue> alike;
  for (std::size_t row = 0; row < at_.section->rows.size(); ++row) {
    const bool same = std::all_of(tree.keys.begin(), tree.keys.end(), [&](const auto& key) {
      return same_text(text_at(row, key), text_at(at_.row, key));
    });
    const RowAt at = {at_.section, row};
    const auto found = same ? find_value(tree.place, form_, profile_, at) : std::nullopt;
    if (found) alike.push_back(*found);
  }
  return alike;
}

Operand Evaluator::sum(const Expression& tree, Printing how) const {
  bool absent = false;
  Operand total = no_operand(Kind::blank);
  for (const FoundValue& addend : addends(tree, absent)) {
    const PlaceRef& place = tree.places.empty() ? tree.place : tree.places.front();
    const Operand operand = operand_of(*addend.value, unit_of(place), how);
    if (operand.kind == Kind::blank) continue;
    if (operand.kind != Kind::number) return no_operand(Kind::unknown);
    if (total.kind == Kind::blank) {
      total = number_operand(operand.number);
      continue;
    }
    const auto added = add(total.number, operand.number);
    if (!added) return no_operand(Kind::unknown);
    total.number = *added;
  }
  return absent ? no_operand(Kind::absent) : total;
}

Operand Evaluator::arithmetic(const Expression& tree, Printing how) const {
  const Operand a = evaluate(tree.arguments[0], how);
  const Operand b = evaluate(tree.arguments[1], how);
  if (a.kind != Kind::number || b.kind != Kind::number) return missing_of(a, b);
  const auto result = tree.operation == Operation::add        ? add(a.number, b.number)
                      : tree.operation == Operation::subtract ? subtract(a.number, b.number)
                      : tree.operation == Operation::multiply ? multiply(a.number, b.number)
                                                              : divide(a.number, b.number);
  return result ? number_operand(*result) : no_operand(Kind::unknown);
}

Operand Evaluator::comparison(const Expression& tree) const {
  const Operand a = evaluate(tree.arguments[0]);
  const Operand b = evaluate(tree.arguments[1]);
  if (a.kind == Kind::number && b.kind == Kind::number) {
    const auto order = Fraction::compare(a.number.low, b.number.low);
    return order ? truth_operand(holds(tree.operation, *order)) : no_operand(Kind::unknown);
  }
  const bool texts = (a.kind == Kind::text || a.kind == Kind::number) &&
                     (b.kind == Kind::text || b.kind == Kind::number) && !a.text.empty() &&
                     !b.text.empty();
  const bool equality =
      tree.operation == Operation::equal || tree.operation == Operation::not_equal;
  if (!texts || !equality) return missing_of(a, b);
  const bool same = same_text(a.text, b.text);
  return truth_operand(same == (tree.operation == Operation::equal));
}

Operand Evaluator::about(const Expression& tree) const {
  const Expression& left = tree.arguments[0];
  const Expression& right = tree.arguments[1];
  const bool product = has_product(left) || has_product(right);
  // A sum is made by the hand that printed its parts; a share is often cut by another.
  const bool left_alone = product && left.operation == Operation::value;
  const bool right_alone = product && !left_alone && right.operation == Operation::value;
  for (const Printing inputs : {Printing::rounded, Printing::cut}) {
    for (const Printing result : {Printing::rounded, Printing::cut}) {
      if (!left_alone && !right_alone && inputs != result) continue;
      const Operand a = evaluate(left, left_alone ? result : inputs);
      const Operand b = evaluate(right, right_alone ? result : inputs);
      if (a.kind != Kind::number || b.kind != Kind::number) return missing_of(a, b);
      const auto met = meet(a.number, b.number);
      if (!met) return no_operand(Kind::unknown);
      if (*met) return truth_operand(true);
    }
  }
  return truth_operand(false);
}

Operand Evaluator::logic(const Expression& tree) const {
  const bool both = tree.operation == Operation::both;
  Operand out = truth_operand(both);
  for (const Expression& argument : tree.arguments) {
    const Operand operand = evaluate(argument);
    if (operand.kind != Kind::truth) {
      out = no_operand(Kind::unknown);
    } else if (operand.truth != both) {
      return operand;
    }
  }
  return out;
}

Operand Evaluator::of_text(const Expression& tree) const {
  const Operand operand = evaluate(tree.arguments[0]);
  if (tree.operation == Operation::filled) {
    if (operand.kind == Kind::absent) return no_operand(Kind::absent);
    return truth_operand(operand.kind != Kind::blank);
  }
  if (operand.kind != Kind::text && operand.kind != Kind::number)
    return missing_of(operand, operand);
  if (tree.operation == Operation::label) return text_operand(without_brackets(operand.text));
  if (tree.operation == Operation::points) {
    const auto points = points_of(operand.text);
    return points ? number_operand({*points, *points}) : no_operand(Kind::blank);
  }
  return truth_operand(
      std::any_of(tree.texts.begin(), tree.texts.end(),
                  [&](const std::string& known) { return same_text(known, operand.text); }));
}

Operand Evaluator::meets(const Expression& tree) const {
  const auto actual = find_value(tree.arguments[0].place, form_, profile_, at_);
  const auto target = find_value(tree.arguments[1].place, form_, profile_, at_);
  const auto met = actual && target ? meets_target(*actual->value, *target->value) : std::nullopt;
  return met ? truth_operand(*met) : no_operand(Kind::unknown);
}

Operand Evaluator::evaluate(const Expression& tree, Printing how) const {
  switch (tree.operation) {
    case Operation::number:
      return number_operand({tree.number, tree.number});
    case Operation::text:
      return text_operand(tree.text);
    case Operation::value:
      return value(tree, how);
    case Operation::sum:
      return sum(tree, how);
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
      return arithmetic(tree, how);
    case Operation::exact:
      return evaluate(tree.arguments[0], Printing::exact);
    case Operation::otherwise: {
      const Operand first = evaluate(tree.arguments[0], how);
      const bool none = first.kind == Kind::blank || first.kind == Kind::absent;
      return none ? evaluate(tree.arguments[1], how) : first;
    }
    case Operation::about:
      return about(tree);
    case Operation::both:
    case Operation::either:
      return logic(tree);
    case Operation::negation: {
      const Operand operand = evaluate(tree.arguments[0]);
      return operand.kind == Kind::truth ? truth_operand(!operand.truth) : operand;
    }
    case Operation::meets:
      return meets(tree);
    case Operation::one_of:
    case Operation::filled:
    case Operation::points:
    case Operation::label:
      return of_text(tree);
    default:
      return comparison(tree);
  }
}

void Evaluator::collect(const Expression& tree, std::vector<std::string>& paths) const {
  const auto note = [&paths](const std::string& path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  };
  if (tree.operation == Operation::value) {
    if (const auto found = find_value(tree.place, form_, profile_, at_)) note(found->path());
  } else if (tree.operation == Operation::sum) {
    bool absent = false;
    for (const FoundValue& addend : addends(tree, absent)) note(addend.path());
  }
  for (const Expression& argument : tree.arguments) collect(argument, paths);
}

}  // namespace biaoge
