// SPDX-License-Identifier: GPL-3.0-or-later
// How light the rulings of a page are, lines that shine through from its other side left out.
// Private to ocr.
#pragma once

#include <vector>

#include "core/geometry.h"

namespace biaoge {

/// A line that was followed: where it begins and ends, in pixels, and the tones of its points.
struct TonedTrace {
  Point begin;
  Point end;
  std::vector<int> tones;
};

/// The tone that three quarters of the points of all rulings are darker than; 0 when there are
/// none. `dpi`: of the pixels in which the lines are told.
int ruling_tone(const std::vector<TonedTrace>& level, const std::vector<TonedTrace>& upright,
                double dpi);

}  // namespace biaoge
