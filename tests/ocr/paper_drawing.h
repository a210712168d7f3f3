// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages drawn by code.
#pragma once

#include <cmath>
#include <functional>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

inline void fill_box(Raster& picture, const PixelBox& box, std::uint8_t value = 0) {
  for (int y = std::max(0, box.y0); y < std::min(picture.height, box.y1); ++y) {
    for (int x = std::max(0, box.x0); x < std::min(picture.width, box.x1); ++x) {
      picture.row(y)[x] = value;
    }
  }
}

inline void fill_rgb(Raster& picture, const PixelBox& box, int red, int green, int blue) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      std::uint8_t* pixel = picture.row(y) + static_cast<std::ptrdiff_t>(3) * x;
      pixel[0] = static_cast<std::uint8_t>(red);
      pixel[1] = static_cast<std::uint8_t>(green);
      pixel[2] = static_cast<std::uint8_t>(blue);
    }
  }
}

/// Edges of the cells that draw_table() draws: 100, 400, ... across; 100, 200, ... down.
inline constexpr int kColumnEdge[] = {100, 400, 700, 1000};
inline constexpr int kRowEdge[] = {100, 200, 300, 400, 500};

/// A table of 3 x 4 cells; rulings reach `thickness` pixels to the right of and below their edges.
inline void draw_table(Raster& picture, int thickness = 3, std::uint8_t tone = 0) {
  for (const int x : kColumnEdge) fill_box(picture, {x, 100, x + thickness, 500 + thickness}, tone);
  for (const int y : kRowEdge) fill_box(picture, {100, y, 1000 + thickness, y + thickness}, tone);
}

/// A row of figures like 口: strokes as wide as text has them, `pitch` apart.
inline void draw_characters(Raster& picture, int left, int top, int count, int size = 36,
                            int pitch = 42) {
  for (int i = 0; i < count; ++i) {
    const int x = left + i * pitch;
    fill_box(picture, {x, top, x + size, top + 4});
    fill_box(picture, {x, top + size - 4, x + size, top + size});
    fill_box(picture, {x, top, x + 4, top + size});
    fill_box(picture, {x + size - 4, top, x + size, top + size});
  }
}

/// The picture as it looks when its point p is seen at `seen(p)`; `source` is the inverse of that.
inline Raster displaced(const Raster& picture,
                        const std::function<std::pair<double, double>(double, double)>& source) {
  Raster result = make_raster(picture.width, picture.height, 1);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const auto [u, v] = source(x, y);
      const int i = static_cast<int>(std::floor(u));
      const int k = static_cast<int>(std::floor(v));
      if (i < 0 || k < 0 || i + 1 >= picture.width || k + 1 >= picture.height) continue;
      const double a = u - i;
      const double b = v - k;
      const double above = picture.row(k)[i] * (1 - a) + picture.row(k)[i + 1] * a;
      const double below = picture.row(k + 1)[i] * (1 - a) + picture.row(k + 1)[i + 1] * a;
      result.row(y)[x] = static_cast<std::uint8_t>(std::lround(above * (1 - b) + below * b));
    }
  }
  return result;
}

}  // namespace biaoge
