// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/broken_strokes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace biaoge {

namespace {

// In units of the size of the region's glyphs.
constexpr double kStroke = 0.4;  // As long as that it is no speck.
constexpr int kSpots = 3;        // Fewer are dirt.
constexpr double kReach = 1.2;   // No glyph's stroke goes further from one of its spots.

/// The box of what is darker than `faint` and hangs together with `spot`, within `window`.
PixelBox stroke_through(const Raster& picture, int faint, const PixelBox& spot,
                        const PixelBox& window) {
  std::vector<bool> seen(static_cast<std::size_t>(window.width() * window.height()), false);
  std::vector<std::pair<int, int>> next;
  const auto visit = [&](int x, int y) {
    if (x < window.x0 || x >= window.x1 || y < window.y0 || y >= window.y1) return;
    const auto at = static_cast<std::size_t>((y - window.y0) * window.width() + x - window.x0);
    if (seen[at] || picture.row(y)[x] >= faint) return;
    seen[at] = true;
    next.emplace_back(x, y);
  };
  for (int y = spot.y0; y < spot.y1; ++y) {
    for (int x = spot.x0; x < spot.x1; ++x) visit(x, y);
  }
  PixelBox box;
  while (!next.empty()) {
    const auto [x, y] = next.back();
    next.pop_back();
    box = unite(box, {x, y, x + 1, y + 1});
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) visit(x + dx, y + dy);
    }
  }
  return box;
}

bool stands_beside(const PixelBox& stroke, const PixelBox& print, double size) {
  return print.height() >= kStroke * size && print.x0 - stroke.x1 <= size &&
         stroke.x0 - print.x1 <= size &&
         std::min(print.y1, stroke.y1) > std::max(print.y0, stroke.y0);
}

}  // namespace

void keep_broken_strokes(const Raster& picture, int faint, double size,
                         std::vector<PixelBox>& parts, std::vector<bool>& specks) {
  const std::vector<PixelBox> before = parts;
  const std::vector<bool> spots = specks;
  const int reach = static_cast<int>(kReach * size);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!spots[i]) continue;
    const PixelBox& spot = before[i];
    const PixelBox around{spot.x0 - reach, spot.y0 - reach, spot.x1 + reach, spot.y1 + reach};
    const PixelBox window = intersect(around, {0, 0, picture.width, picture.height});
    const PixelBox stroke = stroke_through(picture, faint, spot, window);
    if (std::max(stroke.width(), stroke.height()) < kStroke * size) continue;
    int spots_on_it = 0;
    bool alone = true;
    bool beside = false;
    for (std::size_t j = 0; j < before.size(); ++j) {
      const bool meets = !intersect(before[j], stroke).empty();
      spots_on_it += spots[j] && meets;
      if (spots[j]) continue;
      alone = alone && !meets;
      beside = beside || stands_beside(stroke, before[j], size);
    }
    if (spots_on_it < kSpots || !beside) continue;
    specks[i] = false;
    if (alone) parts[i] = stroke;
  }
}

}  // namespace biaoge
