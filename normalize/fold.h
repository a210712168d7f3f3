// SPDX-License-Identifier: GPL-3.0-or-later
// The folding table, code point by code point. Internal to `normalize`; docs/normalisation.md lists
// it and docs/decisions/0002-text-folding.md says why it is not NFKC.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// The code point to show in place of `code`: itself when nothing is folded, 0 when it is invisible
/// and to be dropped, ' ' and '\n' for all white space.
char32_t fold(char32_t code);

/// Chinese punctuation and all kinds of brackets to ASCII. For comparing and parsing: people want
/// to see what was printed.
char32_t fold_punctuation(char32_t code);

/// UTF-8 to code points with both foldings.
std::u32string folded(std::string_view text);

/// Unified ideographs of the basic block and extension A: what names and units are made of.
inline bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF);
}

inline bool is_ascii_digit(char32_t code) {
  return code >= U'0' && code <= U'9';
}

inline bool contains(std::u32string_view set, char32_t code) {
  return set.find(code) != set.npos;
}

}  // namespace biaoge
