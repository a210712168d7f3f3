// SPDX-License-Identifier: GPL-3.0-or-later
// Rows under a header. Private to normalize.
#pragma once

#include <set>
#include <vector>

#include "core/form.h"
#include "normalize/regions.h"
#include "normalize/section_header.h"
#include "profiles/units.h"

namespace biaoge {

/// Marks of the cells whose text has found its place, by table.
using UsedCells = std::set<std::pair<const GridView*, int>>;

/// The section's rows, from its header to the next label of the form. Adds findings about missing
/// columns and rows to `findings`, and what it read to `used`.
FormSection read_section(const FormRegions& form, std::size_t index, const SectionHeader& header,
                         const UnitTable& units, std::vector<Finding>& findings, UsedCells& used);

}  // namespace biaoge
