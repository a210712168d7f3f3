// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/checks.h"

#include <algorithm>
#include <set>

#include "normalize/check_evaluate.h"

namespace biaoge {

namespace {

constexpr int kFewestPlaces = 2;

/// A number as a person writes it: as printed, or if it does not end, with that many decimals.
std::string figure(const Fraction& value, int places) {
  return value.is_decimal() ? value.numerator().to_string() : value.rounded(places);
}

int places_of(const Fraction& value) {
  return value.is_decimal() ? std::max(kFewestPlaces, value.numerator().scale()) : kFewestPlaces;
}

std::string side_text(const Operand& operand, int places) {
  return operand.kind == Operand::Kind::number ? figure(operand.number.low, places) : operand.text;
}

/// What the sides of a comparison come to.
void set_sides(CheckResult& out, const Expression& comparison, const Evaluator& evaluator) {
  const Operand left = evaluator.evaluate(comparison.arguments[0]);
  const Operand right = evaluator.evaluate(comparison.arguments[1]);
  const int places = std::max(places_of(left.number.low), places_of(right.number.low));
  out.left = side_text(left, places);
  out.right = side_text(right, places);
  const auto difference = Fraction::add(left.number.low, -right.number.low);
  const bool numbers = left.kind == Operand::Kind::number && right.kind == Operand::Kind::number;
  if (!difference || !numbers) return;
  out.difference = figure(*difference, places);
  if (out.difference.starts_with('-')) out.difference.erase(0, 1);
}

/// The message with what its braces ask for.
std::string message_of(const CheckRule& rule, const Form& form, const Profile& profile,
                       const RowAt& at, const CheckResult& sides) {
  const auto text_of = [&](const std::string& name) {
    if (name == "left") return sides.left;
    if (name == "right") return sides.right;
    if (name == "difference") return sides.difference;
    const bool column = at.section != nullptr && profile.field(name) == nullptr;
    const auto found = find_value({column ? rule.section : "", "", name}, form, profile, at);
    return found ? found->value->text : std::string();
  };
  std::string out;
  for (std::size_t i = 0; i < rule.message.size(); ++i) {
    const std::size_t close = rule.message[i] == '{' ? rule.message.find('}', i) : i;
    if (close == i) {
      out.push_back(rule.message[i]);
    } else {
      out += text_of(rule.message.substr(i + 1, close - i - 1));
      i = close;
    }
  }
  return out;
}

/// Which values the rule reads, and which of them stand alone on a side.
void set_places(CheckResult& out, const Evaluator& evaluator) {
  const CheckRule& rule = *out.rule;
  evaluator.collect(rule.check, out.where);
  for (const Expression& when : rule.when) evaluator.collect(when, out.where);
  if (!is_comparison(rule.check.operation)) return;
  for (const Expression& side : rule.check.arguments) {
    if (side.operation == Operation::value) evaluator.collect(side, out.result);
  }
}

/// Sets the verdict, and what is said of it.
void decide(CheckResult& out, const Evaluator& evaluator, const Form& form, const Profile& profile,
            const RowAt& at) {
  const CheckRule& rule = *out.rule;
  for (const Expression& when : rule.when) {
    const Operand condition = evaluator.evaluate(when);
    if (condition.kind != Operand::Kind::truth || !condition.truth) return;
  }
  if (is_comparison(rule.check.operation)) set_sides(out, rule.check, evaluator);
  const Operand outcome = evaluator.evaluate(rule.check);
  if (outcome.kind != Operand::Kind::truth) return;
  out.verdict = outcome.truth ? Verdict::holds : Verdict::fails;
  if (!outcome.truth) out.message = message_of(rule, form, profile, at, out);
}

CheckResult run_once(const CheckRule& rule, const Form& form, const Profile& profile,
                     const RowAt& at, bool all_places) {
  const Evaluator evaluator(form, profile, at);
  CheckResult result;
  result.rule = &rule;
  result.row = at.section ? static_cast<int>(at.row) : -1;
  decide(result, evaluator, form, profile, at);
  if (all_places || result.verdict != Verdict::holds) set_places(result, evaluator);
  return result;
}

bool is_recognised(const Record& record) {
  return std::any_of(record.begin(), record.end(),
                     [](const auto& entry) { return entry.second.source == TextSource::ocr; });
}

}  // namespace

bool has_recognised(const Form& form) {
  return is_recognised(form.fields) ||
         std::any_of(form.sections.begin(), form.sections.end(), [](const FormSection& section) {
           return std::any_of(section.rows.begin(), section.rows.end(), is_recognised);
         });
}

std::vector<CheckResult> run_check(const CheckRule& rule, const Form& form, const Profile& profile,
                                   bool all_places) {
  std::vector<CheckResult> results;
  if (rule.section.empty()) {
    results.push_back(run_once(rule, form, profile, {}, all_places));
    return results;
  }
  for (const FormSection& section : form.sections) {
    if (section.name != rule.section) continue;
    std::set<std::string> groups;
    for (std::size_t row = 0; row < section.rows.size(); ++row) {
      const Value* group = rule.group.empty() ? nullptr : find(section.rows[row], rule.group);
      if (!rule.group.empty() && !groups.insert(group ? group->text : "").second) continue;
      results.push_back(run_once(rule, form, profile, {&section, row}, all_places));
    }
  }
  return results;
}

std::vector<CheckResult> run_checks(const Form& form, const Profile& profile) {
  std::vector<CheckResult> results;
  const bool scanned = has_recognised(form);
  for (const CheckRule& rule : profile.rules) {
    if (rule.scans_only && !scanned) continue;
    for (CheckResult& result : run_check(rule, form, profile, scanned)) {
      results.push_back(std::move(result));
    }
  }
  return results;
}

}  // namespace biaoge
