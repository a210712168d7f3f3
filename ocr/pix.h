// SPDX-License-Identifier: GPL-3.0-or-later
// Leptonica's bitmaps with an owner. Private to ocr.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

struct PixDelete {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
/// nullptr when Leptonica could not make it (out of memory).
using PixPtr = std::unique_ptr<Pix, PixDelete>;

/// 1 bit a pixel: set where `gray` is darker than `threshold`.
PixPtr dark_bits(const Raster& gray, int threshold);

/// One connected group of set pixels.
struct Component {
  PixelBox box;
  PixPtr bits;  ///< Cut out; nullptr when not asked for.
};

std::vector<Component> components(Pix* bits, bool with_bits);

/// Number of set pixels.
long count_bits(Pix* bits);

}  // namespace biaoge
