// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of text that pieces of ink stand in. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

struct InkLine {
  PixelBox box;                 ///< Around its ink.
  std::vector<PixelBox> parts;  ///< Connected pieces of ink, from left to right.
};

/// How high a line is: where most lines stand apart, their height says it, even if their glyphs are
/// in pieces. `size`: of the glyphs, the least.
double usual_line(const Raster& picture, int ink, const std::vector<PixelBox>& parts, double size);

/// From top to bottom; runs of rows much higher than `usual` are cut where the least ink stands.
std::vector<InkLine> lines_of(const Raster& picture, int ink, const std::vector<PixelBox>& parts,
                              double size, double usual);

/// The same where tables without rulings or columns of text may stand: lines end at wide white, and
/// what stands beside it does not bind lines together that stand one below the other (a recursive
/// XY cut, Nagy and Seth 1984).
std::vector<InkLine> lines_in_columns(const Raster& picture, int ink,
                                      const std::vector<PixelBox>& parts, double size,
                                      double usual);

}  // namespace biaoge
