// SPDX-License-Identifier: GPL-3.0-or-later
// The ground that text and lines stand on, with the sharp edges of shaded cells. Private to ocr.
#pragma once

#include "core/raster.h"

namespace biaoge {

/// `gray`, half as wide and high, without all that is darker than what lies around it and narrower
/// than a low row: strokes and rulings take the tone of the darker of the grounds beside them.
/// Grain makes it too light, but evenly.
Raster ground_of(const Raster& gray, double dpi);

}  // namespace biaoge
