// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings completed field by field of the grid that they make. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "core/raster.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// Between neighbouring `crossing` rulings a line that is known beside may have been missed: text
/// stands close, or it is worn. What its pixels show there decides, and less of it is enough than
/// where nothing is known. `rulings`: level ones of `gray`. `threshold`: ink is darker. Returns
/// those of the added pieces of which parts are hidden or lack the line.
std::vector<Ruling> complete_lines(std::vector<Ruling>& rulings,
                                   const std::vector<Ruling>& crossing, const Raster& gray,
                                   int threshold, const RulingScale& scale);

}  // namespace biaoge
