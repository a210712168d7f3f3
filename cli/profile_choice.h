// SPDX-License-Identifier: GPL-3.0-or-later
// Which profiles a run uses: what --profile means.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// "auto": all built-in ones, "none": none, the name of a built-in one, or the path of a file
/// (a word with "/" or ".yaml" in it, or that of an existing file). Error codes: "usage" for an
/// unknown name, those of load_profile for a file, "installation-damaged" for a built-in one.
Result<std::vector<Profile>> choose_profiles(const std::string& choice);

/// The words by which general tables are understood. Error code: "installation-damaged".
Result<TableWords> built_in_words();

/// The units. Error code: "installation-damaged".
Result<UnitTable> built_in_units();

}  // namespace biaoge
