// SPDX-License-Identifier: GPL-3.0-or-later
// Plane geometry in page space: points (1/72 inch), origin at the top left of the page as
// displayed (after /Rotate and CropBox), x to the right, y downwards.
#pragma once

#include <algorithm>
#include <vector>

namespace biaoge {

struct Point {
  double x = 0;
  double y = 0;
};

/// Axis-parallel rectangle. A default Box is empty and is the neutral element of `unite`.
struct Box {
  double x0 = 1;
  double y0 = 1;
  double x1 = 0;
  double y1 = 0;

  bool operator==(const Box&) const = default;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double area() const { return empty() ? 0 : width() * height(); }
  Point center() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
  bool empty() const { return x1 < x0 || y1 < y0; }
  bool contains(Point p) const { return p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1; }
};

inline Box unite(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// The common part of two boxes; empty() when they do not meet.
inline Box intersect(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// Length shared by the intervals [a0,a1] and [b0,b1]; negative: the gap between them.
inline double overlap(double a0, double a1, double b0, double b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

/// A smooth mapping of the plane given at the nodes of a grid and interpolated between them:
/// node (column, row) stands for the point (column * step, row * step).
struct Mesh {
  double step = 1;
  int columns = 0;           ///< Nodes a row, at least 2.
  int rows = 0;              ///< At least 2.
  std::vector<Point> nodes;  ///< Row by row.

  Point at(Point p) const;
  /// The box around the mapped corners of a box.
  Box around(const Box& box) const;
};

/// A box on a page of the document; pages count from 1.
struct PlacedBox {
  int page = 0;
  Box box;

  bool operator==(const PlacedBox&) const = default;
};

/// One box a page, around all of it, in ascending order of the pages.
std::vector<PlacedBox> united_by_page(const std::vector<PlacedBox>& boxes);

}  // namespace biaoge
