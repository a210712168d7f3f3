// SPDX-License-Identifier: GPL-3.0-or-later
// Straight pieces of level rulings, as the first look at a picture finds them. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "ocr/pix.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// Position (its middle), extent and thickness of a level piece from its pixels.
Ruling measured_piece(const Component& component);

/// Unbroken pieces, longer than the strokes of running text.
std::vector<Ruling> solid_pieces(Pix* bits, const RulingScale& scale);

/// Of the connected pieces of ink of a picture those that may be dashes, dots or what is left of a
/// broken line: flat marks by themselves.
std::vector<PixelBox> flat_marks(std::vector<PixelBox> pieces, const RulingScale& scale);

/// Broken lines, dashed and dotted ones: rows of pixels along which there is ink again and again,
/// with paper above and below. Solid ones come out as well. `marks`: the flat ones of `bits`.
std::vector<Ruling> broken_pieces(Pix* bits, const std::vector<PixelBox>& marks,
                                  const RulingScale& scale);

/// Hairlines of which a picture in black and white has kept single pixels only. The same of a
/// picture in gray may be specks, or what is left of thin strokes.
std::vector<Ruling> dotted_pieces(Pix* bits, std::vector<PixelBox> marks, const RulingScale& scale);

/// `bits` without the ink of these upright rulings; nullptr when there is no memory for it.
PixPtr without_upright(Pix* bits, const std::vector<Ruling>& upright, const RulingScale& scale);

}  // namespace biaoge
