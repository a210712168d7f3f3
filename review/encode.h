// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures become files in memory. Private to review.
#pragma once

#include <string>

#include "core/raster.h"

namespace biaoge {

/// A PNG of 15 grays; where `frame` (of the same size, or empty) is not 0 it is orange. For gray
/// pictures: print and paper need no more, and the file is a third of one of 256 grays.
std::string encode_png(const Raster& gray, const Raster& frame);

/// A JPEG of a gray or colour picture; quality as libjpeg counts it. "" when memory is lacking.
std::string encode_jpeg(const Raster& picture, int quality);

}  // namespace biaoge
