// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/pictures.h"

#include <algorithm>
#include <cmath>

#include "review/encode.h"
#include "review/raster_tools.h"

namespace biaoge {

namespace {

constexpr double kPageDpi = 140;
constexpr int kPageQuality = 45;
constexpr int kCellQuality = 65;
constexpr double kMargin = 9;  ///< Points around a cell.
/// Cells are shown at kDrawingDpi as long as they have no more pixels than this.
constexpr double kCellPixels = 300e3;
constexpr double kLeastCellDpi = 110;
constexpr double kFrameWidth = 1.2;  ///< Points.

int pixels(double points, double dpi) {
  return std::max(1, static_cast<int>(std::lround(points / 72 * dpi)));
}

Raster at_most(const Raster& raster, double from_dpi, double to_dpi) {
  const double scale = std::min(1.0, to_dpi / from_dpi);
  const auto scaled = [scale](int side) {
    return std::max(1, static_cast<int>(std::lround(side * scale)));
  };
  return shrunk(raster, scaled(raster.width), scaled(raster.height));
}

/// A mask of the lines along the sides of a box given in pixels.
Raster frame_mask(const Raster& raster, const Box& box, double dpi) {
  Raster mask = make_raster(raster.width, raster.height, 1, 0);
  const int thick = pixels(kFrameWidth, dpi);
  const int x0 = static_cast<int>(std::lround(box.x0));
  const int y0 = static_cast<int>(std::lround(box.y0));
  const int x1 = static_cast<int>(std::lround(box.x1));
  const int y1 = static_cast<int>(std::lround(box.y1));
  for (int y = std::max(0, y0 - thick); y < std::min(mask.height, y1 + thick); ++y) {
    for (int x = std::max(0, x0 - thick); x < std::min(mask.width, x1 + thick); ++x) {
      if (y < y0 || y >= y1 || x < x0 || x >= x1) mask.row(y)[x] = 255;
    }
  }
  return mask;
}

void draw_frame(Raster& colour, const Raster& mask) {
  constexpr std::uint8_t kOrange[] = {0xE0, 0x6C, 0x00};
  for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
    if (mask.pixels[i] != 0) std::copy_n(kOrange, 3, colour.pixels.data() + 3 * i);
  }
}

}  // namespace

Box surroundings(const Box& cell) {
  return {cell.x0 - kMargin, cell.y0 - kMargin, cell.x1 + kMargin, cell.y1 + kMargin};
}

PageView view_page(const PagePicture& page, int number, int turned) {
  const Raster upright = turned_clockwise(at_most(page.raster, page.dpi, kPageDpi), turned);
  PageView view;
  view.page = number;
  view.turned = turned;
  view.picture.width = upright.width;
  view.picture.height = upright.height;
  view.picture.dpi = std::min(page.dpi, kPageDpi);
  const bool drawn = page.rendered && upright.channels == 1;
  view.picture.bytes = drawn ? encode_png(upright, {}) : encode_jpeg(upright, kPageQuality);
  return view;
}

EncodedPicture cut_cell(const PagePicture& page, const Box& cell, int turned) {
  const Box wanted = intersect(surroundings(cell), page.box);
  if (wanted.empty() || intersect(cell, page.box).empty()) return {};
  const double across = page.raster.width / page.box.width();
  const double down = page.raster.height / page.box.height();
  const int left = static_cast<int>((wanted.x0 - page.box.x0) * across);
  const int top = static_cast<int>((wanted.y0 - page.box.y0) * down);
  const int width = std::min(page.raster.width - left, pixels(wanted.width(), 72 * across));
  const int height = std::min(page.raster.height - top, pixels(wanted.height(), 72 * down));
  if (width <= 0 || height <= 0) return {};
  const double fitting = 72 * std::sqrt(kCellPixels / wanted.area());
  const double dpi = std::min(page.dpi, std::clamp(fitting, kLeastCellDpi, kDrawingDpi));
  Raster part = at_most(part_of(page.raster, left, top, width, height), page.dpi, dpi);
  const double x_scale = part.width / wanted.width();
  const double y_scale = part.height / wanted.height();
  const Box framed{(cell.x0 - wanted.x0) * x_scale, (cell.y0 - wanted.y0) * y_scale,
                   (cell.x1 - wanted.x0) * x_scale, (cell.y1 - wanted.y0) * y_scale};
  const Raster mask = frame_mask(part, framed, dpi);
  if (part.channels == 3) draw_frame(part, mask);
  part = turned_clockwise(std::move(part), turned);
  EncodedPicture picture;
  picture.width = part.width;
  picture.height = part.height;
  picture.dpi = dpi;
  picture.bytes = part.channels == 3 ? encode_jpeg(part, kCellQuality)
                                     : encode_png(part, turned_clockwise(mask, turned));
  return picture;
}

}  // namespace biaoge
