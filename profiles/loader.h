// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and validates profiles and units. Errors name file, line and column.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// Codes: "profile-unreadable", "profile-syntax", "profile-invalid". The message begins with
/// "FILE:LINE:COLUMN: " (counted from 1) and says what was expected.
Result<Profile> load_profile(const std::string& path);

/// The same for the units file.
Result<UnitTable> load_units(const std::string& path);

/// The same for the words of general tables.
Result<TableWords> load_table_words(const std::string& path);

/// The folder that holds the built-in *.yaml: beside the installed program
/// (PREFIX/share/biaoge/profiles) or, for a program run from its build tree, the source tree.
/// "" when neither exists.
std::string profile_directory();

/// Paths of the built-in profiles, sorted by name.
std::vector<std::string> built_in_profiles();

/// A profile explained to a person: English prose, Chinese labels as printed.
std::string explain(const Profile& profile);

}  // namespace biaoge
