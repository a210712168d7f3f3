// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: the rules of a profile, checked against its fields and sections.
#pragma once

#include <vector>

#include "profiles/profile.h"
#include "profiles/yaml_tree.h"

namespace biaoge {

/// `profile` has its fields and sections already. Throws yaml::Failure.
std::vector<CheckRule> read_rules(const yaml::Node& list, const Profile& profile);

}  // namespace biaoge
