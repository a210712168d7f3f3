// SPDX-License-Identifier: GPL-3.0-or-later
// White that lines below each other have in one place: between columns that stand close. Private to
// ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "ocr/pixel_box.h"

namespace biaoge {

/// The pieces of ink of each of the lines of a region, from top to bottom, in columns from left to
/// right: with white between them as wide as `gutter`, or narrower white that lines near share.
/// `usual`: the height of a line.
std::vector<std::vector<std::vector<PixelBox>>> columns_of_lines(
    std::vector<std::vector<PixelBox>> lines, double gutter, double usual);

}  // namespace biaoge
