// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_grid.h"

#include <algorithm>
#include <cmath>

#include "ocr/ruling_evidence.h"

namespace biaoge {

namespace {

// Lengths in inches.
/// Rulings this close to one line are one that is broken.
constexpr double kOffLine = 0.012;
/// Ends this close to a crossing ruling reach it.
constexpr double kReach = 0.04;
/// Narrower fields hold no text; shorter gaps are bridged already.
constexpr double kLeastField = 0.1;
/// A field lacks its ruling when it has none along this share of it; it has none at all when none
/// lies along kWhole.
constexpr double kPart = 0.3;
constexpr double kWhole = 0.9;
/// A line is looked for in the pixels of a field; text hides at most this share of it.
constexpr double kVisible = 0.5;
constexpr double kMostlyVisible = 0.7;  ///< Of a short one: a stroke may stand in its place.
/// Dashes are unlike strokes: so many stretches of them are enough, fewer where the line goes on
/// beside.
constexpr int kBinsBroken = 4;
constexpr int kFewVisible = 2;
constexpr double kLeastVisible = 0.35;
constexpr int kManyBins = 10;
/// Where it can be seen it is there, but for this share.
constexpr double kMissing = 0.2;
/// So many stretches, without any that lacks it, make a line that goes on in no field beside.
constexpr int kBinsAlone = 6;
/// So many stretches, all of them to be seen and nearly all with the line, leave no doubt.
constexpr int kBinsSure = 4;
constexpr double kSure = 0.9;

/// The rulings on one line.
struct Line {
  std::vector<Ruling> rulings;

  /// The longest part of [from, to] without a ruling; `rulings` are ordered by their start.
  std::pair<double, double> longest_gap(double from, double to) const {
    std::pair<double, double> longest{from, from};
    double reached = from;
    const auto take = [&](double until) {
      if (until - reached > longest.second - longest.first) longest = {reached, until};
    };
    for (const Ruling& ruling : rulings) {
      if (ruling.end <= reached || ruling.start >= to) continue;
      take(ruling.start);
      reached = ruling.end;
    }
    take(to);
    return longest;
  }
  /// That of its rulings which is nearest to [from, to].
  const Ruling& nearest(double from, double to) const {
    const auto distance = [&](const Ruling& ruling) {
      return std::max({0.0, from - ruling.end, ruling.start - to});
    };
    return *std::min_element(rulings.begin(), rulings.end(), [&](const Ruling& a, const Ruling& b) {
      return distance(a) < distance(b);
    });
  }
};

std::vector<Line> lines_of(std::vector<Ruling> rulings, double off) {
  std::sort(rulings.begin(), rulings.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::vector<Line> lines;
  for (Ruling& ruling : rulings) {
    if (lines.empty() || ruling.position - lines.back().rulings.front().position > off) {
      lines.emplace_back();
    }
    lines.back().rulings.push_back(ruling);
  }
  for (Line& line : lines) {
    std::sort(line.rulings.begin(), line.rulings.end(),
              [](const Ruling& a, const Ruling& b) { return a.start < b.start; });
  }
  return lines;
}

/// Where rulings cross the page, from left to right; those of one line once.
std::vector<double> positions(const std::vector<Ruling>& crossing, double off) {
  std::vector<double> all;
  for (const Ruling& ruling : crossing) all.push_back(ruling.position);
  std::sort(all.begin(), all.end());
  std::vector<double> result;
  for (const double position : all) {
    if (result.empty() || position - result.back() > off) result.push_back(position);
  }
  return result;
}

bool is_broken_line(const Support& support, bool beside) {
  const int missing = support.visible - support.with;
  if (!beside) return missing == 0 && support.with >= kBinsBroken;
  return support.with >= std::min(kFewVisible, std::max(1, support.bins)) &&
         support.visible >= kLeastVisible * support.bins &&
         missing <= (support.visible > kFewVisible ? 1 : 0);
}

/// `beside`: the line goes on in the next field.
bool is_there(const Support& support, bool beside, bool broken) {
  if (broken) return is_broken_line(support, beside);
  if (support.bins < (beside ? 1 : kBinsAlone)) return false;
  const bool strict = support.bins < kManyBins || !beside;
  return support.with > 0 &&
         support.visible >= (strict ? kMostlyVisible : kVisible) * support.bins &&
         support.visible - support.with <= (strict ? 0 : kMissing) * support.visible;
}

/// A line that was only too short, or too close to text, to be found by itself.
bool is_sure(const Support& support) {
  return support.bins >= kBinsSure && support.visible == support.bins &&
         support.with >= kSure * support.bins;
}

}  // namespace

std::vector<Ruling> complete_lines(std::vector<Ruling>& rulings,
                                   const std::vector<Ruling>& crossing, const Raster& gray,
                                   int threshold, const RulingScale& scale) {
  std::vector<Ruling> added;
  std::vector<Ruling> doubtful;
  const double off = std::max(2.0, kOffLine * scale.dpi);
  const double reach = scale.pixels(kReach);
  const double least = scale.pixels(kLeastField);
  for (const Line& line : lines_of(rulings, off)) {
    std::vector<Ruling> met;
    for (const Ruling& ruling : crossing) {
      const double y = line.rulings.front().position;
      const double near = reach + ruling.gap;
      if (y >= ruling.start - near && y <= ruling.end + near) met.push_back(ruling);
    }
    const std::vector<double> edges = positions(met, off);
    if (edges.size() < 2) continue;
    std::vector<std::pair<double, double>> gaps;
    std::vector<bool> covered;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      gaps.push_back(line.longest_gap(edges[i], edges[i + 1]));
      const double gap = gaps[i].second - gaps[i].first;
      covered.push_back(gap < least || gap < kPart * (edges[i + 1] - edges[i]));
    }
    const auto look = [&](std::size_t i, bool beside) {
      if (covered[i]) return;
      const auto [from, to] = gaps[i];
      const bool whole = to - from > kWhole * (edges[i + 1] - edges[i]);
      Ruling piece = line.nearest(from, to);
      const double duty = duty_of(gray, piece, threshold, scale);
      piece.start = from;
      piece.end = to;
      const Support support = support_of(gray, piece, duty, threshold, scale);
      if (!is_there(support, beside || !whole, piece.gap > 0)) return;
      added.push_back(piece);
      if (!is_sure(support)) doubtful.push_back(piece);
      covered[i] = true;
    };
    for (std::size_t i = 0; i < covered.size(); ++i) look(i, i > 0 && covered[i - 1]);
    for (std::size_t i = covered.size() - 1; i-- > 0;) look(i, covered[i + 1]);
  }
  rulings.insert(rulings.end(), added.begin(), added.end());
  return doubtful;
}

}  // namespace biaoge
