// SPDX-License-Identifier: GPL-3.0-or-later
// What one pass over a page's content draws, before it is understood. Private to ingest; free of
// Poppler. Page space as in core/geometry.h.
#pragma once

#include <cstddef>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"

namespace biaoge {

/// A glyph as drawn. Its box is the em box (0.88 em above the baseline, 0.12 em below it, as wide
/// as it advances): font metrics in real files are too often wrong to be used.
struct DrawnGlyph {
  char32_t code = 0;
  Box box;
  double font_size = 0;
  Direction direction = Direction::right;
  bool vertical = false;
  bool slanted = false;  ///< Its line runs neither level nor upright.
  bool pale = false;     ///< Light or nearly transparent paint.
};

/// A run of points of a path. Curves are replaced by their end points and marked.
struct Polygon {
  std::vector<Point> points;
  bool curved = false;
};

struct Canvas {
  std::vector<DrawnGlyph> glyphs;  ///< Visible, in the order drawn; spaces included.
  std::vector<DrawnGlyph> hidden;  ///< Likewise those that do not show.
  std::vector<Box> bars;           ///< Thin boxes of ink: candidates for rulings or parts of them.
  std::vector<ImagePlacement> images;
  std::vector<Box> overfull;  ///< See Page.
  std::vector<Box> shades;    ///< Filled rectangles as high as rows of a table.
  std::vector<Box> grounds;   ///< Dark areas large enough to carry light cells.
  std::size_t hidden_glyphs = 0;
  std::size_t curves = 0;  ///< Painted curved paths: charts, or text set as outlines.
};

/// Largest thickness of a ruling. Thicker boxes are cell shading or blocks of colour.
inline constexpr double kMaxThickness = 4.0;

/// Adds the thin boxes of a stroked path. `clip` is the bounding box of the clipping path.
void add_stroke(Canvas& canvas, const std::vector<Polygon>& path, double line_width,
                const Box& clip);

/// Adds the thin boxes of a filled path: thin rectangles, and the sides of frames (an outer and an
/// inner rectangle), decomposed by horizontal slabs.
void add_fill(Canvas& canvas, const std::vector<Polygon>& path, bool even_odd, const Box& clip);

/// Adds the rectangles of a filled path that may be the shading of a row or a cell.
void add_shades(Canvas& canvas, const std::vector<Polygon>& path, const Box& clip);

/// Joins the shading of cells that stand side by side.
std::vector<Box> join_shades(std::vector<Box> shades);

/// Tables are also drawn as light cells on a dark ground that shows between them. A fill that is
/// such a ground is kept; one that is such a cell adds bars along its sides. True when it was
/// either.
bool add_gaps(Canvas& canvas, const std::vector<Polygon>& path, double lightness, const Box& clip);

/// Adds `box` when it is thin enough to be part of a ruling.
void add_bar(Canvas& canvas, const Box& box, const Box& clip);

/// Joins bars into rulings: pieces, dashes and dots on one line become one ruling.
std::vector<Ruling> join_bars(const std::vector<Box>& bars);

/// Removes underlines and strike-through: rulings that touch no other ruling and lie along the
/// extent of words.
void drop_text_decoration(std::vector<Ruling>& rulings, const std::vector<Word>& words);

/// Takes away the glyphs of watermarks: pale and slanted text, and text that is one of both and
/// stands across other text.
void drop_watermarks(std::vector<DrawnGlyph>& glyphs);

/// Joins glyphs into words; a glyph drawn twice at nearly the same place (fake bold) counts once.
std::vector<Word> build_words(const std::vector<DrawnGlyph>& glyphs);

/// Evidence and kind.
void classify(Page& page, const Canvas& canvas);

}  // namespace biaoge
