// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/crop.h"

#include <algorithm>
#include <cstdint>

namespace biaoge {

Raster crop(const Raster& picture, const PixelBox& box) {
  return crop_padded(picture, intersect(box, {0, 0, picture.width, picture.height}), 0);
}

Raster crop_padded(const Raster& picture, const PixelBox& box, int margin) {
  const PixelBox inside = intersect(box, {0, 0, picture.width, picture.height});
  if (inside.empty()) return make_raster(0, 0, 1);
  Raster part = make_raster(inside.width() + 2 * margin, inside.height() + 2 * margin, 1);
  for (int y = 0; y < inside.height(); ++y) {
    std::copy_n(picture.row(inside.y0 + y) + inside.x0, inside.width(),
                part.row(margin + y) + margin);
  }
  return part;
}

void paint_out(Raster& picture, const PixelBox& box) {
  const PixelBox inside = intersect(box, {0, 0, picture.width, picture.height});
  if (inside.empty()) return;
  for (int y = inside.y0; y < inside.y1; ++y) {
    std::fill_n(picture.row(y) + inside.x0, inside.width(), std::uint8_t{255});
  }
}

void paste(const Raster& part, Raster& picture, int left, int top) {
  const PixelBox place = intersect(PixelBox{left, top, left + part.width, top + part.height},
                                   {0, 0, picture.width, picture.height});
  if (place.empty()) return;
  for (int y = place.y0; y < place.y1; ++y) {
    std::copy_n(part.row(y - top) + (place.x0 - left), place.width(), picture.row(y) + place.x0);
  }
}

}  // namespace biaoge
