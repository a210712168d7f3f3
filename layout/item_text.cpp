// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/item_text.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/utf8.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Values that stand beside a label of two lines are this far (em) from both, and nearly as far
/// from the one as from the other.
constexpr double kHalfway = 0.15;
constexpr double kSymmetric = 0.35;
constexpr double kTwoLines = 2.4;

bool is_point(char32_t code) {
  return code == U'.' || code == U',' || code == U'．' || code == U'，';
}

/// Digits with points, in brackets or with a sign.
bool is_plain_number(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit) &&
         std::all_of(text.begin(), text.end(), [](char32_t code) {
           return is_digit(code) || is_point(code) || code == U'(' || code == U')' ||
                  code == U'（' || code == U'）' || code == U'-' || code == U'△' || code == U'%' ||
                  code == U'％';
         });
}

/// Parts of a telephone number, a code or a date: 414-781- over 3760.
bool is_broken_code(std::u32string_view above, std::u32string_view below) {
  return above.size() > 1 && above.back() == U'-' && is_digit(above[above.size() - 2]) &&
         is_digit(below.front());
}

/// A date that a narrow column broke before its last sign: 2024年12 over 月底前.
bool is_broken_date(std::u32string_view above, std::u32string_view below) {
  const bool month = above.find(U'年') != above.npos || above.find(U'月') != above.npos;
  return month && is_digit(above.back()) && below.size() < 5 &&
         (below.front() == U'月' || below.front() == U'日' || below.front() == U'年');
}

}  // namespace

bool begins_low(const Item& item) {
  const char32_t code = item.words.front()->glyphs.front().code;
  return (code >= U'a' && code <= U'z') || is_closing_punctuation(code);
}

bool begins_numbered(const Item& item) {
  const std::u32string text = text_of(item);
  for (std::size_t i = 1; i < std::min<std::size_t>(text.size(), 4); ++i) {
    const char32_t code = text[i];
    if (code == U'、' || code == U'．' || code == U')' || code == U'）') return i + 1 < text.size();
    if (code == U'.' && is_digit(text[i - 1]))
      return i + 1 == text.size() || !is_digit(text[i + 1]);
  }
  return false;
}

bool is_bracketed(const Item& item) {
  const std::u32string text = text_of(item);
  const auto close = std::find_if(text.begin(), text.end(), is_closing_punctuation);
  return is_opening_punctuation(text.front()) && close + 1 == text.end();
}

bool stands_halfway(const Box& value, const Box& upper, const Box& lower, double em) {
  const double above = value.center().y - upper.center().y;
  const double below = lower.center().y - value.center().y;
  return std::min(above, below) > kHalfway * em && std::abs(above - below) < kSymmetric * em &&
         above + below < kTwoLines * em;
}

bool is_chinese(const Item& upper, const Item& lower) {
  return is_cjk(upper.words.back()->glyphs.back().code) ||
         is_cjk(lower.words.front()->glyphs.front().code);
}

bool ends_open(const Item& item) {
  const std::u32string text = text_of(item);
  const char32_t last = text.back();
  if (last == U'-' || last == U',' || last == U'，' || last == U'、') return true;
  if (std::count(text.begin(), text.end(), U'(') > std::count(text.begin(), text.end(), U')')) {
    return true;
  }
  for (const std::u32string_view word : {U" of", U" and", U" the", U" in", U" for", U" or", U" to",
                                         U" by", U" with", U" from", U" on", U" &"}) {
    if (text.size() > word.size() && std::u32string_view(text).ends_with(word)) return true;
  }
  return false;
}

bool is_broken_number(const Item& upper, const Item& lower) {
  if (is_broken_code(text_of(upper), text_of(lower))) return true;
  if (is_broken_date(text_of(upper), text_of(lower))) return true;
  if (!may_be_one_number(upper, lower)) return false;
  const std::u32string below = text_of(lower);
  return is_point(text_of(upper).back()) || is_point(below.front()) ||
         is_closing_punctuation(below.front()) || below.front() == U'%' || below.front() == U'％';
}

bool may_be_one_number(const Item& upper, const Item& lower) {
  const std::u32string above = text_of(upper);
  const std::u32string below = text_of(lower);
  if (is_broken_code(above, below) || is_broken_date(above, below)) return true;
  const bool closes = below.size() == 1 && is_closing_punctuation(below.front());
  if (!is_plain_number(above) || !(closes || is_plain_number(below))) return false;
  return above.size() > below.size() && !are_two_values(above, below);
}

}  // namespace biaoge
