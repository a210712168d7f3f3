// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/profile_choice.h"
#include "export/export.h"
#include "export/json_reader.h"
#include "normalize/check_findings.h"
#include "normalize/repair.h"

namespace biaoge {

namespace {

const Profile* find_profile(const std::vector<Profile>& profiles, const std::string& name) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [&name](const Profile& one) { return one.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

/// The name by which people know a form.
std::string name_of(const Form& form, const Profile& profile) {
  const Value* value = find(form.fields, profile.recognition.start);
  return value == nullptr || value->text.empty() ? profile.title : value->text;
}

/// Checks a form anew; says what its rules found and how much of it is more than a hint.
int check(const Document& document, Form& form, const Profile& profile, const UnitTable& units,
          bool repair, std::string& said) {
  remove_check_findings(form, profile);
  if (repair) repair_by_rules(form, profile, units);
  const std::size_t first = form.findings.size();
  add_check_findings(form, profile);
  int serious = 0;
  for (std::size_t i = first; i < form.findings.size(); ++i) {
    const Finding& finding = form.findings[i];
    if (finding.severity != Severity::info) ++serious;
    said += document.path + ": " + name_of(form, profile) + ": " + finding.message + "\n";
  }
  return serious;
}

}  // namespace

int check_command(const Options& options, const Log& log) {
  const auto profiles = choose_profiles(options.profile);
  const auto units = built_in_units();
  if (!profiles || !units) {
    log.error(profiles ? units.error() : profiles.error());
    return kExitUsage;
  }
  auto read = read_json(options.json_input);
  if (!read) {
    log.error(read.error());
    return kExitNothing;
  }
  std::vector<Document> documents = std::move(read).value();
  int serious = 0;
  std::string said;
  for (Document& document : documents) {
    for (Form& form : document.forms) {
      const Profile* profile = find_profile(profiles.value(), form.profile);
      if (profile == nullptr) continue;
      serious += check(document, form, *profile, units.value(), options.repair, said);
    }
  }
  if (options.json != "-") std::fputs(said.c_str(), stdout);
  if (!options.json.empty()) {
    if (const Status written = write_json(documents, options.json); !written) {
      log.error(written.error());
      return kExitOutput;
    }
  }
  return serious > 0 ? kExitReview : kExitOk;
}

}  // namespace biaoge
