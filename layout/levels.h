// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal rulings as they part rows: pieces at one height make one level. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/line.h"

namespace biaoge {

/// A horizontal line over part or all of a table, possibly drawn column by column.
struct Level {
  double y = 0;
  double x0 = 0;
  double x1 = 0;
  double cover = 0;  ///< Length that is drawn.

  /// True when it parts what stands between x0 and x1: it is drawn over most of that.
  bool spans(double left, double right) const;

  /// True when it is drawn from the left of `left` to the right of `right` without a gap as wide as
  /// half of what is between.
  bool bridges(double left, double right) const;
};

/// From top to bottom. Double rulings are one level.
std::vector<Level> find_levels(const std::vector<Ruling>& rulings);

/// Adds the upper and lower edges of the shading under lines of several texts, as levels where
/// there are none yet: that of headers. Shading in stripes says nothing of where a table begins.
void add_edges(std::vector<Level>& levels, const std::vector<Box>& bands,
               const std::vector<Line>& lines);

/// Levels with common ends, as the rules of a three-line table have: from the first to the last.
struct RuleFrame {
  double x0 = 0;
  double x1 = 0;
  std::vector<double> ys;
};
std::vector<RuleFrame> find_rule_frames(const std::vector<Level>& levels);

}  // namespace biaoge
