// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a page beside its tables. Private to ocr.
#pragma once

#include <vector>

#include "ocr/pixel_box.h"

namespace biaoge {

/// Bands over the whole width above, between and below the cells, and what lies to the left and to
/// the right of them, from top to bottom. Regions narrower than `least` pixels at the sides are
/// margins without text; cells within them are the edges of the sheet and hide nothing beside them.
std::vector<PixelBox> free_regions(const std::vector<PixelBox>& cells, int width, int height,
                                   int least);

}  // namespace biaoge
