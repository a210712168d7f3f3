// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/caption.h"

#include <algorithm>
#include <string_view>

#include "core/utf8.h"
#include "normalize/chinese_numeral.h"
#include "normalize/fold.h"
#include "normalize/text.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestCaption = 80;  // code points: more is prose

char32_t lower(char32_t code) {
  return code >= U'A' && code <= U'Z' ? code + 32 : code;
}

/// True when `text` has `word` at `at`, whatever the case of its letters.
bool has_word(std::u32string_view text, std::size_t at, std::u32string_view word) {
  if (at + word.size() > text.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char32_t a, char32_t b) { return lower(a) == lower(b); });
}

/// Length of a number of a table: 1, 3-2, 2.1, A1, IV, 十二.
std::size_t number_length(std::u32string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_chinese_numeral(text[at])) ++at;
  if (at > 0) return at;
  bool digits = false;
  for (; at < text.size(); ++at) {
    const char32_t code = text[at];
    const bool joint = contains(U"-.–", code) && at > 0 && at + 1 < text.size() &&
                       (is_ascii_digit(text[at + 1]) || is_ascii_letter(text[at + 1]));
    if (is_ascii_digit(code)) {
      digits = true;
    } else if (!joint && !(is_ascii_letter(code) && code < U'a' && at < 4)) {
      break;
    }
  }
  const std::u32string_view roman = text.substr(0, at);
  const bool is_roman = at > 0 && std::all_of(roman.begin(), roman.end(),
                                              [](char32_t c) { return contains(U"IVX", c); });
  return digits || is_roman ? at : 0;
}

void skip_space(std::u32string_view text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
}

/// Units from `at` on, between separators; empty when the first of them is none.
std::vector<std::string> units_from(std::u32string_view text, std::size_t at,
                                    const UnitTable& units) {
  std::vector<std::string> found;
  while (at < text.size()) {
    skip_space(text, at);
    std::u32string_view unit = text.substr(at, unit_length(text.substr(at)));
    const std::size_t end = at + unit.size();
    unit = without_label(unit, end < text.size() && text[end] == U':', units);
    // 和 and 及 may part two units or stand inside a word.
    const std::size_t joint = unit.find_first_of(U"和及");
    if (!find_unit(units, unit) && joint != unit.npos && find_unit(units, unit.substr(0, joint))) {
      unit = unit.substr(0, joint);
    }
    const bool latin = !unit.empty() && std::none_of(unit.begin(), unit.end(), is_han);
    const bool known = find_unit(units, unit) || (latin && is_unit(units, unit, true));
    if (!known) break;
    found.push_back(to_utf8(unit));
    at += unit.size();
    skip_space(text, at);
    if (at == text.size() || !contains(U"、,;/和及", text[at])) break;
    ++at;
  }
  return found;
}

}  // namespace

std::optional<std::string> caption_number(const std::string& line, const TableWords& words) {
  const std::u32string text = folded(line);
  if (text.size() > kLongestCaption || text.ends_with(U'。')) return std::nullopt;
  for (const std::string& word : words.of(TableWord::caption)) {
    const std::u32string prefix = from_utf8(word);
    if (!has_word(text, 0, prefix)) continue;
    std::size_t at = prefix.size();
    skip_space(text, at);
    const std::size_t length = number_length(std::u32string_view(text).substr(at));
    const std::size_t end = at + length;
    const bool parted = end == text.size() || is_space(text[end]) ||
                        contains(U":.、,()-—", text[end]) || is_han(text[end]);
    if (length > 0 && parted) return to_utf8(text.substr(0, end));
  }
  return std::nullopt;
}

std::vector<std::string> caption_units(const std::string& line, const TableWords& words,
                                       const UnitTable& units) {
  const std::u32string text = folded(line);
  for (const std::string& word : words.of(TableWord::unit_line)) {
    const std::u32string prefix = from_utf8(word);
    for (std::size_t start = 0; start + prefix.size() < text.size(); ++start) {
      if (!has_word(text, start, prefix)) continue;
      std::size_t at = start + prefix.size();
      skip_space(text, at);
      if (at == text.size() || !contains(U":为", text[at])) continue;
      auto found = units_from(text, at + 1, units);
      if (!found.empty()) return found;
    }
  }
  // A line that is a unit in brackets and nothing else.
  if (text.size() > 2 && text.front() == U'(' && text.back() == U')') {
    const std::u32string_view inside = std::u32string_view(text).substr(1, text.size() - 2);
    if (find_unit(units, inside)) return {to_utf8(inside)};
  }
  return {};
}

}  // namespace biaoge
