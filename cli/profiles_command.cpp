// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/profile_choice.h"
#include "profiles/loader.h"
#include "profiles/text_columns.h"

namespace biaoge {

namespace {

std::string listed(const Profile& profile) {
  constexpr std::size_t kWidth = 74;
  std::string text = profile.name + "  " + profile.title + "\n";
  for (const std::string& line : wrap(profile.description, kWidth)) text += "    " + line + "\n";
  return text;
}

}  // namespace

int profiles_command(const Options& options, const Log& log) {
  const bool list = options.profile_name.empty();
  const auto profiles = choose_profiles(list ? "auto" : options.profile_name);
  if (!profiles) {
    log.error(profiles.error());
    return profiles.error().code == "installation-damaged" ? kExitInternal : kExitUsage;
  }
  std::string text;
  for (const Profile& profile : profiles.value()) text += list ? listed(profile) : explain(profile);
  std::fputs(text.c_str(), stdout);
  return kExitOk;
}

}  // namespace biaoge
