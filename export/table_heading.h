// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above a table on its sheet, and so where the table begins.
#pragma once

#include <vector>

#include "core/table.h"

namespace biaoge {

/// Rows above the heading: the way back and the origin.
inline constexpr int kOriginRows = 2;

/// The lines above the table that belong to it: from its title on, else the captions at the end.
std::vector<TextLine> table_heading(const Table& table);

/// Row of the sheet (from 0) where the table begins.
int table_top(const Table& table);

}  // namespace biaoge
