// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for a person's eye, as files in memory.
#pragma once

#include <string>

#include "core/geometry.h"

namespace biaoge {

/// A complete PNG or JPEG file.
struct EncodedPicture {
  std::string bytes;
  int width = 0;  ///< Pixels.
  int height = 0;
  double dpi = 0;  ///< Pixels an inch of the page as printed.
};

/// A cell with a little of what surrounds it, upright.
struct CellPicture {
  PlacedBox place;  ///< Of the cell itself.
  EncodedPicture picture;
};

/// A whole page, turned upright.
struct PageView {
  int page = 0;    ///< From 1.
  int turned = 0;  ///< Degrees clockwise by which the displayed page was turned for it.
  EncodedPicture picture;
};

}  // namespace biaoge
