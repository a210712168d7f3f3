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

/// Leaves only those that `fits`, if there are any.
template <typename Fits>
void narrow(std::vector<Value*>& values, const Fits& fits) {
  if (std::none_of(values.begin(), values.end(), fits)) return;
  std::erase_if(values, [&](const Value* value) { return !fits(value); });
}

/// Whom a failing rule casts doubt on. Of a sum those that nothing backs: whole columns lose their
/// points at once. Of the few values of another rule those that were misread explain the failure.
void flag_values(Form& form, const CheckResult& result, const std::set<const Value*>& backed,
                 const std::set<const Value*>& misread) {
  std::vector<Value*> read = values_at(form, result.where);
  if (std::none_of(read.begin(), read.end(), is_recognised)) {
    for (Value* value : values_at(form, result.result)) add_flags(*value, {result.rule->flag});
    return;
  }
  narrow(read, is_recognised);
  if (is_sum(*result.rule)) {
    narrow(read, [&backed](const Value* value) { return !backed.contains(value); });
    const std::set<const Value*> explain = explaining(form, result);
    narrow(read, [&](const Value* value) {
      return explain.contains(value) || (!explain.empty() && !is_sure_number(*value));
    });
  } else {
    narrow(read, [&misread](const Value* value) { return misread.contains(value); });
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

/// A value of the same column that was read without a doubt and is written as this one: as many
/// decimals, and the same sign at its end.
bool has_model(const Form& form, const std::string& path, const Value& value) {
  const std::string key = path.substr(path.rfind('.') + 1);
  for (const FormSection& section : form.sections) {
    if (!path.starts_with("rows." + section.name + "[")) continue;
    for (const Record& row : section.rows) {
      const Value* other = find(row, key);
      if (other == nullptr || other == &value || !other->quantity || !other->flags.empty())
        continue;
      const bool alike = decimals_of(*other) == decimals_of(value) &&
                         other->text.ends_with('%') == value.text.ends_with('%');
      if (alike && other->confidence >= kLeastNumberConfidence) return true;
    }
  }
  return false;
}

/// The result of a rule that was not read surely, but comes out of values that were.
void confirm_result(Form& form, const CheckResult& result) {
  Value* value = value_of_path(form, result.result.front());
  if (value == nullptr || !has_model(form, result.result.front(), *value)) return;
  const std::vector<Value*> read = values_at(form, result.where);
  const bool sure = std::all_of(read.begin(), read.end(), [value](const Value* other) {
    return other == value || (other->flags.empty() && other->quantity);
  });
  if (sure) confirm(*value);
}

}  // namespace

void add_check_findings(Form& form, const Profile& profile) {
  const std::vector<CheckResult> results = run_checks(form, profile);
  const std::set<const Value*> backed = backed_numbers(form, results);
  std::set<const Value*> misread;
  for (const CheckResult& result : results) {
    for (const Value* value : values_at(form, result.where)) {
      if (is_misread(*value)) misread.insert(value);
    }
  }
  for (const CheckResult& result : results) {
    add_outcome(form, result);
    if (result.verdict != Verdict::fails) continue;
    const std::vector<Value*> read = values_at(form, result.where);
    if (result.rule->scans_only && !std::any_of(read.begin(), read.end(), is_recognised)) continue;
    form.findings.push_back(finding_of(form, result));
    flag_values(form, result, backed, misread);
  }
  for (const CheckResult& result : results) {
    if (confirms_result(result)) confirm_result(form, result);
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
