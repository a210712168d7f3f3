// SPDX-License-Identifier: GPL-3.0-or-later
// Lattices below each other that are groups of rows of one table. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/lattice.h"

namespace biaoge {

/// Joins lattices with the same columns that are parted by no more than an empty row. `words`: of
/// the page.
std::vector<Lattice> stack_lattices(std::vector<Lattice> lattices, const std::vector<Word>& words);

}  // namespace biaoge
