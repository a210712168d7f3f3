// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings of a page that may still be bent: followed as curves. Private to ocr.
#pragma once

#include <vector>

#include "core/geometry.h"
#include "ocr/pix.h"

namespace biaoge {

/// A nearly straight curve through the middle of a ruling; points in pixels, in order along it.
using Trace = std::vector<Point>;

struct Traces {
  std::vector<Trace> level;    ///< Nearly horizontal, from left to right.
  std::vector<Trace> upright;  ///< Nearly vertical, from top to bottom.
};

/// Follows the long rulings of a page that is skewed by no more than about 4 degrees. `dpi`: of
/// `bits`.
Traces trace_rulings(Pix* bits, double dpi);

}  // namespace biaoge
