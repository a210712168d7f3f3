// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 in and out, and the few classes of characters that layout needs. Real text work (folding,
// numerals, case) is ICU's and lives in `normalize`.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// Appends one scalar as UTF-8; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t code);
std::string to_utf8(std::u32string_view text);
/// Takes the first scalar off a text that is not empty; an ill-formed byte is U+FFFD.
char32_t take_code(std::string_view& text);
/// Ill-formed bytes become U+FFFD, one each.
std::u32string from_utf8(std::string_view text);

/// Characters set solid, without spaces between them: Han, kana, bopomofo, CJK and full-width
/// punctuation.
bool is_cjk(char32_t code);
/// White space of any width, including U+00A0 and U+3000, and zero-width space.
bool is_space(char32_t code);
bool is_ascii_letter(char32_t code);
bool is_digit(char32_t code);  ///< ASCII and full-width digits.
/// Closing punctuation that may not begin a line (，。、；：？！）》” and the like).
bool is_closing_punctuation(char32_t code);
/// Opening punctuation that may not end a line (（《“ and the like).
bool is_opening_punctuation(char32_t code);
/// ≥ ≤ > < = and their variants: a value begins with it.
bool is_comparator(char32_t code);
/// 。！？； and their ASCII forms: where a sentence can end.
bool is_sentence_end(char32_t code);

}  // namespace biaoge
