// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/amount.h"

#include <algorithm>
#include <string>

#include "core/utf8.h"
#include "normalize/chinese_numeral.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

std::size_t digit_count(std::u32string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  return static_cast<std::size_t>(end - text.begin());
}

/// The longest numeral at the start: of 一亿千瓦时 the 一亿.
std::optional<Amount> read_chinese(std::u32string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_chinese_numeral);
  for (auto length = static_cast<std::size_t>(end - text.begin()); length > 0; --length) {
    const auto value = parse_chinese_numeral(text.substr(0, length));
    if (!value) continue;
    Amount amount{*value, length};
    amount.chinese = true;
    amount.everyday_character = length == 1 && contains(U"〇零一二两三四五六七八九十", text[0]);
    return amount;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Amount> read_digits(std::u32string_view text) {
  std::size_t at = digit_count(text);
  if (at == 0 || (at > 1 && text[0] == U'0')) return std::nullopt;
  std::string number = to_utf8(text.substr(0, at));
  const std::size_t first_group = at;
  while (at + 1 < text.size() && text[at] == U',' && is_ascii_digit(text[at + 1])) {
    const bool well_formed = digit_count(text.substr(at + 1)) == 3 && first_group <= 3;
    if (!well_formed || text[0] == U'0') return std::nullopt;
    number += to_utf8(text.substr(at + 1, 3));
    at += 4;
  }
  const bool grouped = at > first_group;
  if (at + 1 < text.size() && text[at] == U'.' && is_ascii_digit(text[at + 1])) {
    const std::size_t decimals = digit_count(text.substr(at + 1));
    number += to_utf8(text.substr(at, 1 + decimals));
    at += 1 + decimals;
  }
  const auto value = Decimal::parse(number);
  if (!value) return std::nullopt;
  return Amount{*value, at, !grouped};
}

std::optional<Amount> read_amount(std::u32string_view text, bool sign_allowed) {
  if (text.empty()) return std::nullopt;
  if (!contains(U"-+△▲", text[0])) {
    const auto digits = read_digits(text);
    return digits ? digits : read_chinese(text);
  }
  auto amount = sign_allowed ? read_digits(text.substr(1)) : std::nullopt;
  if (!amount) return std::nullopt;
  if (text[0] != U'+') amount->value = -amount->value;
  amount->length += 1;
  amount->plain = false;
  return amount;
}

std::optional<Amount> read_small_money(std::u32string_view text) {
  if (text.empty() || !contains(U"元圆圓", text[0])) return std::nullopt;
  std::size_t at = 1;
  int cents = 0;
  const auto take = [&](char32_t unit, int factor) {
    const std::size_t digit = at + (at < text.size() && contains(U"零〇", text[at]) ? 1 : 0);
    if (digit + 1 >= text.size() || text[digit + 1] != unit) return;
    const int value = chinese_digit(text[digit]);
    if (value < 1) return;
    cents += value * factor;
    at = digit + 2;
  };
  take(U'角', 10);
  take(U'分', 1);
  if (cents == 0) return std::nullopt;
  const Decimal hundredth = *Decimal::parse("0.01");
  return Amount{Decimal::multiply(cents, hundredth)->trimmed(), at};
}

bool is_plain_integer(const Amount& amount) {
  return amount.plain && amount.value.scale() == 0;
}

bool is_year(const Decimal& value) {
  return value >= 1000 && value < 3000;
}

bool is_year_and_month(const Amount& amount) {
  if (!amount.plain || amount.value < 1900 || amount.value >= 2100) return false;
  const std::string printed = amount.value.to_string();
  const auto month =
      Decimal::parse(std::string_view(printed).substr(std::min<std::size_t>(5, printed.size())));
  return month && printed.size() <= 7 && *month >= 1 && *month <= 12;
}

}  // namespace biaoge
