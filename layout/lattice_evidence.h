// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what rulings draw is the grid of a table. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/lattice.h"

namespace biaoge {

enum class LatticeKind {
  table,    ///< Its cells are the cells of a table.
  partial,  ///< Some borders are missing: text shows more rows or columns than the rulings do.
  frame,    ///< A box around text, or parts of one.
  drawing,  ///< Grid lines of a chart: hardly any text in it.
};

/// `words`: those of each cell of the lattice.
LatticeKind classify_lattice(const Lattice& lattice, const std::vector<std::vector<Word>>& words);

/// Of a lattice found in a picture beside text, with what was read in its cells: true when little
/// was read, and that badly. Then the picture shows a chart or a photograph.
bool is_misread_picture(const std::vector<std::vector<Word>>& words);

}  // namespace biaoge
