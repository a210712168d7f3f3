// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of ruled tables without rulings between their columns. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/lattice.h"

namespace biaoge {

/// Parts the cells of the first row that hold one text over each column of the row below.
/// `words`: of each cell of the lattice; parted with it.
void part_open_heads(Lattice& lattice, std::vector<std::vector<Word>>& words);

}  // namespace biaoge
