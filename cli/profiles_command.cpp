// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/profile_check.h"
#include "cli/profile_choice.h"
#include "cli/sample.h"
#include "cli/text.h"
#include "normalize/draft.h"
#include "profiles/loader.h"
#include "profiles/text_columns.h"
#include "profiles/write_profile.h"

namespace biaoge {

namespace {

std::string listed(const Profile& profile) {
  constexpr std::size_t kWidth = 74;
  std::string text = profile.name + "  " + profile.title + "\n";
  for (const std::string& line : wrap(profile.description, kWidth)) text += "    " + line + "\n";
  return text;
}

int report(const Log& log, const Error& error, int otherwise) {
  log.error(error);
  if (error.code == "interrupted") return kExitInterrupted;
  return error.code == "installation-damaged" ? kExitInternal : otherwise;
}

/// The last part of a path: a draft goes to other people.
std::string file_name(const std::string& path) {
  return printable(path.substr(path.find_last_of('/') + 1));
}

int draft(const std::string& sample, const Log& log) {
  const auto known = choose_profiles("auto");
  const auto units = built_in_units();
  const auto words = built_in_words();
  if (!known) return report(log, known.error(), kExitUsage);
  if (!units) return report(log, units.error(), kExitUsage);
  if (!words) return report(log, words.error(), kExitUsage);
  const auto document = read_sample(sample, {}, units.value(), words.value());
  if (!document) return report(log, document.error(), kExitNothing);
  if (document.value().tables.empty()) {
    return report(log,
                  {"no-tables", sample + ": has no table to draft a profile from",
                   "Give a page with the form: cut it out, or scan it again"},
                  kExitNothing);
  }
  const Profile profile =
      draft_profile(document.value().tables, known.value(), words.value(), units.value());
  std::fputs(yaml_of(profile, file_name(sample)).c_str(), stdout);
  return kExitOk;
}

int check(const Options& options, const Log& log) {
  if (options.profile_name.empty()) {
    return report(log,
                  {"usage", "--check needs a profile and a sample",
                   "For example: biaoge profiles --check my-form.yaml sample.pdf"},
                  kExitUsage);
  }
  const auto profiles = choose_profiles(options.check);
  const auto units = built_in_units();
  const auto words = built_in_words();
  if (!profiles) return report(log, profiles.error(), kExitUsage);
  if (!units) return report(log, units.error(), kExitUsage);
  if (!words) return report(log, words.error(), kExitUsage);
  if (profiles.value().size() != 1) {
    return report(log, {"usage", "--check takes one profile", "Name a profile or its file"},
                  kExitUsage);
  }
  const auto document =
      read_sample(options.profile_name, profiles.value(), units.value(), words.value());
  if (!document) return report(log, document.error(), kExitNothing);
  const Profile& profile = profiles.value().front();
  std::fputs(check_text(profile, document.value(), options.check).c_str(), stdout);
  return is_complete(profile, document.value()) ? kExitOk : kExitReview;
}

}  // namespace

int profiles_command(const Options& options, const Log& log) {
  if (!options.draft.empty()) return draft(options.draft, log);
  if (!options.check.empty()) return check(options, log);
  const bool list = options.profile_name.empty();
  const auto profiles = choose_profiles(list ? "auto" : options.profile_name);
  if (!profiles) return report(log, profiles.error(), kExitUsage);
  std::string text;
  for (const Profile& profile : profiles.value()) text += list ? listed(profile) : explain(profile);
  std::fputs(text.c_str(), stdout);
  return kExitOk;
}

}  // namespace biaoge
