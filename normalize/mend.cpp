// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/mend.h"

#include <algorithm>
#include <vector>

#include "core/utf8.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

constexpr std::u32string_view kZeros = U"Oo〇○";
constexpr std::u32string_view kOnes = U"lI";
constexpr std::u32string_view kBars = U"|¦丨";
constexpr std::u32string_view kRemains = U"_'`\"“”‘’ \n";
constexpr std::u32string_view kDashes = U"一_~ー―";
constexpr std::u32string_view kPoints = U".。·";
/// (%) with two pieces too many.
constexpr std::size_t kLongestPercent = 5;
constexpr std::u32string_view kCommas = U",，、'’;；";

bool is_separator(char32_t code) {
  return contains(kPoints, code) || contains(kCommas, code);
}

bool is_white(char32_t code) {
  return code == U' ' || code == U'\n';
}

char32_t at(const std::u32string& text, std::size_t i) {
  return i < text.size() ? text[i] : U'\0';
}

/// A digit, or what would be one beside a digit.
bool is_numeric(char32_t code) {
  return is_ascii_digit(code) || contains(kZeros, code) || is_separator(code);
}

bool is_other_letter(char32_t code) {
  const bool letter = (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
  return letter && !contains(kZeros, code) && !contains(kOnes, code);
}

/// Letters that touch a digit, directly or over further letters and separators.
void mend_letters(std::u32string& text, bool& doubtful) {
  if (std::none_of(text.begin(), text.end(),
                   [](char32_t code) { return is_ascii_digit(code) || code == U'.'; })) {
    return;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1] : U'\0';
    const char32_t after = at(text, i + 1);
    if (is_other_letter(before) || is_other_letter(after)) continue;  // CO2
    if (contains(kZeros, text[i]) && (is_numeric(before) || is_numeric(after))) text[i] = U'0';
    const bool one = contains(kOnes, text[i]) || contains(kBars, text[i]);
    const bool inside = is_numeric(before) && is_numeric(after);
    if (!one || (!inside && contains(kBars, text[i]))) continue;
    if (!is_numeric(before) && !is_numeric(after)) continue;
    text[i] = U'1';
    doubtful = doubtful || !inside;
  }
}

/// Bars, quotes and lines at both ends.
void strip_remains(std::u32string& text, bool& doubtful) {
  const auto is_remain = [](char32_t code) {
    return contains(kRemains, code) || contains(kBars, code);
  };
  while (!text.empty() && is_remain(text.back())) {
    doubtful = doubtful || (contains(kBars, text.back()) && text.size() > 1 &&
                            is_numeric(text[text.size() - 2]));
    text.pop_back();
  }
  while (!text.empty() && is_remain(text.front())) {
    doubtful = doubtful || (contains(kBars, text.front()) && is_numeric(at(text, 1)));
    text.erase(0, 1);
  }
  // A speck behind complete decimals.
  const bool speck = text.size() > 1 && is_separator(text.back()) &&
                     text.find(U'.') < text.size() - 1 && is_ascii_digit(text[text.size() - 2]);
  if (speck) text.pop_back();
}

/// White space between digits and separators; not where a decimal point may have stood.
void join_digits(std::u32string& text) {
  std::u32string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_white(text[i]) || joined.empty() || !is_numeric(joined.back()) ||
        !is_numeric(at(text, i + 1))) {
      joined.push_back(text[i]);
      continue;
    }
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i) + 1, text.end(),
                                      is_ascii_digit);
    const auto digits = end - text.begin() - static_cast<std::ptrdiff_t>(i) - 1;
    const bool pointed = joined.find_first_of(kPoints) != joined.npos ||
                         (end != text.end() && is_separator(*end)) || is_separator(joined.back());
    if (!pointed && digits != 3) return;
    if (!pointed && joined.find(U',') == joined.npos) return;
  }
  text = joined;
}

/// Digits in groups and the marks between them.
struct Groups {
  std::vector<std::size_t> lengths;
  std::vector<std::size_t> marks;  ///< Positions in the text.
};

Groups groups_at(const std::u32string& text, std::size_t first) {
  Groups groups;
  std::size_t i = first;
  while (true) {
    const std::size_t begin = i;
    while (is_ascii_digit(at(text, i))) ++i;
    groups.lengths.push_back(i - begin);
    if (!is_separator(at(text, i)) || !is_ascii_digit(at(text, i + 1))) return groups;
    groups.marks.push_back(i++);
  }
}

/// Sets the marks as the groups ask for; leaves them where that is not certain.
void set_marks(std::u32string& text, const Groups& groups, bool bare) {
  const std::size_t count = groups.marks.size();
  if (count == 0) return;
  const std::size_t last = groups.lengths.back();
  const char32_t mark = text[groups.marks.back()];
  if (count == 1 && contains(kPoints, mark)) {
    if (last != 3) text[groups.marks.front()] = U'.';
    return;
  }
  const bool decimals = last != 3;
  if (decimals && (last > 2 || !(bare || contains(kPoints, mark)))) return;
  for (std::size_t i = 0; i < groups.lengths.size() - (decimals ? 1 : 0); ++i) {
    const bool whole =
        i > 0 ? groups.lengths[i] == 3 : groups.lengths[i] <= 3 || (decimals && count == 1);
    if (!whole) return;
  }
  // 1,663.270 is complete as it stands.
  if (!decimals && mark == U'.' && text[groups.marks.front()] == U',') return;
  for (const std::size_t position : groups.marks) text[position] = U',';
  if (decimals) text[groups.marks.back()] = U'.';
}

Mended mend(std::string_view cleaned, bool bare) {
  std::u32string text = from_utf8(cleaned);
  if (text.size() == 1 && contains(kDashes, text[0])) return {"-", false};
  Mended result;
  strip_remains(text, result.doubtful);
  mend_letters(text, result.doubtful);
  join_digits(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_ascii_digit(text[i])) continue;
    const Groups groups = groups_at(text, i);
    set_marks(text, groups, bare);
    while (is_ascii_digit(at(text, i)) || is_separator(at(text, i))) ++i;
  }
  result.text = to_utf8(text);
  return result;
}

/// The % in brackets at the end of a number, in pieces: (%0), (9%), (q%); where no % was seen among
/// the pieces, (9) and (90), it is a guess.
void mend_percent(Mended& mended) {
  std::u32string text = from_utf8(mended.text);
  const std::size_t open = text.rfind(U'(');
  if (open == text.npos || open == 0 || !is_ascii_digit(text[open - 1])) return;
  if (text.size() - open > kLongestPercent) return;
  std::u32string_view inside = std::u32string_view(text).substr(open + 1);
  while (!inside.empty() && inside.back() == U')') inside.remove_suffix(1);
  const bool pieces = std::all_of(inside.begin(), inside.end(), [](char32_t code) {
    return is_ascii_digit(code) || contains(U"%oOqQ'\"`,./", code);
  });
  if (inside.empty() || !pieces || inside == U"%") {
    if (inside != U"%" || text.size() - open == 3) return;
  }
  mended.doubtful = mended.doubtful || inside.find(U'%') == inside.npos;
  text.resize(open);
  mended.text = to_utf8(text) + "(%)";
}

}  // namespace

Mended mend_number(std::string_view cleaned) {
  return mend(cleaned, true);
}

Mended mend_quantity(std::string_view cleaned) {
  Mended mended = mend(cleaned, false);
  mend_percent(mended);
  return mended;
}

std::string mend_digits(std::string_view text) {
  std::u32string codes = from_utf8(text);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool beside = (i > 0 && is_ascii_digit(codes[i - 1])) || is_ascii_digit(at(codes, i + 1));
    if (beside && contains(kZeros, codes[i])) codes[i] = U'0';
    if (beside && contains(kOnes, codes[i])) codes[i] = U'1';
  }
  return to_utf8(codes);
}

}  // namespace biaoge
