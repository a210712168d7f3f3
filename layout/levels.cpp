// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/levels.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

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

/// Upper or lower end of shading: of one cell, or of those beside each other.
struct Edge {
  double y;
  double x0;
  double x1;
  bool tabular;  ///< A line of several texts stands on the shading.
};

std::vector<Edge> edges_of(std::vector<Box> bands, const std::vector<Line>& lines) {
  std::sort(bands.begin(), bands.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  std::vector<Edge> edges;
  for (const Box& band : bands) {
    const bool tabular = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      const double y = line.box.center().y;
      return line.pieces.size() > 1 && y > band.y0 && y < band.y1 &&
             line.pieces[0].box.x1 > band.x0 && line.pieces[1].box.x0 < band.x1;
    });
    for (const double y : {band.y0, band.y1}) {
      const auto edge = std::find_if(edges.begin(), edges.end(), [&](const Edge& other) {
        return std::abs(other.y - y) <= 1 && band.x0 - other.x1 <= kColumnGap;
      });
      if (edge == edges.end()) {
        edges.push_back({y, band.x0, band.x1, tabular});
      } else {
        edge->x1 = std::max(edge->x1, band.x1);
        edge->tabular = edge->tabular || tabular;
      }
    }
  }
  return edges;
}

}  // namespace

bool Level::spans(double left, double right) const {
  const double shared = overlap(x0, x1, left, right);
  return shared >= 0.75 * (right - left) && cover >= 0.6 * (right - left);
}

bool Level::bridges(double left, double right) const {
  return x0 < left && x1 > right && x1 - x0 - cover < (right - left) / 2;
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
  std::vector<Box> lone;
  std::copy_if(bands.begin(), bands.end(), std::back_inserter(lone),
               [&](const Box& band) { return !is_striped(band, bands); });
  const std::vector<Edge> edges = edges_of(std::move(lone), lines);
  const auto is_row = [&](const Edge& edge) {
    // Cells of a header are shaded one by one: only what is as wide as the rows parts them.
    return std::none_of(edges.begin(), edges.end(),
                        [&](const Edge& other) {
                          return other.x0 < edge.x0 + kSameLevel &&
                                 other.x1 > edge.x1 - kSameLevel &&
                                 other.x1 - other.x0 > edge.x1 - edge.x0 + kColumnGap;
                        }) &&
           std::any_of(edges.begin(), edges.end(), [&](const Edge& other) {
             return other.tabular && std::abs(other.x0 - edge.x0) <= kSameLevel &&
                    std::abs(other.x1 - edge.x1) <= kSameLevel;
           });
  };
  for (const Edge& edge : edges) {
    const bool known = std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
      return std::abs(level.y - edge.y) <= kSameLevel && level.spans(edge.x0, edge.x1);
    });
    if (!known && is_row(edge)) levels.push_back({edge.y, edge.x0, edge.x1, edge.x1 - edge.x0});
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.y < b.y; });
}

namespace {

/// Rules that leave out the first columns, where a cell stands beside several rows, belong to the
/// frame they end with.
void take_inner(std::vector<RuleFrame>& frames) {
  std::vector<RuleFrame> whole;
  for (const RuleFrame& frame : frames) {
    const auto outer = std::find_if(frames.begin(), frames.end(), [&](const RuleFrame& other) {
      return other.ys.size() > 1 && other.x0 < frame.x0 - kSameEnd &&
             std::abs(other.x1 - frame.x1) <= kSameEnd && other.ys.front() < frame.ys.front() &&
             other.ys.back() > frame.ys.back();
    });
    if (outer == frames.end()) whole.push_back(frame);
  }
  for (RuleFrame& frame : whole) {
    for (const RuleFrame& inner : frames) {
      if (inner.x0 <= frame.x0 + kSameEnd || std::abs(inner.x1 - frame.x1) > kSameEnd) continue;
      if (inner.ys.front() <= frame.ys.front() || inner.ys.back() >= frame.ys.back()) continue;
      frame.ys.insert(frame.ys.end(), inner.ys.begin(), inner.ys.end());
    }
    std::sort(frame.ys.begin(), frame.ys.end());
  }
  frames = std::move(whole);
}

}  // namespace

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
  take_inner(frames);
  return frames;
}

}  // namespace biaoge
