// SPDX-License-Identifier: GPL-3.0-or-later
// A reading by an engine and the shapes of the glyphs become one reading. Private to ocr.
#pragma once

#include <vector>

#include "ocr/glyph_signs.h"
#include "ocr/line_reader.h"

namespace biaoge {

/// What a line is taken for when an engine and the shapes of its glyphs disagree.
enum class MergeMode {
  value,  ///< Signs and digits that are plain to see are set right.
  text,   ///< Only signs that the engine cannot know are put in, beside digits.
};

/// Where both agree, confidence rises; where they do not, it falls and what the engine read is kept
/// as an alternative. `height`: of the line's ink, in pixels.
LineReading merge_readings(const LineReading& engine, const std::vector<SignGuess>& guesses,
                           int height, MergeMode mode);

}  // namespace biaoge
