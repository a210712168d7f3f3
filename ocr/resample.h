// SPDX-License-Identifier: GPL-3.0-or-later
// A picture drawn anew from where its pixels should have been. Private to ocr.
#pragma once

#include "core/geometry.h"
#include "core/raster.h"

namespace biaoge {

/// A gray picture of `width` x `height` pixels whose pixel p is taken, between four neighbours,
/// from point sources.at(p) of `picture`; white where that lies outside.
Raster resample(const Raster& picture, const Mesh& sources, int width, int height);

/// Half as wide and high; each pixel the mean of four.
Raster halved(const Raster& picture);

/// A gray picture turned clockwise by 90, 180 or 270 degrees, exactly.
Raster turned(const Raster& picture, int degrees);

}  // namespace biaoge
