// SPDX-License-Identifier: GPL-3.0-or-later
// Fields: single values of a form, found by their labels. Private to normalize.
#pragma once

#include <optional>
#include <vector>

#include "normalize/regions.h"
#include "normalize/sections.h"
#include "normalize/values.h"

namespace biaoge {

/// The text of a field as printed; nullopt when its place is not found. Labels and values read are
/// added to `used`. `headers` by section of the profile.
std::optional<RawValue> find_field(const FormRegions& form, const FieldRule& rule,
                                   const std::vector<std::optional<SectionHeader>>& headers,
                                   UsedCells& used);

}  // namespace biaoge
