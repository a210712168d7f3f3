// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/flatten.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

constexpr std::size_t kKnots = 13;
constexpr std::size_t kUnknowns = 2 * kKnots;
/// A trace has to be this share of the page long to say something about its shape.
constexpr double kLongTrace = 0.12;
/// Traces that lie worse than this (pixels, root mean square) after the first fit are not rulings.
constexpr double kMisfit = 3.0;
/// At first only the worst are left out: one that is far off bends the fit away from the others.
constexpr int kRounds = 6;
constexpr double kWorst = 0.5;
/// Weights of the regularisation against one point of a trace: bends are smooth, and what no ruling
/// tells stays as it is.
constexpr double kSmooth = 5;
constexpr double kStill = 0.05;
constexpr double kStillSlope = 0.5;

using Row = std::vector<double>;

/// Solves the symmetric positive definite system by Cholesky's method.
Row solve(std::vector<Row> a, Row b) {
  const std::size_t n = b.size();
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
    a[j][j] = std::sqrt(std::max(a[j][j], 1e-12));
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

struct Weights {
  std::size_t knot = 0;
  double here = 1;  ///< Of `knot`; the next one has 1 - here.
};

Weights weights(double along, double length) {
  const double at = std::clamp(along / length, 0.0, 1.0) * (kKnots - 1);
  const auto knot = std::min(static_cast<std::size_t>(at), kKnots - 2);
  return {knot, 1 - (at - static_cast<double>(knot))};
}

/// The derivatives of the shift at a point by the unknowns.
Row basis(const Point& point, double along, double across) {
  Row row(kUnknowns, 0.0);
  const Weights w = weights(point.x, along);
  const double side = 2 * point.y / across - 1;
  row[w.knot] = w.here;
  row[w.knot + 1] = 1 - w.here;
  row[kKnots + w.knot] = w.here * side;
  row[kKnots + w.knot + 1] = (1 - w.here) * side;
  return row;
}

void regularise(std::vector<Row>& a) {
  for (const std::size_t offset : {std::size_t{0}, kKnots}) {
    for (std::size_t k = 0; k + 2 < kKnots; ++k) {
      constexpr double second[] = {1, -2, 1};
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
          a[offset + k + i][offset + k + j] += kSmooth * second[i] * second[j];
        }
      }
    }
    for (std::size_t k = 0; k < kKnots; ++k) {
      a[offset + k][offset + k] += offset == 0 ? kStill : kStillSlope;
    }
  }
}

}  // namespace

Bend Bend::fit(const std::vector<Trace>& traces, double along, double across) {
  Bend bend;
  bend.along_ = along;
  bend.across_ = across;
  bend.constant_.assign(kKnots, 0.0);
  bend.slope_.assign(kKnots, 0.0);
  std::vector<const Trace*> used;
  for (const Trace& trace : traces) {
    if (trace.back().x - trace.front().x >= kLongTrace * along) used.push_back(&trace);
  }
  for (int round = 0; round < kRounds && used.size() >= 2; ++round) {
    // Each ruling ends at a place across of its own; taking every trace from its mean removes it.
    std::vector<Row> a(kUnknowns, Row(kUnknowns, 0.0));
    Row b(kUnknowns, 0.0);
    for (const Trace* trace : used) {
      const auto count = static_cast<double>(trace->size());
      Row mean(kUnknowns, 0.0);
      double mean_y = 0;
      for (const Point& point : *trace) {
        const Row row = basis(point, along, across);
        for (std::size_t i = 0; i < kUnknowns; ++i) mean[i] += row[i] / count;
        mean_y += point.y / count;
      }
      // The sum of (row - mean) times its transpose, without the zeros of the rows.
      for (const Point& point : *trace) {
        const Row row = basis(point, along, across);
        for (std::size_t i = 0; i < kUnknowns; ++i) {
          if (row[i] == 0) continue;
          b[i] -= row[i] * (point.y - mean_y);
          for (std::size_t j = 0; j < kUnknowns; ++j) a[i][j] += row[i] * row[j];
        }
      }
      for (std::size_t i = 0; i < kUnknowns; ++i) {
        for (std::size_t j = 0; j < kUnknowns; ++j) a[i][j] -= count * mean[i] * mean[j];
      }
    }
    regularise(a);
    const Row solution = solve(std::move(a), std::move(b));
    bend.constant_.assign(solution.begin(), solution.begin() + kKnots);
    bend.slope_.assign(solution.begin() + kKnots, solution.end());
    double worst = 0;
    for (const Trace* trace : used) worst = std::max(worst, bend.misfit(*trace));
    if (worst <= kMisfit) break;
    std::erase_if(used, [&](const Trace* trace) {
      return bend.misfit(*trace) > std::max(kMisfit, kWorst * worst);
    });
  }
  return bend;
}

double Bend::misfit(const Trace& trace) const {
  double sum = 0;
  double squares = 0;
  for (const Point& point : trace) {
    const double y = point.y + shift(point.x, point.y);
    sum += y;
    squares += y * y;
  }
  const auto count = static_cast<double>(trace.size());
  return std::sqrt(std::max(0.0, squares / count - sum / count * sum / count));
}

double Bend::shift(double along, double across) const {
  const Weights w = weights(along, along_);
  const double side = 2 * across / across_ - 1;
  const auto at = [&](std::size_t knot) { return constant_[knot] + slope_[knot] * side; };
  return w.here * at(w.knot) + (1 - w.here) * at(w.knot + 1);
}

double Bend::largest() const {
  double most = 0;
  for (std::size_t k = 0; k < kKnots; ++k) {
    most = std::max(most, std::abs(constant_[k]) + std::abs(slope_[k]));
  }
  return most;
}

}  // namespace biaoge
