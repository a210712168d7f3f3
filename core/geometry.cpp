// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry.h"

#include <map>

namespace biaoge {

Point Mesh::at(Point p) const {
  // Beyond its edge the mapping goes on as in the outermost field.
  const auto field = [](double position, int count) {
    return std::clamp(static_cast<int>(position), 0, count - 2);
  };
  const double x = p.x / step;
  const double y = p.y / step;
  const int column = field(x, columns);
  const int row = field(y, rows);
  const double u = x - column;
  const double v = y - row;
  const auto node = [&](int c, int r) {
    return nodes[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(c)];
  };
  const Point a = node(column, row);
  const Point b = node(column + 1, row);
  const Point c = node(column, row + 1);
  const Point d = node(column + 1, row + 1);
  const auto blend = [&](double p00, double p10, double p01, double p11) {
    return (1 - v) * ((1 - u) * p00 + u * p10) + v * ((1 - u) * p01 + u * p11);
  };
  return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

Box Mesh::around(const Box& box) const {
  Box result;
  for (const double x : {box.x0, box.x1}) {
    for (const double y : {box.y0, box.y1}) {
      const Point p = at({x, y});
      result = unite(result, {p.x, p.y, p.x, p.y});
    }
  }
  return result;
}

std::vector<PlacedBox> united_by_page(const std::vector<PlacedBox>& boxes) {
  std::map<int, Box> pages;
  for (const PlacedBox& placed : boxes) pages[placed.page] = unite(pages[placed.page], placed.box);
  std::vector<PlacedBox> united;
  for (const auto& [page, box] : pages) united.push_back({page, box});
  return united;
}

}  // namespace biaoge
