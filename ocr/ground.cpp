// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ground.h"

#include <algorithm>
#include <cmath>

#include "ocr/resample.h"

namespace biaoge {

namespace {

/// In inches: strokes and the densest of characters are narrower, shaded rows are higher.
constexpr double kNarrow = 0.13;

/// out[i] = pick(out[i], in[i]) along a row.
template <typename Pick>
void combine(std::uint8_t* out, const std::uint8_t* in, int count, Pick pick) {
  for (int i = 0; i < count; ++i) out[i] = pick(out[i], in[i]);
}

/// Each pixel becomes the pick of the `reach` + 1 from it on, to the right and below; with
/// `backward`, of those up to it. Windows double in length from round to round.
template <typename Pick>
void spread(Raster& picture, int reach, bool backward, Pick pick) {
  for (int covered = 1; covered <= reach;) {
    const int step = std::min(covered, reach + 1 - covered);
    const int across = picture.width - step;
    const int down = picture.height - step;
    if (across <= 0 || down <= 0) return;
    for (int y = 0; y < picture.height; ++y) {
      std::uint8_t* row = picture.row(y);
      combine(row, row + step, across, pick);
    }
    for (int i = 0; i < down; ++i) {
      const int y = backward ? picture.height - 1 - i : i;
      combine(picture.row(y), picture.row(backward ? y - step : y + step), picture.width, pick);
    }
    covered += step;
  }
  if (!backward) return;
  // Rows were done from left to right, which is faster.
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* row = picture.row(y);
    std::copy_backward(row, row + picture.width - reach, row + picture.width);
    std::fill(row, row + reach, row[reach]);
  }
}

std::uint8_t lighter(std::uint8_t a, std::uint8_t b) {
  return std::max(a, b);
}

std::uint8_t darker(std::uint8_t a, std::uint8_t b) {
  return std::min(a, b);
}

}  // namespace

Raster ground_of(const Raster& gray, double dpi) {
  Raster ground = halved(gray);
  const int narrow = std::max(3, static_cast<int>(std::lround(kNarrow * dpi / 2)));
  spread(ground, narrow, false, lighter);
  spread(ground, narrow, true, darker);
  // Of the pixels that an edge runs through those beside it are shaded, too.
  spread(ground, 1, false, darker);
  spread(ground, 1, true, darker);
  return ground;
}

}  // namespace biaoge
