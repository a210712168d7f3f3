// SPDX-License-Identifier: GPL-3.0-or-later
// A page made straight and flat by its own rulings and lines of text. Private to ocr.
#pragma once

#include "core/geometry.h"
#include "core/raster.h"

namespace biaoge {

struct Straight {
  Raster gray;
  /// Pixels of `gray` to pixels of the picture as it came; no nodes when it was straight already.
  Mesh to_source;
  double skew_degrees = 0;  ///< Clockwise, of the picture as it came.
  int ruling_tone = 0;      ///< How light rulings are; 0 where none was seen.
};

/// `gray`: whitened (see ink.h), skewed by at most 5 degrees beside a quarter turn. Resamples once,
/// and only when something is out of place.
Straight straighten(Raster gray, double dpi);

/// The pixel of the straight picture that came from a pixel of the source.
Point straightened(const Straight& straight, Point source);

}  // namespace biaoge
