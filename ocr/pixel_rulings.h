// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings of a straight page, found in its pixels. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "core/raster.h"

namespace biaoge {

/// Rulings in pixels (Ruling's fields with pixels for points). `gray`: whitened and straight.
/// A ruling that is broken, faint or dashed comes out whole as far as its pixels support it;
/// strokes of text do not come out. `ruling_tone`: see Straight. `doubtful`, if given, gets the
/// parts of them that were not seen whole, and not found but for their neighbours.
std::vector<Ruling> find_pixel_rulings(const Raster& gray, double dpi, int ruling_tone = 0,
                                       std::vector<Ruling>* doubtful = nullptr);

/// Paints the rulings white, but leaves the strokes of text that cross them.
void erase_rulings(Raster& gray, const std::vector<Ruling>& rulings, double dpi);

}  // namespace biaoge
