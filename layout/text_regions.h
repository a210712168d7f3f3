// SPDX-License-Identifier: GPL-3.0-or-later
// Finds tables by how text is aligned and spaced, and by rulings that do not make a lattice.
// Private to layout.
#pragma once

#include <string>
#include <vector>

#include "layout/text_table.h"

namespace biaoge {

struct TextRegions {
  Lines lines;                    ///< Keeps the words that `tables` point to.
  std::vector<TextTable> tables;  ///< From top to bottom.
  std::vector<RefusedRegion> refused;
};

/// `words` must outlive the result.
/// `page`: for the drawings beside the words.
TextRegions find_text_tables(const Page& page, const std::vector<Word>& words,
                             const std::vector<Ruling>& rulings);

}  // namespace biaoge
