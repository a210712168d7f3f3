// SPDX-License-Identifier: GPL-3.0-or-later
// Tables become forms by a profile.
#pragma once

#include <vector>

#include "core/form.h"
#include "core/table.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

/// Reads every form out of the tables of one document. Of several profiles the one that recognises
/// a table best is taken. Also cleans the text of all cells, and fills in title and unit of tables.
std::vector<Form> read_forms(std::vector<Table>& tables, const std::vector<Profile>& profiles,
                             const UnitTable& units);

}  // namespace biaoge
