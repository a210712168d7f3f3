// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as they pass between stages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/geometry.h"

namespace biaoge {

/// A picture of 8 bits a channel, row by row from the top, without padding. 0 is black.
struct Raster {
  int width = 0;
  int height = 0;
  int channels = 1;  ///< 1: gray; 3: red, green, blue.
  std::vector<std::uint8_t> pixels;

  std::size_t stride() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
  const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * stride();
  }
  std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * stride(); }
};

inline Raster make_raster(int width, int height, int channels, std::uint8_t value = 255) {
  const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                    static_cast<std::size_t>(channels);
  return {width, height, channels, std::vector<std::uint8_t>(size, value)};
}

/// A picture that stands on a page, or is one; upright as the page is displayed.
struct PagePicture {
  Raster raster;
  Box box;                  ///< Its place on the page as displayed, in points.
  double dpi = 0;           ///< Pixels an inch at that size.
  bool rendered = false;    ///< Drawn anew; else these are the file's own pixels.
  bool incomplete = false;  ///< The file is damaged: rows are missing, and white.
};

}  // namespace biaoge
