// SPDX-License-Identifier: GPL-3.0-or-later
// White rivers through lines of text. Private to layout.
#pragma once

#include <vector>

#include "layout/line.h"

namespace biaoge {

/// Narrowest river, in em.
inline constexpr double kNarrowestRiver = 0.25;
/// Of the voting lines at least this share, and two, must have text on both sides of a river.
inline constexpr double kRiverVotes = 0.2;

/// White that parts columns.
struct River {
  double x0 = 0;
  double x1 = 0;
  int votes = 0;
  int crossed = 0;  ///< Lines with text in it all the same.
};

/// What stands between two neighbouring edges of text.
struct Stretch {
  double x0;
  double x1;
  int covered = 0;  ///< Lines with text here.
  int votes = 0;    ///< Lines with text to the left and to the right but not here.
};

std::vector<Stretch> stretches(const std::vector<const Line*>& lines);

/// Stretches that few of `lines` cover. `all`: of those lines. Text that stands free in one of
/// them, as the entries of a column with few entries do, parts it into two.
std::vector<River> find_rivers(const std::vector<Stretch>& all, int lines, double em);

/// Takes away rivers inside a column whose texts have lines of their own: more pieces that stand
/// between the rivers beside cross them than `lines`, those that tell the columns, let through.
void drop_crossed(std::vector<River>& rivers, const std::vector<const Line*>& all, int lines);

/// The middle of that part of a river that the fewest lines cross, headings included.
double emptiest(const River& river, const std::vector<Stretch>& all);

}  // namespace biaoge
