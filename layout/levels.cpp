// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/levels.h"

#include <algorithm>
#include <cmath>

#include "core/geometry.h"

namespace biaoge {

namespace {

/// Rulings this close (points) are one level, double rulings among them.
constexpr double kSameLevel = 3.0;
/// Pieces of a level over neighbouring columns are at most this far apart.
constexpr double kColumnGap = 30;
/// Ends of levels this close are the same.
constexpr double kSameEnd = 6.0;
/// Stripes are closer than this many of their heights.
constexpr double kStripes = 2.5;
/// Shorter levels make no frame.
constexpr double kShortest = 50;

}  // namespace

bool Level::spans(double left, double right) const {
  const double shared = overlap(x0, x1, left, right);
  return shared >= 0.75 * (right - left) && cover >= 0.6 * (right - left);
}

std::vector<Level> find_levels(const std::vector<Ruling>& rulings) {
  std::vector<Ruling> level;
  for (const Ruling& ruling : rulings) {
    if (ruling.orientation == Orientation::horizontal) level.push_back(ruling);
  }
  std::sort(level.begin(), level.end(),
            [](const Ruling& a, const Ruling& b) { return a.start < b.start; });
  std::vector<Level> levels;
  for (const Ruling& ruling : level) {
    Level* home = nullptr;
    for (Level& other : levels) {
      if (std::abs(other.y - ruling.position) <= kSameLevel &&
          ruling.start <= other.x1 + kColumnGap) {
        home = &other;
      }
    }
    if (!home) {
      levels.push_back({ruling.position, ruling.start, ruling.end, ruling.length()});
      continue;
    }
    home->cover += std::max(0.0, ruling.end - std::max(ruling.start, home->x1));
    home->x1 = std::max(home->x1, ruling.end);
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.y < b.y; });
  return levels;
}

namespace {

/// Another band with the same ends is near: shading under every second row, or under each.
bool is_striped(const Box& band, const std::vector<Box>& bands) {
  return std::any_of(bands.begin(), bands.end(), [&](const Box& other) {
    if (&other == &band || std::abs(other.x0 - band.x0) > kSameEnd ||
        std::abs(other.x1 - band.x1) > kSameEnd) {
      return false;
    }
    const double gap = std::max(other.y0 - band.y1, band.y0 - other.y1);
    return gap < kStripes * std::max(band.height(), other.height());
  });
}

}  // namespace

void add_edges(std::vector<Level>& levels, const std::vector<Box>& bands,
               const std::vector<Line>& lines) {
  for (const Box& band : bands) {
    if (is_striped(band, bands)) continue;
    const bool tabular = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      const double y = line.box.center().y;
      return line.pieces.size() > 1 && y > band.y0 && y < band.y1 &&
             line.pieces[0].box.x1 > band.x0 && line.pieces[1].box.x0 < band.x1;
    });
    if (!tabular) continue;
    for (const double y : {band.y0, band.y1}) {
      const bool known = std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
        return std::abs(level.y - y) <= kSameLevel && level.spans(band.x0, band.x1);
      });
      if (!known) levels.push_back({y, band.x0, band.x1, band.width()});
    }
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.y < b.y; });
}

std::vector<RuleFrame> find_rule_frames(const std::vector<Level>& levels) {
  std::vector<RuleFrame> frames;
  for (const Level& level : levels) {
    if (level.x1 - level.x0 < kShortest || level.cover < 0.6 * (level.x1 - level.x0)) continue;
    const auto home = std::find_if(frames.rbegin(), frames.rend(), [&](const RuleFrame& frame) {
      return std::abs(frame.x0 - level.x0) <= kSameEnd && std::abs(frame.x1 - level.x1) <= kSameEnd;
    });
    if (home == frames.rend()) {
      frames.push_back({level.x0, level.x1, {level.y}});
    } else {
      home->ys.push_back(level.y);
    }
  }
  return frames;
}

}  // namespace biaoge
