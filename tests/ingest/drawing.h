// SPDX-License-Identifier: GPL-3.0-or-later
// Paths and glyphs as a page would draw them.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "ingest/canvas.h"

namespace biaoge {

inline constexpr Box kPaper{0, 0, 595, 842};

inline Polygon line(Point a, Point b) {
  return {{a, b}, false};
}

/// Counter-clockwise as drawn in page space; `reversed` turns the other way round.
inline Polygon rectangle(const Box& box, bool reversed = false) {
  Polygon polygon{{{box.x0, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}, {box.x1, box.y0}}, false};
  if (reversed) std::swap(polygon.points[1], polygon.points[3]);
  polygon.points.push_back(polygon.points.front());
  return polygon;
}

/// Glyphs of one line whose first em box begins at (x, y). Han is an em wide, the rest half an em.
/// `direction` turns the line about that corner.
inline std::vector<DrawnGlyph> draw_text(std::string_view text, double x, double y,
                                         double size = 10, Direction direction = Direction::right) {
  std::vector<DrawnGlyph> glyphs;
  double at = 0;
  for (const char32_t code : from_utf8(text)) {
    const double advance = is_cjk(code) ? size : size / 2;
    Box box;
    switch (direction) {
      case Direction::right:
        box = {x + at, y, x + at + advance, y + size};
        break;
      case Direction::down:
        box = {x - size, y + at, x, y + at + advance};
        break;
      case Direction::left:
        box = {x - at - advance, y - size, x - at, y};
        break;
      case Direction::up:
        box = {x, y - at - advance, x + size, y - at};
        break;
    }
    glyphs.push_back({code, box, size, direction, false});
    at += advance;
  }
  return glyphs;
}

inline void move_right(DrawnGlyph& glyph, double distance) {
  glyph.box.x0 += distance;
  glyph.box.x1 += distance;
}

inline std::vector<DrawnGlyph> operator+(std::vector<DrawnGlyph> a,
                                         const std::vector<DrawnGlyph>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace biaoge
