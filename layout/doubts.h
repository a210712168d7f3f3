// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of which it is in doubt where they begin and end. Private to layout.
#pragma once

#include <vector>

#include "core/table.h"

namespace biaoge {

/// Flags cells of a table found by its text as `doubtful-place`: those of `rows`; all numbers that
/// were recognised in a picture; others that are not whole, or that something else stands beside;
/// texts over several columns of the body; columns without a heading.
void flag_doubts(Table& table, const std::vector<int>& rows);

}  // namespace biaoge
