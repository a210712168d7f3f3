// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/remark.h"

#include <algorithm>

#include "normalize/chinese_numeral.h"
#include "normalize/comparator.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongest = 20;

bool is_white(char32_t code) {
  return code == U' ' || code == U'\n';
}

std::u32string_view trim(std::u32string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

/// Length of the date at the start (2023年12月31日, 6月, 2023-12-31, 2023.12); 0 when there is
/// none.
std::size_t date_length(std::u32string_view text) {
  std::size_t at = 0;
  std::size_t parts = 0;
  while (at < text.size() && is_ascii_digit(text[at])) {
    const std::size_t first = at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    const std::size_t digits = at - first;
    const char32_t mark = at < text.size() ? text[at] : U'\0';
    const bool year = digits == 4 && contains(U"年-./", mark) && parts == 0;
    const bool month_or_day = digits <= 2 && (parts > 0 || mark == U'月');
    if (!year && !month_or_day) return 0;
    ++parts;
    if (contains(U"年月日号-./", mark)) ++at;
  }
  return at;
}

}  // namespace

std::optional<Group> leading_group(std::u32string_view text) {
  if (text.empty() || text[0] != U'(') return std::nullopt;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(') ++depth;
    if (text[i] == U')' && --depth == 0) {
      const std::u32string_view inside = trim(text.substr(1, i - 1));
      return inside.empty() ? std::nullopt : std::optional(Group{inside, i + 1});
    }
  }
  return std::nullopt;
}

std::u32string_view separated_remark(std::u32string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return {};
  const bool punctuated = contains(U",;", text[at]);
  if (!punctuated && !is_white(text[at - 1])) return {};
  const std::u32string_view remark = trim(text.substr(punctuated ? at + 1 : at));
  if (remark.empty() || remark.size() > kLongest) return {};
  const std::size_t date = date_length(remark);
  const std::u32string_view words = remark.substr(date);
  if (date == 0) {
    // White space alone may also part the words of one phrase: only a date is safe after it.
    const bool begins_as_words = is_han(words[0]) && !is_chinese_numeral(words[0]);
    if (!punctuated || !begins_as_words || leading_comparator(words).length > 0) return {};
  }
  return std::any_of(words.begin(), words.end(), is_ascii_digit) ? std::u32string_view{} : remark;
}

}  // namespace biaoge
