// SPDX-License-Identifier: GPL-3.0-or-later
// Which cell of which lattice a word lies in. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/lattice.h"

namespace biaoge {

/// The smallest lattice around the middle of a word: tables inside cells have their own words.
const Lattice* innermost(const std::vector<Lattice>& lattices, const Word& word);

/// Gives a word to the cell it lies in. A word across a border is cut there; text that overran
/// the border stays whole, in the cell that has most of it.
void place_word(const Lattice& lattice, const Word& word, std::vector<std::vector<Word>>& cells,
                std::vector<Word>& outside);

}  // namespace biaoge
