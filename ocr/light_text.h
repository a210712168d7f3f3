// SPDX-License-Identifier: GPL-3.0-or-later
// White text on dark cells. Private to ocr.
#pragma once

#include "core/raster.h"

namespace biaoge {

/// Makes the ground of dark cells with lighter text in them as light as the paper, and the text and
/// the lines on it dark; their edges become rulings. What touches the edge of the picture (the lid,
/// the desk) is no cell.
void darken_light_text(Raster& gray, double dpi);

}  // namespace biaoge
