// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/check_findings.h"

#include <algorithm>
#include <iterator>

#include "normalize/backing.h"
#include "normalize/checks.h"
#include "normalize/doubt.h"
#include "normalize/edit.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

bool is_recognised(const Value* value) {
  return value != nullptr && value->source == TextSource::ocr;
}

std::vector<Value*> values_at(Form& form, const std::vector<std::string>& paths) {
  std::vector<Value*> values;
  for (const std::string& path : paths) {
    if (Value* value = value_of_path(form, path)) values.push_back(value);
  }
  return values;
}

Finding finding_of(Form& form, const CheckResult& result) {
  Finding finding;
  finding.rule = result.rule->name;
  finding.severity = result.rule->severity;
  finding.message = result.message;
  finding.where = result.where;
  for (const Value* value : values_at(form, result.where)) {
    finding.boxes.insert(finding.boxes.end(), value->boxes.begin(), value->boxes.end());
  }
  return finding;
}

/// Whom a failing rule casts doubt on. Of a sum those that nothing backs, as long as there are any.
void flag_values(Form& form, const CheckResult& result, const std::set<const Value*>& backed) {
  std::vector<Value*> read = values_at(form, result.where);
  if (std::none_of(read.begin(), read.end(), is_recognised)) {
    for (Value* value : values_at(form, result.result)) add_flags(*value, {result.rule->flag});
    return;
  }
  std::erase_if(read, [](const Value* value) { return !is_recognised(value); });
  const auto alone = [&backed](const Value* value) { return !backed.contains(value); };
  if (is_sum(*result.rule) && std::any_of(read.begin(), read.end(), alone)) {
    std::erase_if(read, [&](const Value* value) { return !alone(value); });
  }
  for (Value* value : read) add_flags(*value, {result.rule->flag});
}

/// True for a value that a correction may turn into one that the rule can use.
bool is_open(const Value* value) {
  return std::any_of(value->flags.begin(), value->flags.end(), [](const std::string& flag) {
    return flag == "unexpected-form" || flag == "missing";
  });
}

/// What a reviewer may want to see: also what can't be said before a value is corrected.
void add_outcome(Form& form, const CheckResult& result) {
  if (result.rule->scans_only) return;
  const std::vector<Value*> read = values_at(form, result.where);
  const bool open = std::any_of(read.begin(), read.end(), is_open);
  if (result.verdict == Verdict::skipped && !open) return;
  form.checks.push_back({result.rule->name, result.row, result.verdict, result.left, result.right,
                         result.difference});
}

bool is_check_flag(const std::string& flag) {
  return std::find(std::begin(kCheckFlags), std::end(kCheckFlags), flag) != std::end(kCheckFlags);
}

void unflag(Value& value) {
  value.flags.erase(std::remove_if(value.flags.begin(), value.flags.end(), is_check_flag),
                    value.flags.end());
}

int decimals_of(const Value& value) {
  return value.quantity ? value.quantity->value.scale() : 0;
}

}  // namespace

void add_check_findings(Form& form, const Profile& profile) {
  const std::vector<CheckResult> results = run_checks(form, profile);
  const std::set<const Value*> backed = backed_numbers(form, results);
  for (const CheckResult& result : results) {
    add_outcome(form, result);
    if (result.verdict != Verdict::fails) continue;
    const std::vector<Value*> read = values_at(form, result.where);
    if (result.rule->scans_only && !std::any_of(read.begin(), read.end(), is_recognised)) continue;
    form.findings.push_back(finding_of(form, result));
    flag_values(form, result, backed);
  }
  for (const CheckResult& result : results) {
    if (!confirms(result)) continue;
    const std::vector<Value*> values = values_at(form, result.where);
    int decimals = 0;
    for (const Value* value : values) decimals = std::max(decimals, decimals_of(*value));
    // A lost zero at the end (10.0 for 10.00) does not change the sum.
    for (Value* value : values) {
      if (decimals_of(*value) == decimals) confirm(*value);
    }
  }
}

void remove_check_findings(Form& form, const Profile& profile) {
  const auto is_rule = [&profile](const Finding& finding) {
    return std::any_of(profile.rules.begin(), profile.rules.end(),
                       [&](const CheckRule& rule) { return rule.name == finding.rule; });
  };
  form.findings.erase(std::remove_if(form.findings.begin(), form.findings.end(), is_rule),
                      form.findings.end());
  form.checks = {};
  for (auto& [key, value] : form.fields) unflag(value);
  for (FormSection& section : form.sections) {
    for (Record& row : section.rows) {
      for (auto& [key, value] : row) unflag(value);
    }
  }
}

}  // namespace biaoge
