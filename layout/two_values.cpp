// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/two_values.h"

#include <algorithm>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Few enough ideographs to be a number with its unit.
bool is_value_like(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(), is_cjk) <= 4;
}

}  // namespace

bool are_two_values(std::u32string_view above, std::u32string_view below) {
  if (above.empty() || below.empty() || !is_value_like(above) || !is_value_like(below))
    return false;
  const char32_t last = above.back();
  const bool value_begins = is_digit(below.front()) || is_comparator(below.front());
  if (!value_begins || std::none_of(above.begin(), above.end(), is_digit)) return false;
  if (is_comparator(below.front()) || is_closing_punctuation(last)) {
    return last != U'.' && last != U',';
  }
  if (!is_digit(last)) return false;
  const auto is_point = [](char32_t code) { return code == U'.' || code == U'．'; };
  return std::count_if(above.begin(), above.end(), is_point) +
             std::count_if(below.begin(), below.end(), is_point) >
         1;
}

bool are_like_numbers(std::u32string_view above, std::u32string_view below) {
  return above.size() == below.size() && std::all_of(above.begin(), above.end(), is_digit) &&
         std::all_of(below.begin(), below.end(), is_digit);
}

}  // namespace biaoge
