// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/resample.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// Fixed point with this many binary places; the upper eight weigh neighbours.
constexpr int kPlaces = 16;
constexpr int kWeightPlaces = 8;
constexpr int kOne = 1 << kWeightPlaces;

int fixed(double value) {
  return static_cast<int>(std::floor(value * (1 << kPlaces)));
}

/// `x`, `y`: of the middle of the upper left neighbour, in fixed point, inside the picture.
std::uint8_t sample(const Raster& picture, int x, int y) {
  const std::uint8_t* above = picture.row(y >> kPlaces) + (x >> kPlaces);
  const std::uint8_t* below = above + picture.width;
  if ((above[0] & above[1] & below[0] & below[1]) == 255) return 255;
  const int u = (x >> (kPlaces - kWeightPlaces)) & (kOne - 1);
  const int v = (y >> (kPlaces - kWeightPlaces)) & (kOne - 1);
  const int top = above[0] * (kOne - u) + above[1] * u;
  const int bottom = below[0] * (kOne - u) + below[1] * u;
  return static_cast<std::uint8_t>((top * (kOne - v) + bottom * v + (kOne * kOne / 2)) >>
                                   (2 * kWeightPlaces));
}

/// Pixels copied by turning go block by block: both sides then stay in the cache.
constexpr int kBlock = 64;

}  // namespace

Raster resample(const Raster& picture, const Mesh& sources, int width, int height) {
  Raster result = make_raster(width, height, 1);
  const int step = static_cast<int>(sources.step);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* row = result.row(y);
    for (int begin = 0; begin < width; begin += step) {
      const Point first = sources.at({begin + 0.5, y + 0.5});
      const Point last = sources.at({begin + step - 0.5, y + 0.5});
      const int end = std::min(width, begin + step);
      const int dx = fixed((last.x - first.x) / (step - 1));
      const int dy = fixed((last.y - first.y) / (step - 1));
      // Pixel (i, j) has its middle at (i + 0.5, j + 0.5).
      int from_x = fixed(first.x - 0.5);
      int from_y = fixed(first.y - 0.5);
      for (int x = begin; x < end; ++x, from_x += dx, from_y += dy) {
        const bool inside = from_x >= 0 && from_y >= 0 && (from_x >> kPlaces) + 1 < picture.width &&
                            (from_y >> kPlaces) + 1 < picture.height;
        if (inside) row[x] = sample(picture, from_x, from_y);
      }
    }
  }
  return result;
}

Raster turned(const Raster& picture, int degrees) {
  const bool quarter = degrees == 90 || degrees == 270;
  Raster result = make_raster(quarter ? picture.height : picture.width,
                              quarter ? picture.width : picture.height, 1);
  // Where the pixel (0, 0) goes, and the steps there for one to the right and one down.
  const auto stride = static_cast<std::ptrdiff_t>(result.width);
  std::ptrdiff_t origin = stride * result.height - 1;
  std::ptrdiff_t right = -1;
  std::ptrdiff_t down = -stride;
  if (degrees == 90) {
    origin = stride - 1;
    right = stride;
    down = -1;
  } else if (degrees == 270) {
    origin = stride * (result.height - 1);
    right = -stride;
    down = 1;
  }
  for (int top = 0; top < picture.height; top += kBlock) {
    for (int left = 0; left < picture.width; left += kBlock) {
      const int bottom = std::min(picture.height, top + kBlock);
      const int end = std::min(picture.width, left + kBlock);
      for (int y = top; y < bottom; ++y) {
        const std::uint8_t* from = picture.row(y) + left;
        std::uint8_t* to = result.pixels.data() + origin + down * y + right * left;
        for (int x = left; x < end; ++x, to += right) *to = *from++;
      }
    }
  }
  return result;
}

Raster halved(const Raster& picture) {
  Raster result = make_raster(picture.width / 2, picture.height / 2, picture.channels);
  const int channels = picture.channels;
  for (int y = 0; y < result.height; ++y) {
    const std::uint8_t* above = picture.row(2 * y);
    const std::uint8_t* below = picture.row(2 * y + 1);
    std::uint8_t* out = result.row(y);
    for (int x = 0; x < result.width; ++x) {
      for (int c = 0; c < channels; ++c) {
        const int i = 2 * x * channels + c;
        const int sum = above[i] + above[i + channels] + below[i] + below[i + channels];
        *out++ = static_cast<std::uint8_t>((sum + 2) / 4);
      }
    }
  }
  return result;
}

}  // namespace biaoge
