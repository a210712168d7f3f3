// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of ink of a region: which are print, which are specks, how high its glyphs are.
// Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// Width to height of a piece that says nothing about the height of glyphs.
inline constexpr double kFlat = 2.5;
/// In inches: the smallest print is higher.
inline constexpr double kLeastGlyph = 0.035;

/// Ink that is lighter than this on a white page is noise or shows through from the back.
inline constexpr int kLightestInk = 200;

/// The tone of the darkest pixels, but for a few stray ones; 255 of a white picture.
int darkest_tone(const Raster& picture);

/// The tone midway between the darkest pixels and white; 0 when nothing is dark enough to be ink.
int region_ink(const Raster& picture);

/// The boxes of the connected pieces of what is darker than `ink`.
std::vector<PixelBox> connected_parts(const Raster& picture, int ink);

/// The height of a digit or a Chinese glyph, whichever most of the ink is; and of the tallest.
double glyph_size(const std::vector<PixelBox>& parts);
double tallest(const std::vector<PixelBox>& parts);

/// A column so narrow that each line holds a glyph or two: a decimal point may have one to itself.
bool is_narrow(const Raster& picture, double size);

/// Around glyphs that stand one below the other, at least three of them; else empty.
PixelBox column_of_glyphs(const std::vector<PixelBox>& parts, double size);

/// Whether a piece can be the decimal point between two digits of such a column.
bool is_point_of_column(const PixelBox& part, const PixelBox& column, double size);

/// The feet of rows that such a column lacks: between two that are twice as far from each other as
/// others are. A decimal point stands there, however small.
std::vector<int> missing_rows(const std::vector<PixelBox>& parts, const PixelBox& column,
                              double size);
bool fills_row(const PixelBox& part, int foot, const PixelBox& column, double size);

/// The tone up to which thin strokes are ink, which come out lighter than the rest of their line.
int faint_tone(int ink);

/// Marks too light to be ink by the darkness of their region: signs as large as print, points
/// beside it, and light signs that touch the number behind them. `whole`: connected pieces of the
/// picture up to its faint tone. `dpi`: of the page.
std::vector<PixelBox> faint_parts(const Raster& picture, int faint,
                                  const std::vector<PixelBox>& whole,
                                  const std::vector<PixelBox>& parts, double dpi);

/// For each piece whether it is a speck, by its size and by standing apart. Where nothing is print,
/// everything is. `whole`: as above; thin print is in pieces, but not in these.
std::vector<bool> find_specks(const Raster& picture, const std::vector<PixelBox>& parts,
                              const std::vector<PixelBox>& whole, double dpi);

}  // namespace biaoge
