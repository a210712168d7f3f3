// SPDX-License-Identifier: GPL-3.0-or-later
// Misread labels: a recognised text that is no label of the profile, but near one, where the grid
// says that such a label stands. Text that is not recognised, and free text, is never changed.
// Private to normalize.
#pragma once

#include <vector>

#include "normalize/grid_view.h"
#include "normalize/vocabulary.h"

namespace biaoge {

/// Gives cells that were read from a picture the keys of the labels they stand for. A grid without
/// such cells stays as it is, at no cost. Of several vocabularies each grid takes the one that
/// is named above it, else the one whose labels it meets most.
void snap_labels(std::vector<GridView>& grids, const std::vector<Vocabulary>& vocabularies);

}  // namespace biaoge
