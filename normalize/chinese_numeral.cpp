// SPDX-License-Identifier: GPL-3.0-or-later
//   numeral := integer [点 digit+ [万|亿|万亿]]  |  digits read one by one (二〇二三)
//   integer := sections of four digits with their places 千百十, closed by 万 and 亿
// A place that is skipped needs 零 in its stead (一千零五), so 两万五 and 一千五 are not numerals.
#include "normalize/chinese_numeral.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"

namespace biaoge {

namespace {

constexpr std::u32string_view kPoint = U"点點";
constexpr std::u32string_view kTenThousand = U"万萬";
constexpr std::u32string_view kHundredMillion = U"亿億";
constexpr std::u32string_view kTwo = U"两兩";
constexpr std::u32string_view kZero = U"零〇";

/// value × 10^exponent.
struct Digit {
  int value = 0;
  int exponent = 0;
  bool after_zero = false;  ///< 零 stood before it.
};

/// 十 1, 百 2, 千 3; 0 for anything else.
int place_of(char32_t code) {
  if (contains(U"十拾", code)) return 1;
  if (contains(U"百佰", code)) return 2;
  return contains(U"千仟", code) ? 3 : 0;
}

/// ([零] digit [千百十])+, all of `section`. Appends its digits, raised by `exponent`. The 一 of 十
/// may be missing at the very start; 两 goes with 百 and 千 or stands alone.
bool read_section(std::u32string_view section, int exponent, std::vector<Digit>& digits) {
  for (std::size_t at = 0; at < section.size();) {
    const bool zero = contains(kZero, section[at]);
    if (zero && (digits.empty() || ++at == section.size())) return false;
    const bool bare_ten = digits.empty() && place_of(section[at]) == 1;
    const int value = bare_ten ? 1 : chinese_digit(section[at]);
    if (value < 1) return false;
    const bool two = contains(kTwo, section[at]);
    if (!bare_ten) ++at;
    const int place = at < section.size() ? place_of(section[at]) : 0;
    if (place > 0) ++at;
    if (two && place < 2 && section.size() > 1) return false;
    digits.push_back({value, exponent + place, zero});
  }
  return true;
}

/// Reads `text` as high 亿 low, then each part as high 万 low (`power` 8, 4, 0 in turn).
bool read_sections(std::u32string_view text, int power, int exponent, std::vector<Digit>& digits) {
  if (power == 0) return read_section(text, exponent, digits);
  const std::size_t at = text.find_first_of(power == 8 ? kHundredMillion : kTenThousand);
  if (at == text.npos) return read_sections(text, power - 4, exponent, digits);
  const std::u32string_view high = text.substr(0, at);
  const std::u32string_view low = text.substr(at + 1);
  return !high.empty() && read_sections(high, power - 4, exponent + power, digits) &&
         read_sections(low, power - 4, exponent, digits);
}

/// 零 stands where places are skipped and nowhere else. It may be left out before 千 when only the
/// end of the section above is skipped: 十万七千, 十万零七千.
bool well_spaced(const std::vector<Digit>& digits) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    const Digit& digit = digits[i];
    const int step = digits[i - 1].exponent - digit.exponent;
    const bool optional = step > 1 && step <= 4 && digit.exponent % 4 == 3;
    if (step < 1 || (!optional && digit.after_zero != (step > 1))) return false;
  }
  return true;
}

std::optional<Decimal> parse_integer(std::u32string_view text) {
  if (text.size() == 1 && contains(kZero, text[0])) return Decimal(0);
  std::vector<Digit> digits;
  if (!read_sections(text, 8, 0, digits) || digits.empty() || !well_spaced(digits)) {
    return std::nullopt;
  }
  long long sum = 0;  // below 10^16: the highest place is 千万亿
  for (const Digit& digit : digits) {
    long long part = digit.value;
    for (int i = 0; i < digit.exponent; ++i) part *= 10;
    sum += part;
  }
  return Decimal(sum);
}

/// Digits one after another; nullopt when there is another character.
std::optional<std::string> plain_digits(std::u32string_view text) {
  std::string digits;
  for (const char32_t code : text) {
    const int digit = contains(kTwo, code) ? -1 : chinese_digit(code);
    if (digit < 0) return std::nullopt;
    digits.push_back(static_cast<char>('0' + digit));
  }
  return digits;
}

/// 二〇二三 as in years. Without 〇 at least four digits: 三五 means three to five, 五一 is a day.
std::optional<Decimal> parse_digit_by_digit(std::u32string_view text) {
  const bool has_zero = text.find_first_of(kZero) != text.npos;
  if (text.size() < (has_zero ? 2 : 4) || contains(kZero, text[0])) return std::nullopt;
  const auto digits = plain_digits(text);
  return digits ? Decimal::parse(*digits) : std::nullopt;
}

/// 十二点五, 三点五万.
std::optional<Decimal> parse_with_point(std::u32string_view text, std::size_t point) {
  const auto integer = parse_integer(text.substr(0, point));
  std::u32string_view fraction = text.substr(point + 1);
  Decimal factor = 1;
  if (!fraction.empty() && contains(kHundredMillion, fraction.back())) {
    factor = 100'000'000;
    fraction.remove_suffix(1);
  }
  if (!fraction.empty() && contains(kTenThousand, fraction.back())) {
    factor = *Decimal::multiply(factor, 10'000);
    fraction.remove_suffix(1);
  }
  const auto digits = plain_digits(fraction);
  if (!integer || !digits || digits->empty()) return std::nullopt;
  const auto value = Decimal::parse(integer->to_string() + "." + *digits);
  if (!value || factor == 1) return value;
  const auto product = Decimal::multiply(*value, factor);
  return product ? std::optional(product->trimmed()) : std::nullopt;
}

}  // namespace

int chinese_digit(char32_t code) {
  constexpr std::u32string_view kEveryday = U"零一二三四五六七八九";
  constexpr std::u32string_view kFinancial = U"〇壹贰叁肆伍陆柒捌玖";
  constexpr std::u32string_view kTraditional = U"〇壹貳參肆伍陸柒捌玖";
  if (contains(kTwo, code)) return 2;
  for (const std::u32string_view digits : {kEveryday, kFinancial, kTraditional}) {
    const std::size_t at = digits.find(code);
    if (at != digits.npos) return static_cast<int>(at);
  }
  return -1;
}

bool is_chinese_numeral(char32_t code) {
  return chinese_digit(code) >= 0 || place_of(code) > 0 || contains(kPoint, code) ||
         contains(kTenThousand, code) || contains(kHundredMillion, code);
}

std::optional<Decimal> parse_chinese_numeral(std::u32string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t point = text.find_first_of(kPoint);
  if (point != text.npos) return parse_with_point(text, point);
  const auto integer = parse_integer(text);
  return integer ? integer : parse_digit_by_digit(text);
}

std::optional<Decimal> parse_chinese_numeral(std::string_view text) {
  return parse_chinese_numeral(std::u32string_view(from_utf8(text)));
}

}  // namespace biaoge
