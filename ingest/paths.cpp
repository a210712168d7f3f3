// SPDX-License-Identifier: GPL-3.0-or-later
// From painted paths to thin boxes of ink.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "ingest/canvas.h"

namespace biaoge {

namespace {

/// Sides this close to an axis are taken as parallel to it: slope 1:50, or less than half a point.
bool is_level(double along, double across) {
  return std::abs(across) <= std::max(0.5, 0.02 * std::abs(along));
}

/// Frames with more sides than this are drawings, not tables.
constexpr std::size_t kMaxFrameSides = 256;

/// A ground is darker than the first, a cell on it lighter than the second (0 black, 1 white).
constexpr double kDark = 0.5;
constexpr double kLight = 0.75;
/// Sides of the smallest ground, in points.
constexpr double kGround = 8;

/// A row or a header with its shading is at most so high; pieces of one shading end at the same
/// heights within the second, with gaps no wider than the third (points).
constexpr double kHighestShade = 60;
constexpr double kSameHeight = 1;
constexpr double kShadeGap = 4;

Box bounds(const Polygon& polygon) {
  Box box;
  for (const Point p : polygon.points) box = unite(box, {p.x, p.y, p.x, p.y});
  return box;
}

/// Four corners (the first may come again), each on two sides of the bounding box.
bool is_rectangle(const Polygon& polygon) {
  const std::size_t corners = polygon.points.size();
  if (polygon.curved || corners < 4 || corners > 5) return false;
  const Box box = bounds(polygon);
  return std::all_of(polygon.points.begin(), polygon.points.end(), [&](Point p) {
    const bool on_x = std::abs(p.x - box.x0) < 0.01 || std::abs(p.x - box.x1) < 0.01;
    const bool on_y = std::abs(p.y - box.y0) < 0.01 || std::abs(p.y - box.y1) < 0.01;
    return on_x && on_y;
  });
}

struct VerticalSide {
  double x;
  double y0;
  double y1;
  int winding;
};

/// The vertical sides of a path whose sides are all parallel to an axis; empty when one is not.
std::vector<VerticalSide> vertical_sides(const std::vector<Polygon>& path) {
  std::vector<VerticalSide> sides;
  for (const Polygon& polygon : path) {
    if (polygon.curved) return {};
    for (std::size_t i = 0; i < polygon.points.size(); ++i) {
      const Point a = polygon.points[i];
      const Point b = polygon.points[(i + 1) % polygon.points.size()];
      if (std::abs(a.x - b.x) < 0.01) {
        sides.push_back({a.x, std::min(a.y, b.y), std::max(a.y, b.y), a.y < b.y ? 1 : -1});
      } else if (std::abs(a.y - b.y) >= 0.01) {
        return {};
      }
    }
    if (sides.size() > kMaxFrameSides) return {};
  }
  return sides;
}

/// Adds the boxes inside the path between two neighbouring y positions.
void add_slab(std::vector<Box>& boxes, const std::vector<VerticalSide>& sides, double y0, double y1,
              bool even_odd) {
  std::vector<VerticalSide> crossing;
  for (const VerticalSide& side : sides) {
    if (side.y0 <= y0 && side.y1 >= y1) crossing.push_back(side);
  }
  std::sort(crossing.begin(), crossing.end(),
            [](const auto& a, const auto& b) { return a.x < b.x; });
  const std::size_t begin = boxes.size();
  int winding = 0;
  for (std::size_t i = 0; i + 1 < crossing.size(); ++i) {
    winding += even_odd ? 1 : crossing[i].winding;
    const bool inside = even_odd ? winding % 2 != 0 : winding != 0;
    if (!inside || crossing[i + 1].x <= crossing[i].x) continue;
    if (boxes.size() > begin && boxes.back().x1 == crossing[i].x) {
      boxes.back().x1 = crossing[i + 1].x;
    } else {
      boxes.push_back({crossing[i].x, y0, crossing[i + 1].x, y1});
    }
  }
}

/// Joins boxes that stand on each other with equal sides.
void join_slabs(std::vector<Box>& boxes) {
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
    return std::tie(a.x0, a.x1, a.y0) < std::tie(b.x0, b.x1, b.y0);
  });
  std::size_t kept = 0;
  for (const Box& box : boxes) {
    Box* below = kept > 0 ? &boxes[kept - 1] : nullptr;
    if (below && below->x0 == box.x0 && below->x1 == box.x1 && below->y1 == box.y0) {
      below->y1 = box.y1;
    } else {
      boxes[kept++] = box;
    }
  }
  boxes.resize(kept);
}

std::vector<Box> decompose(const std::vector<VerticalSide>& sides, bool even_odd) {
  std::vector<double> levels;
  for (const VerticalSide& side : sides) {
    levels.push_back(side.y0);
    levels.push_back(side.y1);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<Box> boxes;
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    add_slab(boxes, sides, levels[i], levels[i + 1], even_odd);
  }
  join_slabs(boxes);
  return boxes;
}

}  // namespace

void add_bar(Canvas& canvas, const Box& box, const Box& clip) {
  const Box visible = intersect(box, clip);
  if (visible.empty() || std::min(visible.width(), visible.height()) > kMaxThickness) return;
  canvas.bars.push_back(visible);
}

void add_shades(Canvas& canvas, const std::vector<Polygon>& path, const Box& clip) {
  for (const Polygon& polygon : path) {
    if (!is_rectangle(polygon)) continue;
    const Box box = intersect(bounds(polygon), clip);
    const bool high = box.height() > kMaxThickness && box.height() <= kHighestShade;
    if (high && box.width() > kMaxThickness) canvas.shades.push_back(box);
  }
}

std::vector<Box> join_shades(std::vector<Box> shades) {
  std::sort(shades.begin(), shades.end(),
            [](const Box& a, const Box& b) { return std::tie(a.y0, a.x0) < std::tie(b.y0, b.x0); });
  std::vector<Box> joined;
  for (const Box& shade : shades) {
    const auto home = std::find_if(joined.rbegin(), joined.rend(), [&](const Box& other) {
      return std::abs(other.y0 - shade.y0) <= kSameHeight &&
             std::abs(other.y1 - shade.y1) <= kSameHeight && shade.x0 <= other.x1 + kShadeGap &&
             shade.x1 >= other.x0 - kShadeGap;
    });
    if (home == joined.rend()) {
      joined.push_back(shade);
    } else {
      *home = unite(*home, shade);
    }
  }
  return joined;
}

bool add_gaps(Canvas& canvas, const std::vector<Polygon>& path, double lightness, const Box& clip) {
  if (path.size() != 1 || !is_rectangle(path[0])) return false;
  const Box box = intersect(bounds(path[0]), clip);
  if (box.empty()) return false;
  if (lightness < kDark && box.width() > kGround && box.height() > kGround) {
    canvas.grounds.push_back(box);
    return true;
  }
  const bool on_ground =
      lightness > kLight &&
      std::any_of(canvas.grounds.begin(), canvas.grounds.end(), [&](const Box& g) {
        return box.x0 >= g.x0 - 0.5 && box.x1 <= g.x1 + 0.5 && box.y0 >= g.y0 - 0.5 &&
               box.y1 <= g.y1 + 0.5 && box.area() < 0.9 * g.area();
      });
  if (!on_ground || std::min(box.width(), box.height()) <= kMaxThickness) return false;
  const double edge = 0.25;
  for (const double y : {box.y0, box.y1})
    add_bar(canvas, {box.x0, y - edge, box.x1, y + edge}, clip);
  for (const double x : {box.x0, box.x1})
    add_bar(canvas, {x - edge, box.y0, x + edge, box.y1}, clip);
  return true;
}

void add_stroke(Canvas& canvas, const std::vector<Polygon>& path, double line_width,
                const Box& clip) {
  const double half = line_width / 2;
  for (const Polygon& polygon : path) {
    if (polygon.curved) {
      ++canvas.curves;
      continue;
    }
    for (std::size_t i = 0; i + 1 < polygon.points.size(); ++i) {
      const Point a = polygon.points[i];
      const Point b = polygon.points[i + 1];
      const double dx = b.x - a.x;
      const double dy = b.y - a.y;
      if (std::abs(dx) >= std::abs(dy) && is_level(dx, dy)) {
        const double y = (a.y + b.y) / 2;
        add_bar(canvas, {std::min(a.x, b.x), y - half, std::max(a.x, b.x), y + half}, clip);
      } else if (is_level(dy, dx)) {
        const double x = (a.x + b.x) / 2;
        add_bar(canvas, {x - half, std::min(a.y, b.y), x + half, std::max(a.y, b.y)}, clip);
      }
    }
  }
}

void add_fill(Canvas& canvas, const std::vector<Polygon>& path, bool even_odd, const Box& clip) {
  const std::vector<VerticalSide> sides =
      path.size() > 1 || (path.size() == 1 && path[0].points.size() > 5)
          ? vertical_sides(path)
          : std::vector<VerticalSide>{};
  if (!sides.empty()) {
    for (const Box& box : decompose(sides, even_odd)) add_bar(canvas, box, clip);
    return;
  }
  for (const Polygon& polygon : path) {
    if (polygon.curved) ++canvas.curves;
    // Slanted ends (mitred borders) are fine: what counts is that the whole is thin.
    if (polygon.points.size() >= 2 && !polygon.curved) add_bar(canvas, bounds(polygon), clip);
  }
}

}  // namespace biaoge
