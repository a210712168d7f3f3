// SPDX-License-Identifier: GPL-3.0-or-later
// Full stops of Chinese, known by their shape: a small ring. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/ink_rows.h"
#include "ocr/line_reader.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// Those of the pieces of ink, light ones included, that are a small ring with white on both sides.
/// `size`: of the glyphs.
std::vector<PixelBox> find_rings(const Raster& picture, const std::vector<PixelBox>& pieces,
                                 double size);

/// Rings that stand by themselves below the beginning of a line: some programs break lines before a
/// full stop.
std::vector<PixelBox> lone_stops(const std::vector<PixelBox>& rings,
                                 const std::vector<InkLine>& lines, double size);

/// Puts full stops into the reading of a line of Chinese where rings stand at its foot and no mark
/// was read; doubts another mark that was. `dx`: from the picture that they were found in to the
/// one that was read.
void read_missed_stops(const std::vector<PixelBox>& rings, const PixelBox& line, int dx,
                       LineReading& reading);

}  // namespace biaoge
