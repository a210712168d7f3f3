// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs of a line told apart by their shape: digits, comparators and signs. A small classifier of
// our own, because the stock language data lacks ≥ ≤ × ± and drops = - and dots. How it was
// trained: ocr/signs/README.md. Private to ocr.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "ocr/pixel_box.h"
#include "ocr/strip.h"

namespace biaoge {

/// A side of the bitmap to which a glyph is scaled.
inline constexpr int kSignSide = 16;
/// Its pixels, then its size and place in the line and the white beside it.
inline constexpr std::size_t kSignFeatures = kSignSide * kSignSide + 7;
using SignFeatures = std::array<float, kSignFeatures>;

/// What a glyph looks like. `code` is 0 for anything that is none of the signs: a Chinese glyph or
/// a part of it, letters, glyphs that touch.
struct SignGuess {
  PixelBox box;  ///< In pixels of the strip.
  char32_t code = 0;
  double confidence = 0;  ///< 0 to 1.
  char32_t second = 0;    ///< The next likely one.
  double second_confidence = 0;
};

/// Pieces of ink above each other belong to one glyph: the two bars of =, the parts of %.
std::vector<PixelBox> group_glyphs(const std::vector<PixelBox>& parts);

/// Of glyph `index` of `glyphs`.
SignFeatures sign_features(const Strip& strip, const std::vector<PixelBox>& glyphs,
                           std::size_t index);

/// One guess a glyph, from left to right. Dashes of all lengths are '-', full-width forms are
/// ASCII.
std::vector<SignGuess> guess_signs(const Strip& strip);

}  // namespace biaoge
