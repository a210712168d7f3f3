// SPDX-License-Identifier: GPL-3.0-or-later
// The grid that rulings draw, before any text: private to layout.
#pragma once

#include <vector>

#include "core/geometry.h"
#include "core/page.h"

namespace biaoge {

/// A rectangle of grid positions: rows [row, row+rowspan), columns [column, column+colspan).
struct Span {
  int row = 0;
  int column = 0;
  int rowspan = 1;
  int colspan = 1;
};

struct Lattice {
  std::vector<double> xs;   ///< Column edges, ascending.
  std::vector<double> ys;   ///< Row edges, ascending.
  std::vector<Span> cells;  ///< They tile the grid; ordered by row, then column.
  std::vector<int> owner;   ///< Index into cells of each grid position, row by row.
  /// Sides without a ruling of their own: the edge was set where the crossing rulings end.
  bool open_top = false;
  bool open_bottom = false;
  bool open_left = false;
  bool open_right = false;

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  Box bounds() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  Box box(const Span& span) const;
  /// Index of the cell at a point; -1 outside.
  int cell_at(Point point) const;
};

/// Finds the lattices of a page, from top to bottom, then left to right. Edges closer than
/// `tolerance` (points) are one. Frames with a single cell are not lattices.
std::vector<Lattice> find_lattices(const std::vector<Ruling>& rulings, double tolerance);

}  // namespace biaoge
