// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/straighten.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ocr/flatten.h"
#include "ocr/ink.h"
#include "ocr/pix.h"
#include "ocr/resample.h"
#include "ocr/ruling_tone.h"
#include "ocr/trace.h"

namespace biaoge {

namespace {

/// Rulings are traced on a picture of about this resolution.
constexpr double kTraceDpi = 150;
/// Skew below this (degrees) is left to the bends.
constexpr double kSmallSkew = 0.4;
/// Skew is found up to this; more is a wrong guess.
constexpr double kMostSkew = 6.5;
/// Leptonica's own figure from which on its skew is to be believed.
constexpr double kSkewConfidence = 2.5;
/// A picture that is out of place by less (pixels) is straight.
constexpr double kStraight = 0.8;
/// The edge of the paper or of a shadow: this far (inches) outside of all rulings that could cross
/// it, and leaning by this much more or less than other lines do.
constexpr double kOutside = 0.1;
constexpr double kLean = 0.015;
constexpr double kMeshStep = 16;

Point rotated(Point p, Point centre, double radians) {
  const double c = std::cos(radians);
  const double s = std::sin(radians);
  const double x = p.x - centre.x;
  const double y = p.y - centre.y;
  return {centre.x + x * c - y * s, centre.y + x * s + y * c};
}

/// By how much (degrees clockwise) the picture has to be turned to be level.
double coarse_skew(Pix* bits) {
  l_float32 angle = 0;
  l_float32 confidence = 0;
  if (pixFindSkew(bits, &angle, &confidence) != 0) return 0;
  const bool usable = confidence >= static_cast<l_float32>(kSkewConfidence) &&
                      std::abs(angle) >= kSmallSkew && std::abs(angle) <= kMostSkew;
  return usable ? static_cast<double>(angle) : 0;
}

/// What has to be done to a picture, in its own pixels.
struct Correction {
  Point centre;
  double radians = 0;  ///< Clockwise.
  double scale = 1;    ///< Pixels of the picture for one of those in which the bends are told.
  Bend level;
  Bend upright;

  /// From a point of the traced picture to one of the source.
  Point untraced(Point q) const { return rotated({q.x * scale, q.y * scale}, centre, -radians); }

  /// From a point of the result to one of the source.
  Point source(Point p) const {
    // The bends are told at the source of the shift: a few rounds find it.
    const Point target{p.x / scale, p.y / scale};
    Point q = target;
    for (int i = 0; i < 3; ++i) {
      q = {target.x - upright.shift(q.y, q.x), target.y - level.shift(q.x, q.y)};
    }
    return untraced(q);
  }
};

std::vector<Trace> transposed(std::vector<Trace> traces) {
  for (Trace& trace : traces) {
    for (Point& point : trace) std::swap(point.x, point.y);
  }
  return traces;
}

double lean(const Trace& trace) {
  return (trace.back().y - trace.front().y) / (trace.back().x - trace.front().x);
}

/// Takes out edges of the paper, which lies in the scanner at an angle of its own. Both with x
/// along and y across themselves.
void drop_edges(std::vector<Trace>& traces, const std::vector<Trace>& crossing, double dpi) {
  if (traces.empty() || crossing.empty()) return;
  double first = crossing.front().front().x;
  double last = first;
  for (const Trace& trace : crossing) {
    first = std::min(first, trace.front().x);
    last = std::max(last, trace.back().x);
  }
  std::vector<double> leans;
  for (const Trace& trace : traces) leans.push_back(lean(trace));
  const auto middle = leans.begin() + static_cast<std::ptrdiff_t>(leans.size() / 2);
  std::nth_element(leans.begin(), middle, leans.end());
  std::erase_if(traces, [&](const Trace& trace) {
    const double y = (trace.front().y + trace.back().y) / 2;
    const bool outside = y < first - kOutside * dpi || y > last + kOutside * dpi;
    return outside && std::abs(lean(trace) - *middle) > kLean;
  });
}

/// The darkest pixel around the point of a trace.
int darkest(const Raster& gray, Point p) {
  constexpr int kAround = 2;
  const int x = static_cast<int>(p.x);
  const int y = static_cast<int>(p.y);
  int tone = 255;
  for (int i = std::max(0, y - kAround); i <= std::min(gray.height - 1, y + kAround); ++i) {
    for (int k = std::max(0, x - kAround); k <= std::min(gray.width - 1, x + kAround); ++k) {
      tone = std::min<int>(tone, gray.row(i)[k]);
    }
  }
  return tone;
}

std::vector<TonedTrace> toned(const std::vector<Trace>& traces, const Raster& gray,
                              const Correction& correction) {
  std::vector<TonedTrace> result;
  for (const Trace& trace : traces) {
    TonedTrace& line = result.emplace_back(TonedTrace{trace.front(), trace.back(), {}});
    for (const Point& point : trace) {
      line.tones.push_back(darkest(gray, correction.untraced(point)));
    }
  }
  return result;
}

Mesh make_mesh(const Correction& correction, int width, int height) {
  Mesh mesh;
  mesh.step = kMeshStep;
  mesh.columns = static_cast<int>(width / kMeshStep) + 2;
  mesh.rows = static_cast<int>(height / kMeshStep) + 2;
  for (int r = 0; r < mesh.rows; ++r) {
    for (int c = 0; c < mesh.columns; ++c) {
      mesh.nodes.push_back(correction.source({c * kMeshStep, r * kMeshStep}));
    }
  }
  return mesh;
}

}  // namespace

Straight straighten(Raster gray, double dpi) {
  PixPtr bits = dark_bits(gray, ruling_threshold(gray, 255));
  Correction correction;
  while (bits && dpi / correction.scale >= 1.5 * kTraceDpi) {
    bits.reset(pixReduceRankBinary2(bits.get(), 1, nullptr));
    correction.scale *= 2;
  }
  if (!bits) return {std::move(gray), {}, 0, 0};
  correction.centre = {gray.width / 2.0, gray.height / 2.0};
  const double degrees = coarse_skew(bits.get());
  correction.radians = degrees * std::numbers::pi / 180;
  if (degrees != 0) {
    bits.reset(pixRotateBySampling(bits.get(), pixGetWidth(bits.get()) / 2,
                                   pixGetHeight(bits.get()) / 2,
                                   static_cast<l_float32>(correction.radians), L_BRING_IN_WHITE));
    if (!bits) return {std::move(gray), {}, 0, 0};
  }
  const double width = pixGetWidth(bits.get());
  const double height = pixGetHeight(bits.get());
  Traces traces = trace_rulings(bits.get(), dpi / correction.scale);
  std::vector<Trace> upright = transposed(traces.upright);
  drop_edges(traces.level, upright, dpi / correction.scale);
  drop_edges(upright, traces.level, dpi / correction.scale);
  correction.level = Bend::fit(traces.level, width, height);
  correction.upright = Bend::fit(upright, height, width);
  traces.upright = transposed(std::move(upright));
  const double most =
      correction.scale * std::max(correction.level.largest(), correction.upright.largest());
  Straight result;
  result.ruling_tone = ruling_tone(toned(traces.level, gray, correction),
                                   toned(traces.upright, gray, correction), dpi / correction.scale);
  if (degrees == 0 && most < kStraight) {
    result.gray = std::move(gray);
    return result;
  }
  const double rise =
      correction.level.shift(width, height / 2) - correction.level.shift(0, height / 2);
  result.skew_degrees = -(degrees + std::atan2(rise, width) * 180 / std::numbers::pi);
  result.to_source = make_mesh(correction, gray.width, gray.height);
  result.gray = resample(gray, result.to_source, gray.width, gray.height);
  return result;
}

Point straightened(const Straight& straight, Point source) {
  if (straight.to_source.nodes.empty()) return source;
  // Displacements are small and smooth: correcting the guess by what it misses converges at once.
  Point guess = source;
  for (int i = 0; i < 6; ++i) {
    const Point reached = straight.to_source.at(guess);
    guess = {guess.x + source.x - reached.x, guess.y + source.y - reached.y};
  }
  return guess;
}

}  // namespace biaoge
