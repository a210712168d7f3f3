// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings that are hardly darker than the grain of the paper. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "core/raster.h"

namespace biaoge {

/// `gray` (whitened, straight) with the level and upright lines drawn in, a pixel thick, that show
/// in `paper`, the same picture before it was whitened: a line that no pixel of tells from grain
/// does so as the mean of a stretch. Where text stands nothing is drawn.
Raster with_faint_lines(const Raster& gray, const Raster& paper, double dpi);

/// Takes out rulings that were found in such a picture and of which `gray` itself shows nothing,
/// where it does show most of the others: folds, or what shines through from the other side.
void drop_unseen(std::vector<Ruling>& rulings, const Raster& gray, double dpi);

}  // namespace biaoge
