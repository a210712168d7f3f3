// SPDX-License-Identifier: GPL-3.0-or-later
// What tables mean that no profile reads: captions, header rows, types, units and values.
#pragma once

#include <vector>

#include "core/table.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// Fills in number, title, unit, header_rows, heads and meanings of the tables that are in no form.
/// Their texts are clean (see read_forms). Of recognised cells the doubtful ones get flags; no text
/// is changed.
void read_general_tables(std::vector<Table>& tables, const TableWords& words,
                         const UnitTable& units);

}  // namespace biaoge
