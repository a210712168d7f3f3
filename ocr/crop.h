// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of gray pictures. Private to ocr.
#pragma once

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// The part of a gray picture inside `box`, which is cut to the picture.
Raster crop(const Raster& picture, const PixelBox& box);

/// The same with `margin` white pixels around it.
Raster crop_padded(const Raster& picture, const PixelBox& box, int margin);

/// Paints a box white.
void paint_out(Raster& picture, const PixelBox& box);

/// Copies a gray picture into another one, with its corner at (left, top), as far as it fits.
void paste(const Raster& part, Raster& picture, int left, int top);

}  // namespace biaoge
