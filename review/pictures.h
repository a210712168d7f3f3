// SPDX-License-Identifier: GPL-3.0-or-later
// From the picture of a page to what a person is shown: the whole page, and cells cut from it.
#pragma once

#include "core/geometry.h"
#include "core/picture.h"
#include "core/raster.h"

namespace biaoge {

/// Resolution at which a page without a picture of its own is best drawn for these functions.
inline constexpr double kDrawingDpi = 180;

/// The page, turned clockwise by `turned` degrees so that it is upright, at 140 dpi at most: a
/// scanned A4 page takes about 150 kB (JPEG), a drawn one less (PNG).
PageView view_page(const PagePicture& page, int number, int turned);

/// A cell in an orange frame with a little of what surrounds it, upright, at 180 dpi at most; a
/// long text coarser. `cell`: points on the page as displayed. Empty bytes when `page` does not
/// show it.
EncodedPicture cut_cell(const PagePicture& page, const Box& cell, int turned);

/// What `cut_cell` shows of a page: the cell and its surroundings.
Box surroundings(const Box& cell);

}  // namespace biaoge
