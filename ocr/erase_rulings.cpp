// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings taken out of the picture before it is read.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ocr/pixel_rulings.h"

namespace biaoge {

namespace {

/// Lighter pixels belong to no stroke.
constexpr int kLight = 225;
/// A ruling wanders by this much (inches) around its middle line.
constexpr double kWander = 0.014;
/// A dark run this many pixels longer than the ruling is thick is a stroke that crosses it.
constexpr int kCrossing = 3;
/// A ruling that is thicker than its runs by this many pixels is a double one.
constexpr double kDoubleGap = 1.0;
/// Of its runs across, ordered by height, the one at this share is as high as the ruling alone.
constexpr double kPlainShare = 0.4;
/// Two lines of a double ruling whose gap filled up are as high together (inches) at most, along so
/// much of it.
constexpr double kFilledDouble = 0.06;
constexpr double kFilledShare = 0.6;
/// Strokes that touch a ruling do so for this long (inches); longer ones are the other line of a
/// double ruling.
constexpr double kShortestStroke = 0.018;
constexpr double kLongestStroke = 0.25;

/// Reads and writes the pixels of a picture along and across a ruling.
struct Strip {
  Raster& gray;
  bool level;

  int length() const { return level ? gray.width : gray.height; }
  int depth() const { return level ? gray.height : gray.width; }
  std::uint8_t& at(int along, int across) const {
    return level ? gray.row(across)[along] : gray.row(along)[across];
  }
};

/// The dark run across the ruling nearest to `middle`, within `wander`; empty (first > last) if
/// none.
std::pair<int, int> dark_run(const Strip& strip, int along, int middle, int wander) {
  for (int d = 0; d <= wander; ++d) {
    for (const int across : {middle - d, middle + d}) {
      if (across < 0 || across >= strip.depth() || strip.at(along, across) >= kLight) continue;
      int first = across;
      int last = across;
      while (first > 0 && strip.at(along, first - 1) < kLight) --first;
      while (last + 1 < strip.depth() && strip.at(along, last + 1) < kLight) ++last;
      return {first, last};
    }
  }
  return {0, -1};
}

using Run = std::pair<int, int>;

int height_of(const Run& run) {
  return run.second - run.first + 1;
}

/// How high the ruling is where nothing touches it; 0 when there is nothing of it.
int plain_height(const std::vector<Run>& runs, int highest) {
  std::vector<int> heights;
  for (const Run& run : runs) {
    const int height = height_of(run);
    if (height > 0 && height <= highest) heights.push_back(height);
  }
  if (heights.empty()) return 0;
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(
                                        kPlainShare * static_cast<double>(heights.size() - 1));
  std::nth_element(heights.begin(), at, heights.end());
  return *at;
}

/// The height of both lines of a double ruling where the gap between them is dark along most of it;
/// 0 where it is not.
int filled_double_height(const std::vector<Run>& runs, int highest) {
  std::vector<int> heights;
  for (const Run& run : runs) {
    if (height_of(run) > 0) heights.push_back(height_of(run));
  }
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  const int usual = *middle;
  const auto alike = std::count_if(heights.begin(), heights.end(),
                                   [usual](int height) { return std::abs(height - usual) <= 1; });
  const bool filled = usual <= highest && static_cast<double>(alike) >=
                                              kFilledShare * static_cast<double>(heights.size());
  return filled ? usual : 0;
}

/// Which runs are the ruling together with a stroke: higher ones in a row, for longer than a speck
/// and no longer than a stroke.
std::vector<bool> touched(const std::vector<Run>& runs, int plain, int highest, double dpi) {
  const auto shortest = static_cast<std::size_t>(std::max(2.0, kShortestStroke * dpi));
  const auto longest = static_cast<std::size_t>(kLongestStroke * dpi);
  std::vector<bool> result(runs.size(), false);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t end = i;
    bool tall = false;
    while (end < runs.size() && height_of(runs[end]) > plain + 1) {
      tall = tall || height_of(runs[end]) > highest;
      ++end;
    }
    if (end == i) continue;
    const std::size_t length = end - i;
    const bool stroke = length >= shortest && (tall || length <= longest);
    for (std::size_t k = i; k < end; ++k) {
      result[k] = stroke || height_of(runs[k]) > highest;
    }
    i = end;
  }
  return result;
}

/// The run of the ruling alone, where a stroke touches it: as the nearest plain one lies.
Run ruling_alone(const std::vector<Run>& runs, const std::vector<bool>& is_touched, std::size_t at,
                 int middle, int plain, std::size_t reach) {
  for (std::size_t d = 1; d <= reach; ++d) {
    for (const std::size_t i : {at - d, at + d}) {
      if (i >= runs.size() || is_touched[i]) continue;
      const int height = height_of(runs[i]);
      if (height > 0 && std::abs(height - plain) <= 1) return runs[i];
    }
  }
  return {middle - plain / 2, middle - plain / 2 + plain - 1};
}

void clear(const Strip& strip, int along, int from, int to) {
  from = std::max(0, from);
  to = std::min(strip.depth() - 1, to);
  for (int across = from; across <= to; ++across) strip.at(along, across) = 255;
}

/// Takes the other line of a double ruling, which counts as one thick one: what is as thin as a
/// line of it, within its thickness.
void erase_within(const Strip& strip, int along, const Ruling& ruling, int plain) {
  const int half = static_cast<int>(std::ceil(ruling.thickness / 2)) + 1;
  const int first = std::max(0, static_cast<int>(ruling.position) - half);
  const int last = std::min(strip.depth() - 1, static_cast<int>(ruling.position) + half);
  for (int across = first; across <= last; ++across) {
    const Run run = dark_run(strip, along, across, 0);
    const int height = height_of(run);
    if (height <= 0) continue;
    if (height <= plain + 1 && run.first >= first - 1 && run.second <= last + 1) {
      clear(strip, along, run.first - 1, run.second + 1);
    }
    across = std::max(across, run.second);
  }
}

void erase(const Strip& strip, const Ruling& ruling, double dpi) {
  const int wander = std::max(2, static_cast<int>(kWander * dpi));
  int highest = static_cast<int>(std::ceil(ruling.thickness)) + 2 + kCrossing;
  const int begin = std::max(0, static_cast<int>(ruling.start - ruling.thickness) - 1);
  const int end = std::min(strip.length(), static_cast<int>(ruling.end + ruling.thickness) + 2);
  const int middle = static_cast<int>(ruling.position);
  std::vector<Run> runs;
  for (int along = begin; along < end; ++along) {
    runs.push_back(dark_run(strip, along, middle, wander));
  }
  int plain = plain_height(runs, highest);
  const int filled = filled_double_height(runs, static_cast<int>(kFilledDouble * dpi));
  if (filled > plain) {
    plain = filled;
    highest = std::max(highest, filled + kCrossing);
  }
  const std::vector<bool> is_touched = touched(runs, plain, highest, dpi);
  const auto reach = static_cast<std::size_t>(kLongestStroke * dpi);
  const bool is_double = plain > 0 && ruling.thickness >= plain + kDoubleGap;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const int along = begin + static_cast<int>(i);
    auto [first, last] = runs[i];
    if (first > last) continue;
    // The soft edge of the ruling goes with it.
    int from = first - 1;
    int to = last + 1;
    if (is_touched[i]) {
      const Run alone = ruling_alone(runs, is_touched, i, middle, plain, reach);
      const bool above = first < alone.first - 1;
      const bool below = last > alone.second + 1;
      if (above && below) continue;  // A stroke goes through: it loses nothing.
      if (above) from = alone.first;
      if (below) to = alone.second;
    }
    clear(strip, along, from, to);
    // What is left of the other line is thin now, also where the gap between them was dark.
    if (is_double) erase_within(strip, along, ruling, plain);
  }
}

}  // namespace

void erase_rulings(Raster& gray, const std::vector<Ruling>& rulings, double dpi) {
  for (const Ruling& ruling : rulings) {
    erase({gray, ruling.orientation == Orientation::horizontal}, ruling, dpi);
  }
}

}  // namespace biaoge
