// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile makes of a sample, for the person who writes it.
#pragma once

#include <string>

#include "core/document.h"
#include "profiles/profile.h"

namespace biaoge {

/// Text for a terminal: each form with its values, what was not found, what was left over; each
/// table that is no form, with the labels it has and lacks. `file` and `sample` name the two.
std::string check_text(const Profile& profile, const Document& document, const std::string& file);

/// True when a form was found and every field and section has something.
bool is_complete(const Profile& profile, const Document& document);

}  // namespace biaoge
