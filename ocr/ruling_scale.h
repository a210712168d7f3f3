// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths on paper as whole pixels. Private to ocr.
#pragma once

#include <algorithm>
#include <cmath>

namespace biaoge {

struct RulingScale {
  double dpi = 300;

  int pixels(double inches, int least = 1) const {
    return std::max(least, static_cast<int>(std::lround(inches * dpi)));
  }
};

}  // namespace biaoge
