// SPDX-License-Identifier: GPL-3.0-or-later
// A single file read for the commands that help with profiles.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// Converts a sample as `biaoge convert` does, in a worker of its own. The Error is that of a
/// document of which nothing could be read.
Result<Document> read_sample(const std::string& path, const std::vector<Profile>& profiles,
                             const UnitTable& units, const TableWords& words);

}  // namespace biaoge
