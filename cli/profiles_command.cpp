// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/profile_choice.h"
#include "cli/text.h"
#include "profiles/loader.h"

namespace biaoge {

namespace {

std::string listed(const Profile& profile) {
  return profile.name + "\n    " + profile.title + "\n    " + profile.description + "\n";
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
