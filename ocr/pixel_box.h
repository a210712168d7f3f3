// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of whole pixels. Private to ocr.
#pragma once

#include <algorithm>

namespace biaoge {

/// Columns x0 <= x < x1 and rows y0 <= y < y1 of a picture. Empty unless x0 < x1 and y0 < y1.
struct PixelBox {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  bool operator==(const PixelBox&) const = default;
};

inline PixelBox unite(const PixelBox& a, const PixelBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

inline PixelBox intersect(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

}  // namespace biaoge
