// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/trace.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// In inches. A piece must run straight for kPiece to be part of a ruling at all; a trace shorter
/// than kShortest tells too little about bends (and may be text); thicker ones are blocks.
constexpr double kPiece = 0.16;
constexpr double kShortest = 0.6;
constexpr double kThickest = 0.06;
/// Where fewer than kEnough traces cross this share of the picture the lines may be dashed: marks
/// of this height with gaps of up to this length between them, that make straight pieces of this
/// length together.
constexpr double kFarAcross = 0.25;
constexpr int kEnough = 4;
constexpr double kHighestDash = 0.02;
constexpr double kDashGap = 0.055;
constexpr double kDashedPiece = 0.5;
/// Points of a trace are this far apart.
constexpr double kStep = 0.06;

bool is_set(const l_uint32* line, int x) {
  return (line[x >> 5] >> (31 - (x & 31))) & 1U;
}

/// Follows the component from left to right; empty when it is too thick or not one curve.
Trace follow(const Component& component, double dpi) {
  Pix* bits = component.bits.get();
  const l_uint32* data = pixGetData(bits);
  const int words = pixGetWpl(bits);
  const int height = pixGetHeight(bits);
  const int width = pixGetWidth(bits);
  const int step = std::max(2, static_cast<int>(kStep * dpi));
  const double thickest = kThickest * dpi + 2;
  Trace trace;
  int thick = 0;
  double last = -1;
  for (int x = step / 2; x < width; x += step) {
    // The run of set pixels nearest to where the trace was.
    double best = -1;
    int best_length = 0;
    for (int y = 0; y < height; ++y) {
      if (!is_set(data + static_cast<std::ptrdiff_t>(y) * words, x)) continue;
      int end = y;
      while (end < height && is_set(data + static_cast<std::ptrdiff_t>(end) * words, x)) ++end;
      const double middle = (y + end - 1) / 2.0;
      if (best < 0 || (last >= 0 && std::abs(middle - last) < std::abs(best - last))) {
        best = middle;
        best_length = end - y;
      }
      y = end;
    }
    if (best < 0) continue;
    if (best_length > thickest) {
      ++thick;
      continue;
    }
    if (last >= 0 && std::abs(best - last) > 0.15 * step + 2) continue;
    last = best;
    trace.push_back({component.box.x0 + x + 0.5, component.box.y0 + best + 0.5});
  }
  return static_cast<std::size_t>(2 * thick) > trace.size() ? Trace{} : trace;
}

/// `shortest`: pieces of a trace are this long, in inches.
std::vector<Trace> trace_pieces(Pix* bits, double shortest, double dpi) {
  // Growing by a row up and down lets a sloping line pass as a straight piece.
  const PixPtr grown(pixDilateBrick(nullptr, bits, 1, 3));
  const int piece = std::max(8, static_cast<int>(shortest * dpi));
  const PixPtr pieces(pixOpenCompBrickDwa(nullptr, grown.get(), piece, 1));
  if (!pieces) return {};
  std::vector<Trace> traces;
  for (const Component& component : components(pieces.get(), true)) {
    if (component.box.width() < kShortest * dpi) continue;
    Trace trace = follow(component, dpi);
    if (trace.size() >= 5) traces.push_back(std::move(trace));
  }
  return traces;
}

/// `bits` with the gaps closed between marks that are no higher than a line.
PixPtr closed_dashes(Pix* bits, double dpi) {
  const int high = std::max(3, static_cast<int>(kHighestDash * dpi)) + 1;
  const PixPtr tall(pixOpenBrick(nullptr, bits, 1, high));
  const PixPtr flat(tall ? pixSubtract(nullptr, bits, tall.get()) : nullptr);
  const int gap = std::max(3, static_cast<int>(kDashGap * dpi));
  return PixPtr(flat ? pixCloseBrick(nullptr, flat.get(), gap, 2) : nullptr);
}

/// Whether a point lies on ink, or right beside it.
bool has_ink(Pix* bits, const Point& point) {
  const int y0 = std::max(0, static_cast<int>(point.y) - 1);
  const int y1 = std::min(pixGetHeight(bits) - 1, static_cast<int>(point.y) + 1);
  for (int y = y0; y <= y1; ++y) {
    const l_uint32* line = pixGetData(bits) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(bits);
    if (is_set(line, static_cast<int>(point.x))) return true;
  }
  return false;
}

std::vector<Trace> trace_level(Pix* bits, double dpi) {
  std::vector<Trace> traces = trace_pieces(bits, kPiece, dpi);
  const double width = kFarAcross * pixGetWidth(bits);
  const auto far = std::count_if(traces.begin(), traces.end(), [width](const Trace& trace) {
    return trace.back().x - trace.front().x > width;
  });
  if (far >= kEnough) return traces;
  const PixPtr dashes = closed_dashes(bits, dpi);
  if (!dashes) return traces;
  for (Trace& trace : trace_pieces(dashes.get(), kDashedPiece, dpi)) {
    std::erase_if(trace, [bits](const Point& point) { return !has_ink(bits, point); });
    if (trace.size() >= 5) traces.push_back(std::move(trace));
  }
  return traces;
}

}  // namespace

Traces trace_rulings(Pix* bits, double dpi) {
  Traces traces;
  traces.level = trace_level(bits, dpi);
  const PixPtr turned(pixRotate90(bits, 1));
  if (!turned) return traces;
  traces.upright = trace_level(turned.get(), dpi);
  const double height = pixGetHeight(bits);
  for (Trace& trace : traces.upright) {
    for (Point& point : trace) point = {point.y, height - point.x};
    std::reverse(trace.begin(), trace.end());
  }
  return traces;
}

}  // namespace biaoge
