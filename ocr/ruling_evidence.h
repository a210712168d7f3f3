// SPDX-License-Identifier: GPL-3.0-or-later
// What the pixels on and beside a level line say about it. Private to ocr.
#pragma once

#include "core/page.h"
#include "core/raster.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// Share of columns [x0, x1) with a pixel that is not white within `slack` rows of the line, less
/// the same beside it: text in the way of a line darkens everything around, a line its own rows.
double faint_line(const Raster& gray, double position, int x0, int x1, int slack);

/// How a line looks along its length: where it is plain, the ink on it is as thin as the line and
/// stands alone.
struct Plainness {
  double share = 0;    ///< Of its length.
  double longest = 0;  ///< Stretch without a break, in pixels.
};

/// `threshold`: ink is darker.
Plainness plainness(const Raster& gray, const Ruling& ruling, int threshold,
                    const RulingScale& scale);

/// Share of a level line's columns that have ink no higher than the line.
double duty_of(const Raster& gray, const Ruling& ruling, int threshold, const RulingScale& scale);

/// How far a level ruling has no ink, from the edge of what crosses it at column `x` on, to the
/// right (`sign` 1) or to the left (-1). At most an inch.
int paper_beyond(const Raster& gray, const Ruling& ruling, double x, int sign, int threshold,
                 const RulingScale& scale);

/// What speaks for a line that is only supposed to be there, stretch by stretch of its length.
struct Support {
  int bins = 0;     ///< Stretches.
  int visible = 0;  ///< Those that text does not hide.
  int with = 0;     ///< Visible ones with a line, that has paper above or below.
};

/// `ruling`: level, from one crossing ruling to another. `duty`: see duty_of().
Support support_of(const Raster& gray, const Ruling& ruling, double duty, int threshold,
                   const RulingScale& scale);

/// Share of its length along which a ruling (level or upright) has ink directly beside it, up to
/// `width` pixels further, on the better side and on the worse one. The last `inset` pixels at both
/// ends, where other rulings cross, are not looked at.
struct InkBeside {
  double better = 0;
  double worse = 0;
};
InkBeside ink_beside(const Raster& gray, const Ruling& ruling, int width, int inset, int threshold,
                     const RulingScale& scale);

/// Rulings have paper beside them; of a row of strokes more than this share has ink there.
inline constexpr double kMostInkBeside = 0.4;

}  // namespace biaoge
