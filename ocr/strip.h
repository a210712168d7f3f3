// SPDX-License-Identifier: GPL-3.0-or-later
// The picture a reader gets: a line, or short lines of one cell set side by side, so that a label
// of one glyph a line is read at once. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"
#include "ocr/text_lines.h"

namespace biaoge {

/// A line of text and where it stands in a strip.
struct StripPiece {
  const InkLine* line = nullptr;
  int dx = 0;  ///< From the picture the line was found in to the strip.
  int dy = 0;
};

struct Strip {
  Raster picture;
  std::vector<StripPiece> pieces;  ///< From left to right.
  std::vector<PixelBox> parts;     ///< Pieces of ink, in pixels of the strip, from left to right.
  PixelBox ink_box;                ///< Around them.
  int ink = 0;                     ///< As TextLines::ink.
  bool lost_point = false;         ///< As TextLines::lost_point.
  std::size_t of_lines = 1;        ///< Lines of the cell that it is from.
};

/// Of one line.
Strip make_strip(const TextLines& lines, const InkLine& line);

/// One strip a line; one for all lines of a cell when they are short. The strips refer to `lines`.
std::vector<Strip> make_strips(const TextLines& lines, bool is_cell);

}  // namespace biaoge
