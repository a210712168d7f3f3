// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a run of lines, by the white space between them. Private to layout.
#pragma once

#include <vector>

#include "layout/line.h"

namespace biaoge {

/// The columns of a table: `gutters` are the x positions between them.
struct Columns {
  std::vector<double> gutters;  ///< Ascending; one less than there are columns.
  /// Where text stands in each column: from the leftmost to the rightmost of its pieces.
  std::vector<double> left;
  std::vector<double> right;

  int count() const { return static_cast<int>(gutters.size()) + 1; }
  int column_at(double x) const;
};

/// Indices of the first and last column a box reaches into by more than a hair.
struct ColumnSpan {
  int first = 0;
  int last = 0;
};
ColumnSpan columns_of(const Columns& columns, const Box& box, double em);

/// Finds the white rivers that part most of `lines`. A piece that crosses a river (a heading over
/// several columns, a label that overran) is outvoted by the others. `uprights` are x positions of
/// vertical rulings: each is a gutter. Lines of values vote when there are enough of them.
Columns find_columns(const std::vector<const Line*>& lines, const std::vector<double>& uprights);

}  // namespace biaoge
