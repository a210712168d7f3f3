// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/checks.h"
#include "normalize/edit.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

/// An alternative less likely than this is noise.
constexpr double kLeastSupport = 0.05;
/// More places to change than this, and a rule says too little about each.
constexpr std::size_t kMostCandidates = 60;

/// Another reading of a value.
struct Candidate {
  std::string path;
  Value value;
};

/// Rules that fail, each with its row.
using Failures = std::vector<std::pair<const CheckRule*, int>>;

Failures failures_of(const Form& form, const Profile& profile) {
  Failures failures;
  for (const CheckResult& result : run_checks(form, profile)) {
    if (result.verdict == Verdict::fails) failures.emplace_back(result.rule, result.row);
  }
  return failures;
}

bool contains(const Failures& failures, const std::pair<const CheckRule*, int>& failure) {
  return std::find(failures.begin(), failures.end(), failure) != failures.end();
}

/// `after` lacks `failure`, and has nothing that was not there before.
bool mends(const Failures& after, const Failures& before,
           const std::pair<const CheckRule*, int>& failure) {
  return !contains(after, failure) && std::all_of(after.begin(), after.end(), [&](const auto& one) {
    return contains(before, one);
  });
}

/// Same number or, of what is no number, same text.
bool says_the_same(const Value& a, const Value& b) {
  if (a.quantity && b.quantity) {
    return a.quantity->value == b.quantity->value &&
           a.quantity->comparator == b.quantity->comparator;
  }
  return a.text == b.text;
}

void add_candidates(std::vector<Candidate>& candidates, const Form& form, const std::string& path,
                    const Value& value, const Profile& profile, const UnitTable& units) {
  const std::size_t first = candidates.size();
  for (const Alternative& alternative : value.alternatives) {
    if (alternative.confidence < kLeastSupport) continue;
    Value other = typed_value(form, path, alternative.text, TextSource::ocr, profile, units);
    other.confidence = alternative.confidence;
    const bool sound =
        other.flags.empty() || other.flags == std::vector<std::string>{"low-confidence"};
    const bool known = std::any_of(
        candidates.begin() + static_cast<std::ptrdiff_t>(first), candidates.end(),
        [&](const Candidate& candidate) { return says_the_same(candidate.value, other); });
    if (!sound || known || says_the_same(other, value)) continue;
    candidates.push_back({path, std::move(other)});
  }
}

std::vector<Candidate> candidates_of(Form& form, const CheckResult& result, const Profile& profile,
                                     const UnitTable& units) {
  std::vector<Candidate> candidates;
  for (const std::string& path : result.where) {
    const Value* value = value_of_path(form, path);
    if (value == nullptr || value->source != TextSource::ocr) continue;
    add_candidates(candidates, form, path, *value, profile, units);
  }
  return candidates;
}

/// Puts the text and number of `other` into the value, everything else stays.
void put(Form& form, const Candidate& other) {
  Value& value = *value_of_path(form, other.path);
  value.text = other.value.text;
  value.quantity = other.value.quantity;
}

/// The only choice of candidates that mends the rule: one of them, else two. nullopt: none, or
/// several that could be meant.
std::optional<std::vector<Candidate>> only_choice(const Form& form, const Profile& profile,
                                                  const CheckResult& result, const Failures& before,
                                                  const std::vector<Candidate>& candidates) {
  const std::pair<const CheckRule*, int> failure = {result.rule, result.row};
  std::vector<std::vector<Candidate>> found;
  const auto try_choice = [&](std::vector<Candidate> choice) {
    Form changed = form;
    for (const Candidate& candidate : choice) put(changed, candidate);
    if (mends(failures_of(changed, profile), before, failure)) found.push_back(std::move(choice));
  };
  for (const Candidate& candidate : candidates) try_choice({candidate});
  for (std::size_t i = 0; found.empty() && i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      if (candidates[i].path != candidates[j].path) try_choice({candidates[i], candidates[j]});
    }
    if (found.size() > 1) return std::nullopt;
  }
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

void accept(Form& form, const Candidate& choice, const CheckRule& rule) {
  Value& value = *value_of_path(form, choice.path);
  Finding finding;
  finding.rule = "repaired";
  finding.severity = Severity::info;
  finding.message = "识别为“" + value.text + "”，按“" + rule.title + "”的勾稽关系改正为“" +
                    choice.value.text + "”";
  finding.where = {choice.path};
  finding.boxes = value.boxes;
  form.findings.push_back(std::move(finding));
  value.alternatives.insert(value.alternatives.begin(), {value.text, value.confidence});
  put(form, choice);
  value.confidence = choice.value.confidence;
  value.flags = {"repaired"};
}

}  // namespace

void repair_by_rules(Form& form, const Profile& profile, const UnitTable& units) {
  if (!has_recognised(form)) return;
  for (const CheckResult& result : run_checks(form, profile)) {
    if (result.verdict != Verdict::fails || result.rule->scans_only) continue;
    const std::vector<Candidate> candidates = candidates_of(form, result, profile, units);
    if (candidates.empty() || candidates.size() > kMostCandidates) continue;
    const Failures before = failures_of(form, profile);
    // An earlier repair may have mended this one too.
    if (!contains(before, {result.rule, result.row})) continue;
    const auto choice = only_choice(form, profile, result, before, candidates);
    if (!choice) continue;
    for (const Candidate& candidate : *choice) accept(form, candidate, *result.rule);
  }
}

}  // namespace biaoge
