// SPDX-License-Identifier: GPL-3.0-or-later
// What bends a page, from the rulings that should be straight. Private to ocr.
#pragma once

#include <vector>

#include "core/geometry.h"
#include "ocr/trace.h"

namespace biaoge {

/// How far the points of a picture have to move along one axis for its rulings to become straight.
/// The shift is piecewise linear along the rulings (knots evenly spaced) and linear across them,
/// which covers the rest of a skew, the convergence of a perspective and the curl of a page.
class Bend {
 public:
  /// `along`, `across`: size of the picture along and across the rulings, in pixels. `traces` with
  /// x along and y across. Without at least two long traces nothing is moved.
  static Bend fit(const std::vector<Trace>& traces, double along, double across);

  /// To be added to the coordinate across the rulings.
  double shift(double along, double across) const;
  /// Largest absolute shift within the picture.
  double largest() const;

 private:
  /// By how much (root mean square) a trace is not straight once it is shifted.
  double misfit(const Trace& trace) const;

  double along_ = 1;
  double across_ = 1;
  std::vector<double> constant_;  ///< Shift in the middle, by knot.
  std::vector<double> slope_;     ///< Its change from the middle to the far edge, by knot.
};

}  // namespace biaoge
