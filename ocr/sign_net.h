// SPDX-License-Identifier: GPL-3.0-or-later
// The trained network behind guess_signs(). Private to ocr.
#pragma once

#include "ocr/glyph_signs.h"

namespace biaoge {

/// The box of the guess is left empty.
SignGuess classify_sign(const SignFeatures& features);

}  // namespace biaoge
