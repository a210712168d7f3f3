// SPDX-License-Identifier: GPL-3.0-or-later
// A profile as the text of its file, with remarks for the person who goes on with it.
#pragma once

#include <string>

#include "profiles/profile.h"

namespace biaoge {

/// load_profile reads the same profile from it where it is a draft (normalize/draft.h): what drafts
/// never have, rules and rows with names, and keys that have their usual value are left out.
/// `source` names what it was drafted from.
std::string yaml_of(const Profile& profile, const std::string& source);

}  // namespace biaoge
