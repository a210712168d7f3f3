// SPDX-License-Identifier: GPL-3.0-or-later
// Print that has faded nearly to the tone of the paper. Private to ocr.
#pragma once

#include "core/raster.h"

namespace biaoge {

/// Darkens the picture of a cell whose ink is lighter than what counts as ink elsewhere, when it
/// stands in pieces as high as print, beside each other: not noise, and hardly what shines through
/// from the back. Else leaves it as it is. `picture`: gray, its paper white. `dpi`: of the page.
void strengthen_faded(Raster& picture, double dpi);

}  // namespace biaoge
