// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unit_text.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/chinese_numeral.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

constexpr std::string_view kPureNumber = "number";
constexpr std::size_t kLongest = 8;
constexpr std::size_t kLongestUnknown = 4;

constexpr std::u32string_view kSigns = U"%‰℃℉°²³µμΩ";
constexpr std::u32string_view kJoints = U"/·";

// Ideographs of phrases, ranks, dates and places in time: an unknown word with one of them is not a
// unit (3月底前, 2023年度, 95优秀, 8点, 50多户).
constexpr std::u32string_view kProse =
    U"的了和与及或且是在不未已无有将应可能为被把对按经由从向"
    U"达完成指标提升增减降改建健全合格率优良差好新高低大小强"
    U"以上下内外前后中间左右底初末起止至到超过近约余多几数等"
    U"第每各其共均总号点时年月日季旬含见附详预估计划性满半";

bool is_sign(char32_t code) {
  return contains(kSigns, code) || (code >= 0x3380 && code <= 0x33DF);  // ㎏ ㎡ ㎥ …
}

bool is_unknown_part(std::u32string_view part, bool in_brackets) {
  if (part.size() == 1 && contains(U"%‰℃℉", part[0])) return true;
  if (part.size() <= kLongestUnknown && std::all_of(part.begin(), part.end(), is_han)) {
    return std::none_of(part.begin(), part.end(), [](char32_t code) {
      return contains(kProse, code) || is_chinese_numeral(code);
    });
  }
  return in_brackets && part.size() > 1 && is_ascii_letter(part[0]) &&
         std::none_of(part.begin(), part.end(), is_han);
}

}  // namespace

std::size_t unit_length(std::u32string_view text) {
  std::size_t length = 0;
  for (; length < text.size(); ++length) {
    const char32_t code = text[length];
    const char32_t next = length + 1 < text.size() ? text[length + 1] : U'\0';
    if (contains(U"23", code)) {
      if (length == 0 || text[length - 1] != U'm' || is_ascii_digit(next)) break;
    } else if (contains(U"至到", code)) {
      if (is_ascii_digit(next) || next == U'-' || is_chinese_numeral(next)) break;
    } else if (contains(kJoints, code)) {
      if (length == 0) break;
    } else if (!is_ascii_letter(code) && !is_han(code) && !is_sign(code)) {
      break;
    }
  }
  return length;
}

std::optional<Unit> find_unit(const UnitTable& units, std::u32string_view name) {
  if (const Unit* known = units.find(to_utf8(name))) return *known;
  for (std::size_t length = std::min<std::size_t>(name.size(), 3); length-- > 1;) {
    const Unit* multiple = units.find(to_utf8(name.substr(0, length)));
    if (multiple == nullptr || multiple->dimension != kPureNumber) continue;
    const Unit* counted = units.find(to_utf8(name.substr(length)));
    if (counted == nullptr || counted->dimension == kPureNumber) continue;
    const auto factor = Decimal::multiply(multiple->factor, counted->factor);
    if (factor) return Unit{to_utf8(name), counted->dimension, counted->base_unit, *factor};
  }
  return std::nullopt;
}

std::u32string_view without_label(std::u32string_view text, bool before_colon,
                                  const UnitTable& units) {
  constexpr std::size_t kLeastLabel = 2;
  if (!before_colon || find_unit(units, text)) return text;
  for (std::size_t length = text.size(); length-- > 1;) {
    const std::u32string_view label = text.substr(length);
    const bool is_label =
        label.size() >= kLeastLabel && std::all_of(label.begin(), label.end(), is_han);
    if (is_label && find_unit(units, text.substr(0, length))) return text.substr(0, length);
  }
  return text;
}

bool is_unit(const UnitTable& units, std::u32string_view text, bool in_brackets) {
  if (text.empty() || text.size() > kLongest || unit_length(text) != text.size()) return false;
  if (find_unit(units, text)) return true;
  while (true) {
    const std::size_t joint = text.find_first_of(kJoints);
    const std::u32string_view part = text.substr(0, joint);
    if (part.empty()) return false;
    if (!find_unit(units, part) && !is_unknown_part(part, in_brackets)) return false;
    if (joint == text.npos) return true;
    text.remove_prefix(joint + 1);
  }
}

}  // namespace biaoge
