// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a profile, evaluated over a form. What they mean: docs/rules.md.
#pragma once

#include <string>
#include <vector>

#include "core/form.h"
#include "profiles/profile.h"

namespace biaoge {

/// A rule evaluated once: for the form, or for a row.
struct CheckResult {
  const CheckRule* rule = nullptr;
  int row = -1;  ///< Of CheckRule::section; -1 for the form.
  Verdict verdict = Verdict::skipped;
  std::string message;  ///< Of a rule that fails; Chinese, with the figures.
  std::string left;     ///< The sides of the comparison at its top as figures, if it has one.
  std::string right;
  std::string difference;
  std::vector<std::string> where;   ///< Paths of the values that the rule read, each once.
  std::vector<std::string> result;  ///< Those that stand alone on a side of the comparison.
};

/// Does the form hold a value that was read from an image?
bool has_recognised(const Form& form);

/// Every rule of the profile on the form, in the order of the profile, row by row; those for scans
/// only where a value was recognised. Without one, a rule that holds doesn't say what it read.
std::vector<CheckResult> run_checks(const Form& form, const Profile& profile);

/// One rule; what the values of `form` say decides, not its findings. Without `all_places` a result
/// that holds has no `where` and `result`: naming the places takes as long as the check itself.
std::vector<CheckResult> run_check(const CheckRule& rule, const Form& form, const Profile& profile,
                                   bool all_places = true);

}  // namespace biaoge
