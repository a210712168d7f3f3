// SPDX-License-Identifier: GPL-3.0-or-later
// How far the names of rows are indented. Private to normalize.
#pragma once

#include "core/table.h"

namespace biaoge {

/// Sets CellMeaning::level in the first column of words: from the left edge of each left-aligned
/// text, in steps that the texts themselves show. `meanings` is filled.
void set_levels(Table& table, int first_row);

}  // namespace biaoge
