// SPDX-License-Identifier: GPL-3.0-or-later
// Seals in pictures without colour. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// Takes away what the ink of coloured seals became in gray: broad strokes of one middle tone in a
/// ring as large as a seal, and what is as light within it. Text in black is darker and stays,
/// also on the seal; shading is filled and stays. `gray`: whitened, without rulings. Returns small
/// squares where such strokes were. On pages where hardly any text is darker than the seal nothing
/// is taken.
std::vector<PixelBox> clear_gray_seals(Raster& gray, double dpi);

}  // namespace biaoge
