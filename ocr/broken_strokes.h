// SPDX-License-Identifier: GPL-3.0-or-later
// Hairlines of which nothing but dark spots is left. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// Those of `specks` (one for each of `parts`) that hang together with a stroke up to the tone
/// `faint` are specks no more; where that stroke holds no other ink its box takes the place of
/// theirs. `size`: height of the region's glyphs, pixels.
void keep_broken_strokes(const Raster& picture, int faint, double size,
                         std::vector<PixelBox>& parts, std::vector<bool>& specks);

}  // namespace biaoge
