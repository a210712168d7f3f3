// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings that are hardly darker than the grain of the paper. Private to ocr.
#pragma once

#include "core/raster.h"

namespace biaoge {

/// `gray` (whitened, straight) with the level and upright lines drawn in, a pixel thick, that show
/// in `paper`, the same picture before it was whitened: a line that no pixel of tells from grain
/// does so as the mean of a stretch. Where text stands nothing is drawn.
Raster with_faint_lines(const Raster& gray, const Raster& paper, double dpi);

}  // namespace biaoge
