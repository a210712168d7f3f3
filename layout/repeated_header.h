// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that head a table, and their coming back at the top of the next page.
#pragma once

#include "core/table.h"

namespace biaoge {

/// Leading rows that head the columns, when rows of data follow; 0 when none do.
int count_header_rows(const Table& table);

/// Number of leading rows of `lower`, the part of a table on the next page with the same columns,
/// that repeat a header of `upper`: its first rows, or the header of a block further down. 0 when
/// none do, or when a form begins anew with them.
int repeated_header(const Table& upper, const Table& lower);

}  // namespace biaoge
