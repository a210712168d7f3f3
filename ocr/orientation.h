// SPDX-License-Identifier: GPL-3.0-or-later
// Which side of a page is its top. Private to ocr.
#pragma once

#include "core/raster.h"
#include "ocr/line_reader.h"

namespace biaoge {

/// Degrees clockwise (0, 90, 180, 270) by which the picture has to be turned for its text to stand
/// upright. A few lines are read each way; 0 unless another way reads plainly better. `gray`:
/// whitened, straight, without rulings.
int find_turn(const Raster& gray, double dpi, LineReader& text);

}  // namespace biaoge
