// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/resample.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// Fixed point with this many binary places.
constexpr int kPlaces = 8;
constexpr int kOne = 1 << kPlaces;

std::uint8_t sample(const Raster& picture, double x, double y) {
  // Pixel (i, j) has its middle at (i + 0.5, j + 0.5).
  const int fx = static_cast<int>(std::floor((x - 0.5) * kOne));
  const int fy = static_cast<int>(std::floor((y - 0.5) * kOne));
  const int x0 = fx >> kPlaces;
  const int y0 = fy >> kPlaces;
  if (x0 < 0 || y0 < 0 || x0 + 1 >= picture.width || y0 + 1 >= picture.height) return 255;
  const int u = fx & (kOne - 1);
  const int v = fy & (kOne - 1);
  const std::uint8_t* above = picture.row(y0) + x0;
  const std::uint8_t* below = picture.row(y0 + 1) + x0;
  const int top = above[0] * (kOne - u) + above[1] * u;
  const int bottom = below[0] * (kOne - u) + below[1] * u;
  return static_cast<std::uint8_t>((top * (kOne - v) + bottom * v + (kOne * kOne / 2)) >>
                                   (2 * kPlaces));
}

}  // namespace

Raster resample(const Raster& picture, const Mesh& sources, int width, int height) {
  Raster result = make_raster(width, height, 1);
  const int step = static_cast<int>(sources.step);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* row = result.row(y);
    for (int begin = 0; begin < width; begin += step) {
      const Point first = sources.at({begin + 0.5, y + 0.5});
      const Point last = sources.at({begin + step - 0.5, y + 0.5});
      const double dx = (last.x - first.x) / (step - 1);
      const double dy = (last.y - first.y) / (step - 1);
      const int end = std::min(width, begin + step);
      for (int x = begin; x < end; ++x) {
        row[x] = sample(picture, first.x + (x - begin) * dx, first.y + (x - begin) * dy);
      }
    }
  }
  return result;
}

Raster turned(const Raster& picture, int degrees) {
  const bool quarter = degrees == 90 || degrees == 270;
  Raster result = make_raster(quarter ? picture.height : picture.width,
                              quarter ? picture.width : picture.height, picture.channels);
  const auto channels = static_cast<std::size_t>(picture.channels);
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    for (int x = 0; x < picture.width; ++x, from += channels) {
      int to_x = picture.width - 1 - x;
      int to_y = picture.height - 1 - y;
      if (degrees == 90) {
        to_x = picture.height - 1 - y;
        to_y = x;
      } else if (degrees == 270) {
        to_x = y;
        to_y = picture.width - 1 - x;
      }
      std::copy(from, from + channels,
                result.row(to_y) + static_cast<std::size_t>(to_x) * channels);
    }
  }
  return result;
}

}  // namespace biaoge
