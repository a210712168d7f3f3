// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_evidence.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// In whitened tones: anything darker may be what is left of a ruling.
constexpr int kFaint = 245;
/// In inches: a line wanders by this much; ink that reaches further than kExcess beyond its
/// thickness is not the line alone.
constexpr double kWander = 0.012;
constexpr double kExcess = 0.008;
/// A plain stretch survives a break of this length: a lost pixel.
constexpr double kBreak = 0.007;
/// It also goes on beyond what crosses it or touches it for no longer: another ruling, a stem.
constexpr double kCrossing = 0.025;
/// A supposed line is looked at in stretches of this length, less this at its ends; beside it paper
/// is looked for as far as kPaper. So much of what it has elsewhere speaks for it.
constexpr double kBin = 0.06;
constexpr int kLeastBins = 4;
constexpr int kFewBins = 6;
constexpr double kInset = 0.01;
constexpr double kPaper = 0.03;
constexpr double kDutyShare = 0.85;
constexpr double kLeastDuty = 0.4;

double faint_cover(const Raster& gray, double position, int x0, int x1, int slack) {
  const int middle = static_cast<int>(position);
  const int y0 = std::max(0, middle - slack);
  const int y1 = std::min(gray.height - 1, middle + slack);
  x0 = std::max(0, x0);
  x1 = std::min(gray.width, x1);
  if (x1 <= x0) return 0;
  int covered = 0;
  for (int x = x0; x < x1; ++x) {
    for (int y = y0; y <= y1; ++y) {
      if (gray.row(y)[x] >= kFaint) continue;
      ++covered;
      break;
    }
  }
  return static_cast<double>(covered) / (x1 - x0);
}

/// Height of the dark run of a column nearest to row `middle`, no further than `wander` from it; 0
/// when there is none. Counting ends at `most`.
int run_height(const Raster& gray, int x, int middle, int wander, int threshold, int most) {
  for (int d = 0; d <= wander; ++d) {
    for (const int y : {middle - d, middle + d}) {
      if (y < 0 || y >= gray.height || gray.row(y)[x] >= threshold) continue;
      int height = 1;
      for (int up = y - 1; up >= 0 && height <= most && gray.row(up)[x] < threshold; --up) ++height;
      for (int down = y + 1; down < gray.height && height <= most && gray.row(down)[x] < threshold;
           ++down) {
        ++height;
      }
      return height;
    }
  }
  return 0;
}

/// Where to look for a line in a column of pixels.
struct LineWindow {
  int middle = 0;
  int wander = 0;
  int most = 0;  ///< The height of ink that is the line alone.
};

LineWindow window_of(const Ruling& ruling, const RulingScale& scale) {
  return {static_cast<int>(ruling.position), scale.pixels(kWander, 2),
          static_cast<int>(std::ceil(ruling.thickness)) + scale.pixels(kExcess, 2)};
}

bool has_ink(const Raster& gray, int x, int y0, int y1, int threshold) {
  for (int y = std::max(0, y0); y < std::min(gray.height, y1); ++y) {
    if (gray.row(y)[x] < threshold) return true;
  }
  return false;
}

}  // namespace

double faint_line(const Raster& gray, double position, int x0, int x1, int slack) {
  const double beside = std::min(faint_cover(gray, position - 3 * slack - 2, x0, x1, slack),
                                 faint_cover(gray, position + 3 * slack + 2, x0, x1, slack));
  return faint_cover(gray, position, x0, x1, slack) - beside;
}

Plainness plainness(const Raster& gray, const Ruling& ruling, int threshold,
                    const RulingScale& scale) {
  const LineWindow window = window_of(ruling, scale);
  const int longest_break = scale.pixels(kBreak);
  // What crosses a thick ruling is as thick.
  const int longest_crossing =
      std::max(scale.pixels(kCrossing, 3), static_cast<int>(2 * ruling.thickness) + 2);
  const int begin = std::max(0, static_cast<int>(ruling.start));
  const int end = std::min(gray.width, static_cast<int>(ruling.end));
  int plain = 0;
  int stretch = 0;
  int longest = 0;
  int white = 0;
  int tall = 0;
  for (int x = begin; x < end; ++x) {
    const int height = run_height(gray, x, window.middle, window.wander, threshold, window.most);
    if (height > 0 && height <= window.most) {
      ++plain;
      stretch += 1 + white + tall;
      white = tall = 0;
      longest = std::max(longest, stretch);
      continue;
    }
    ++(height == 0 ? white : tall);
    if (white > longest_break || tall > longest_crossing) stretch = white = tall = 0;
  }
  return {plain / std::max(1.0, ruling.length()), static_cast<double>(longest)};
}

double duty_of(const Raster& gray, const Ruling& ruling, int threshold, const RulingScale& scale) {
  const LineWindow window = window_of(ruling, scale);
  int plain = 0;
  int seen = 0;
  const int end = std::min(gray.width, static_cast<int>(ruling.end));
  for (int x = std::max(0, static_cast<int>(ruling.start)); x < end; ++x) {
    const int height = run_height(gray, x, window.middle, window.wander, threshold, window.most);
    plain += height > 0 && height <= window.most;
    seen += height <= window.most;
  }
  return static_cast<double>(plain) / std::max(1, seen);
}

int paper_beyond(const Raster& gray, const Ruling& ruling, double x, int sign, int threshold,
                 const RulingScale& scale) {
  const LineWindow window = window_of(ruling, scale);
  const auto is_ink = [&](int column) {
    return run_height(gray, column, window.middle, window.wander, threshold, 1) > 0;
  };
  const int far = scale.pixels(1);
  int at = static_cast<int>(x);
  const auto inside = [&] { return at >= 0 && at < gray.width && std::abs(at - x) <= far; };
  while (inside() && is_ink(at)) at += sign;
  const int edge = at;
  while (inside() && !is_ink(at)) at += sign;
  return std::abs(at - edge);
}

Support support_of(const Raster& gray, const Ruling& ruling, double duty, int threshold,
                   const RulingScale& scale) {
  const LineWindow window = window_of(ruling, scale);
  const int inset = static_cast<int>(ruling.thickness) + scale.pixels(kInset, 2);
  const int begin = std::max(0, static_cast<int>(ruling.start) + inset);
  const int end = std::min(gray.width, static_cast<int>(ruling.end) - inset);
  const int stretch = std::max(
      {4, std::min(scale.pixels(kBin), (end - begin) / kLeastBins), static_cast<int>(ruling.gap)});
  const int bins = std::max(1, (end - begin) / stretch);
  const int off = static_cast<int>(std::ceil(ruling.thickness / 2)) + scale.pixels(kExcess, 2);
  const int clear = scale.pixels(kPaper, 3);
  Support support{bins, 0, 0};
  for (int b = 0; b < bins; ++b) {
    const int x0 = begin + (end - begin) * b / bins;
    const int x1 = begin + (end - begin) * (b + 1) / bins;
    int plain = 0;
    int tall = 0;
    int above = 0;
    int below = 0;
    for (int x = x0; x < x1; ++x) {
      const int height = run_height(gray, x, window.middle, window.wander, threshold, window.most);
      plain += height > 0 && height <= window.most;
      tall += height > window.most;
      above += has_ink(gray, x, window.middle - off - clear, window.middle - off, threshold);
      below += has_ink(gray, x, window.middle + off + 1, window.middle + off + clear, threshold);
    }
    const int width = x1 - x0;
    // Where few stretches tell a line from a stroke it has to have paper on both sides.
    const int beside = bins < kFewBins ? std::max(above, below) : std::min(above, below);
    if (2 * tall > width || 2 * beside > width) continue;
    ++support.visible;
    support.with += plain >= kDutyShare * std::max(duty, kLeastDuty) * (width - tall);
  }
  return support;
}

InkBeside ink_beside(const Raster& gray, const Ruling& ruling, int width, int inset, int threshold,
                     const RulingScale& scale) {
  const bool level = ruling.orientation == Orientation::horizontal;
  const int off = static_cast<int>(std::ceil(ruling.thickness / 2)) + scale.pixels(0.012, 2);
  const int depth = level ? gray.height : gray.width;
  const int begin = std::max(0, static_cast<int>(ruling.start) + inset);
  const int end = std::min(level ? gray.width : gray.height, static_cast<int>(ruling.end) - inset);
  InkBeside beside{1, 0};
  for (const int side : {-1, 1}) {
    int dark = 0;
    for (int along = begin; along < end; ++along) {
      for (int i = 0; i <= width; ++i) {
        const int across = static_cast<int>(ruling.position) + side * (off + i);
        if (across < 0 || across >= depth) break;
        if ((level ? gray.row(across)[along] : gray.row(along)[across]) >= threshold) continue;
        ++dark;
        break;
      }
    }
    const double share = static_cast<double>(dark) / std::max(1, end - begin);
    beside = {std::min(beside.better, share), std::max(beside.worse, share)};
  }
  return beside;
}

}  // namespace biaoge
