// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings taken out of the picture before it is read.
#include <algorithm>
#include <cmath>

#include "ocr/pixel_rulings.h"

namespace biaoge {

namespace {

/// Lighter pixels belong to no stroke.
constexpr int kLight = 225;
/// A ruling wanders by this much (inches) around its middle line.
constexpr double kWander = 0.014;
/// A dark run this many pixels longer than the ruling is thick is a stroke that crosses it.
constexpr int kCrossing = 3;

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

void erase(const Strip& strip, const Ruling& ruling, double dpi) {
  const int wander = std::max(2, static_cast<int>(kWander * dpi));
  const int thick = static_cast<int>(std::ceil(ruling.thickness)) + 2;
  const int begin = std::max(0, static_cast<int>(ruling.start - ruling.thickness) - 1);
  const int end = std::min(strip.length(), static_cast<int>(ruling.end + ruling.thickness) + 2);
  const int middle = static_cast<int>(ruling.position);
  for (int along = begin; along < end; ++along) {
    auto [first, last] = dark_run(strip, along, middle, wander);
    if (first > last) continue;
    if (last - first + 1 > thick + kCrossing) {
      const bool above = first < middle - thick;
      const bool below = last > middle + thick;
      if (above && below) continue;  // A stroke goes through: it loses nothing.
      first = std::max(first, middle - thick / 2 - 1);
      last = std::min(last, middle + thick / 2 + 1);
    }
    // The soft edge of the ruling goes with it.
    const int from = std::max(0, first - 1);
    const int to = std::min(strip.depth() - 1, last + 1);
    for (int across = from; across <= to; ++across) strip.at(along, across) = 255;
  }
}

}  // namespace

void erase_rulings(Raster& gray, const std::vector<Ruling>& rulings, double dpi) {
  for (const Ruling& ruling : rulings) {
    erase({gray, ruling.orientation == Orientation::horizontal}, ruling, dpi);
  }
}

}  // namespace biaoge
