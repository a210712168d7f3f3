// SPDX-License-Identifier: GPL-3.0-or-later
// Punctuation of Chinese text that was read from a picture. Private to normalize.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// `cleaned` with the signs mended of which the text around leaves no doubt what was printed:
/// - a plain quote beside Chinese is the other half of “ or ”;
/// - one bracket of a pair that is round says that the other is;
/// - separators and bars before the first sign of a line, and behind a name, are dirt;
/// - of lines 1. and 2, both have a point; of lines that begin with a word and a colon all do;
/// - a point or a nought behind the last sign of a sentence is its stop.
/// Text without Chinese stays as it is.
std::string mend_text(std::string_view cleaned);

/// True for a point, bar or quote between two Chinese signs: dirt, or a sign that was misread.
bool has_dirt_inside(std::string_view text);

}  // namespace biaoge
