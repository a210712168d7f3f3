// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lines of text stand in a region of a page. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/ink_rows.h"
#include "ocr/pixel_box.h"

namespace biaoge {

struct TextLines {
  Raster picture;  ///< The region; specks and remains of rulings are painted out.
  int left = 0;    ///< Its place on the page.
  int top = 0;
  int ink = 0;                 ///< Pixels of `picture` darker than this are ink.
  std::vector<InkLine> lines;  ///< From top to bottom, in pixels of `picture`.
  /// Of a cell: the same with what was taken for dirt in it, and around all lines before any was
  /// taken for dirt. Empty where nothing was.
  Raster with_dirt;
  PixelBox with_dirt_box;
  std::vector<PixelBox> rings;  ///< Of a cell: what may be full stops, light ones included.
  std::vector<PixelBox> stops;  ///< Those with a line of their own; none of `lines`.
  bool lost_point = false;      ///< Something went that may be a point between digits of a column.
};

/// `page`: gray, upright, its background white (255). In a cell, what lies along its edges is a
/// remainder of its rulings. `dpi`: of the page; it tells specks from print. No lines when nothing
/// but specks is there.
TextLines find_text_lines(const Raster& page, const PixelBox& region, bool is_cell,
                          double dpi = 300);

}  // namespace biaoge
