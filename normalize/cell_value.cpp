// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/cell_value.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "normalize/chinese_numeral.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongest = 40;  // code points

bool is_mark(char32_t code) {
  return contains(U"*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹ªᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", code) ||
         (code >= U'①' && code <= U'⒛') || (code >= U'㈠' && code <= U'㈩') ||
         (code >= U'ⓐ' && code <= U'ⓩ');
}

/// Where a bracketed mark at the end begins: [2], (注1); npos when there is none.
std::size_t bracketed_mark(std::u32string_view text) {
  if (text.size() < 4) return text.npos;
  if (text.back() == U']') {
    const std::size_t open = text.rfind(U'[');
    if (open == text.npos || open == 0 || text.size() - open > 5) return text.npos;
    return open;
  }
  std::size_t open = text.rfind(U'注');
  if (open == text.npos || open == 0 || text.size() - open > 4) return text.npos;
  const std::u32string_view rest = text.substr(open + 1);
  const bool numbered = std::all_of(rest.begin(), rest.end(), [](char32_t code) {
    return is_ascii_digit(code) || code == U')' || is_mark(code);
  });
  if (!numbered) return text.npos;
  return text[open - 1] == U'(' && rest.ends_with(U')') ? open - 1 : open;
}

void trim(std::u32string& text) {
  while (!text.empty() && is_space(text.back())) text.pop_back();
  text.erase(0, std::min(text.find_first_not_of(U" \n"), text.size()));
}

/// Digits with thousands separators (comma or one space, groups of three) and decimals; "" when the
/// text is anything else.
std::string plain_digits(std::u32string_view text) {
  const std::size_t point = std::min(text.find(U'.'), text.size());
  const std::u32string_view whole = text.substr(0, point);
  std::string digits;
  const char32_t separator = whole.find(U',') != whole.npos ? U',' : U' ';
  std::size_t group = 0;
  bool grouped = false;
  for (const char32_t code : whole) {
    if (is_ascii_digit(code)) {
      digits.push_back(static_cast<char>(code));
      ++group;
    } else if (code == separator && group > 0 && group <= 3 && (!grouped || group == 3)) {
      grouped = true;
      group = 0;
    } else {
      return "";
    }
  }
  if (digits.empty() || (grouped && group != 3)) return "";
  if (grouped && digits.front() == '0') return "";
  if (point == text.size()) return digits;
  const std::u32string_view decimals = text.substr(point + 1);
  if (decimals.empty() || !std::all_of(decimals.begin(), decimals.end(), is_ascii_digit)) return "";
  digits.push_back('.');
  for (const char32_t code : decimals) digits.push_back(static_cast<char>(code));
  return digits;
}

int days_of(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<Date> checked(int year, int month, int day) {
  if (year < 1000 || year > 2999 || month < 0 || month > 12 || day < 0) return std::nullopt;
  if (month == 0 ? day > 0 : day > days_of(year, month)) return std::nullopt;
  return Date{year, month, day};
}

/// Digits or Chinese numerals at `at`; -1 when none stand there.
int read_part(std::u32string_view text, std::size_t& at, std::size_t most) {
  const std::size_t first = at;
  while (at < text.size() && at - first < most && is_ascii_digit(text[at])) ++at;
  if (at > first) {
    int value = 0;
    for (std::size_t i = first; i < at; ++i) value = 10 * value + static_cast<int>(text[i] - U'0');
    return value;
  }
  while (at < text.size() && (is_chinese_numeral(text[at]) || text[at] == U'○')) ++at;
  std::u32string numeral(text.substr(first, at - first));
  std::replace(numeral.begin(), numeral.end(), U'○', U'〇');
  const auto value = numeral.empty() ? std::nullopt : parse_chinese_numeral(to_utf8(numeral));
  if (!value || value->scale() != 0 || *value > Decimal(2999)) return -1;
  return static_cast<int>(value->to_double());
}

std::optional<Date> date_in_words(std::u32string_view text) {
  std::size_t at = 0;
  const int year = read_part(text, at, 4);
  if (year < 1000 || at == text.size() || text[at] != U'年') return std::nullopt;
  ++at;
  if (at < text.size() && text[at] == U'度') ++at;
  if (at == text.size()) return checked(year, 0, 0);
  const int month = read_part(text, at, 2);
  if (month < 1 || at == text.size() || text[at] != U'月') return std::nullopt;
  if (++at == text.size()) return checked(year, month, 0);
  const int day = read_part(text, at, 2);
  if (day < 1 || at + 1 != text.size() || !contains(U"日号", text[at])) return std::nullopt;
  return checked(year, month, day);
}

}  // namespace

std::string take_mark(std::u32string& text) {
  std::size_t at = bracketed_mark(text);
  if (at == text.npos) {
    at = text.size();
    while (at > 0 && is_mark(text[at - 1])) --at;
  }
  if (at == 0 || at >= text.size()) return "";
  // 10³ is a power.
  const std::u32string_view before = std::u32string_view(text).substr(0, at);
  const bool ten = before.ends_with(U"10") && (at == 2 || !is_ascii_digit(text[at - 3]));
  if (ten && contains(U"¹²³⁰⁴⁵⁶⁷⁸⁹", text[at])) return "";
  std::string mark = to_utf8(std::u32string_view(text).substr(at));
  text.resize(at);
  trim(text);
  return mark;
}

std::optional<PrintedValue> printed_value(std::string_view cleaned) {
  if (cleaned.size() > 4 * kLongest) return std::nullopt;
  std::u32string text = folded(cleaned);
  trim(text);
  PrintedValue result;
  result.mark = take_mark(text);
  std::u32string_view rest = text;
  bool negative = false;
  if (rest.size() > 2 && rest.front() == U'(' && rest.back() == U')') {
    rest = rest.substr(1, rest.size() - 2);
    result.bracketed = negative = true;
  } else if (!rest.empty() && contains(U"-−△▲+", rest.front())) {
    negative = rest.front() != U'+';
    rest.remove_prefix(1);
    if (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
  }
  if (!rest.empty() && contains(U"%‰", rest.back())) {
    result.sign = to_utf8(rest.substr(rest.size() - 1));
    rest.remove_suffix(1);
    while (!rest.empty() && rest.back() == U' ') rest.remove_suffix(1);
  }
  const std::string digits = plain_digits(rest);
  const auto value = digits.empty() ? std::nullopt : Decimal::parse(digits);
  if (!value) return std::nullopt;
  result.value = negative ? -*value : *value;
  result.digits = rest == text && digits.size() == rest.size() && digits.find('.') == digits.npos;
  result.leading_zero = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
  return result;
}

std::optional<Date> printed_date(std::string_view cleaned, bool date_column) {
  if (cleaned.size() > 4 * kLongest) return std::nullopt;
  std::u32string text = folded(cleaned);
  std::erase_if(text, is_space);
  if (text.find(U'年') != text.npos) return date_in_words(text);
  std::size_t at = 0;
  if (date_column && text.size() == 8 && std::all_of(text.begin(), text.end(), is_ascii_digit)) {
    const int year = read_part(text, at, 4);
    const int month = read_part(text, at, 2);
    const int day = read_part(text, at, 2);
    return month > 0 && day > 0 ? checked(year, month, day) : std::nullopt;
  }
  if (text.size() < 6 || !is_ascii_digit(text[0]) || !is_ascii_digit(text[3])) return std::nullopt;
  const int year = read_part(text, at, 4);
  if (at != 4 || !contains(U"-/.", text[at])) return std::nullopt;
  const char32_t joint = text[at++];
  const int month = read_part(text, at, 2);
  if (month < 1) return std::nullopt;
  if (at == text.size()) return date_column ? checked(year, month, 0) : std::nullopt;
  if (text[at++] != joint) return std::nullopt;
  const int day = read_part(text, at, 2);
  return day > 0 && at == text.size() ? checked(year, month, day) : std::nullopt;
}

bool is_bounded_value(std::string_view cleaned) {
  if (cleaned.size() > 4 * kLongest) return false;
  std::u32string text = folded(cleaned);
  std::erase_if(text, is_space);
  if (!text.empty() && contains(U"≥≤><=≠±约", text.front())) {
    return printed_value(to_utf8(text.substr(1))).has_value();
  }
  const std::size_t joint = text.find_first_of(U"~-—至", 1);
  if (joint == text.npos) return false;
  const auto low = printed_value(to_utf8(text.substr(0, joint)));
  const auto high = printed_value(to_utf8(text.substr(joint + 1)));
  return low && high && low->value < high->value;
}

bool is_null(std::string_view cleaned, const TableWords& words) {
  const std::string text = without_space(cleaned);
  if (text.empty()) return true;
  const std::u32string codes = from_utf8(text);
  const bool run = codes.find_first_not_of(codes.front()) == codes.npos;
  const std::string first = to_utf8(codes.substr(0, 1));
  const auto& marks = words.of(TableWord::null);
  return std::any_of(marks.begin(), marks.end(), [&](const std::string& mark) {
    return mark == text || (run && mark == first);
  });
}

bool is_year_number(const PrintedValue& value) {
  return value.digits && !value.leading_zero && value.value >= Decimal(1900) &&
         value.value <= Decimal(2100);
}

}  // namespace biaoge
