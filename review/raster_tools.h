// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to pictures before a person sees them. Private to review.
#pragma once

#include "core/raster.h"

namespace biaoge {

/// Pixels of `raster` from `left`, `top` on; the part must lie inside.
Raster part_of(const Raster& raster, int left, int top, int width, int height);

/// Each pixel is the mean of what it covers. `width` and `height` are at most those of the raster.
Raster shrunk(const Raster& raster, int width, int height);

/// Turned clockwise by 0, 90, 180 or 270 degrees.
Raster turned_clockwise(Raster raster, int degrees);

}  // namespace biaoge
