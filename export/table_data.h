// SPDX-License-Identifier: GPL-3.0-or-later
// A general table as data: a row of the sheet for each row of its body, typed, with the unit of
// each column and where the row stands.
#pragma once

#include <cstddef>

#include "export/catalogue.h"
#include "export/grid.h"

namespace biaoge {

/// True for a table that no profile read and whose columns are understood.
bool has_data_sheet(const TableEntry& entry);

/// The rows of table `index`, which has a data sheet. Refers to the catalogue, which must outlive
/// it.
Grid data_grid(const Catalogue& catalogue, std::size_t index);

}  // namespace biaoge
