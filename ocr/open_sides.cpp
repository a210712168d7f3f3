// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/open_sides.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace biaoge {

namespace {

// Inches.
constexpr double kTogether = 0.025;  ///< Ends of upright rulings at the same height.
constexpr double kLowestRow = 0.1;
constexpr double kHighestRow = 1.5;  ///< A longer end was led astray.
constexpr double kNarrowest = 1.5;   ///< Of a table.
constexpr double kThickness = 0.02;

/// How far the ruling runs past the last level one that it crosses; 0 where it crosses none.
/// `sign`: +1 at its end, -1 at its start.
double overhang(const Ruling& upright, int sign, const std::vector<Ruling>& level, double reach) {
  const double end = sign > 0 ? upright.end : upright.start;
  double least = -1;
  for (const Ruling& ruling : level) {
    const bool crosses =
        upright.position >= ruling.start - reach && upright.position <= ruling.end + reach;
    const bool within =
        ruling.position >= upright.start - reach && ruling.position <= upright.end + reach;
    if (!crosses || !within) continue;
    const double distance = std::max(0.0, sign * (end - ruling.position));
    if (least < 0 || distance < least) least = distance;
  }
  return std::max(0.0, least);
}

void add_sides(std::vector<Ruling>& sides, int sign, const std::vector<Ruling>& level,
               const std::vector<Ruling>& upright, const RulingScale& scale) {
  const double reach = kTogether * scale.dpi;
  std::vector<const Ruling*> open;
  for (const Ruling& ruling : upright) {
    const double beyond = overhang(ruling, sign, level, reach);
    if (beyond >= kLowestRow * scale.dpi && beyond <= kHighestRow * scale.dpi) {
      open.push_back(&ruling);
    }
  }
  std::sort(open.begin(), open.end(),
            [](const Ruling* a, const Ruling* b) { return a->position < b->position; });
  const auto end_of = [sign](const Ruling* ruling) {
    return sign > 0 ? ruling->end : ruling->start;
  };
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (std::size_t j = open.size() - 1; j > i; --j) {
      const double apart = open[j]->position - open[i]->position;
      if (apart < kNarrowest * scale.dpi) break;
      if (std::abs(end_of(open[i]) - end_of(open[j])) > reach) continue;
      Ruling side;
      side.position = (end_of(open[i]) + end_of(open[j])) / 2;
      side.start = open[i]->position;
      side.end = open[j]->position;
      side.thickness = kThickness * scale.dpi;
      sides.push_back(side);
      return;
    }
  }
}

}  // namespace

std::vector<Ruling> open_sides(const std::vector<Ruling>& level, const std::vector<Ruling>& upright,
                               const RulingScale& scale) {
  std::vector<Ruling> sides;
  for (const int sign : {1, -1}) add_sides(sides, sign, level, upright, scale);
  return sides;
}

}  // namespace biaoge
