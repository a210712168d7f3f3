// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/quantity.h"

namespace biaoge {
namespace {

/// The characters of one way of writing.
struct Script {
  std::vector<std::string> digits;
  std::vector<std::string> places;  ///< For 10^0 to 10^3 within a section.
  bool bare_ten;                    ///< 十五 rather than 一十五.
};

const Script kEveryday{
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, true};
const Script kFinancial{
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, false};

/// Spells from the highest decimal digit down; knows nothing of the parser. With `optional_zero`
/// also the 零 that may be left out: 十万零七千.
std::string spell(long long number, const Script& script, bool optional_zero = false) {
  if (number == 0) return script.digits[0];
  const std::string decimal = std::to_string(number);
  std::string out;
  bool skipped = false;          // zeros since the last digit written
  bool section_written = false;  // a digit of this section of four was written
  bool ten_thousands = false;    // a digit of the sections above, below 亿, was written
  for (std::size_t i = 0; i < decimal.size(); ++i) {
    const std::size_t exponent = decimal.size() - 1 - i;
    const std::size_t place = exponent % 4;
    const auto digit = static_cast<std::size_t>(decimal[i] - '0');
    if (digit == 0) {
      skipped = true;
    } else {
      const bool section_start = place == 3;
      const bool previous_section_empty =
          section_start && i >= 4 && decimal.substr(i - 4, 4) == "0000";
      if (skipped && (!section_start || previous_section_empty || optional_zero)) {
        out += script.digits[0];
      }
      if (!(script.bare_ten && i == 0 && digit == 1 && place == 1)) out += script.digits[digit];
      out += script.places[place];
      skipped = false;
      section_written = true;
    }
    if (place != 0) continue;
    if (exponent == 4 || exponent == 12) {
      if (section_written) out += "万";
      ten_thousands = section_written;
    } else if (exponent == 8 && (section_written || ten_thousands)) {
      out += "亿";
    }
    section_written = false;
  }
  return out;
}

TEST(ChineseNumeralSpeller, SpellsAsTaught) {
  EXPECT_EQ(spell(10, kEveryday), "十");
  EXPECT_EQ(spell(1005, kEveryday), "一千零五");
  EXPECT_EQ(spell(10010, kEveryday), "一万零一十");
  EXPECT_EQ(spell(107000, kFinancial), "壹拾万柒仟");
  EXPECT_EQ(spell(107000, kFinancial, true), "壹拾万零柒仟");
  EXPECT_EQ(spell(100005000, kEveryday), "一亿零五千");
  EXPECT_EQ(spell(1000000000000, kEveryday), "一万亿");
}

void expect_round_trip(long long number) {
  for (const Script* script : {&kEveryday, &kFinancial}) {
    for (const bool optional_zero : {false, true}) {
      const std::string text = spell(number, *script, optional_zero);
      const auto value = parse_chinese_numeral(text);
      ASSERT_TRUE(value) << number << " " << text;
      ASSERT_EQ(value->to_string(), std::to_string(number)) << text;
    }
  }
}

TEST(ChineseNumeral, RoundTripsEveryNumberBelowHundredThousand) {
  for (long long number = 0; number < 100000; ++number) expect_round_trip(number);
}

TEST(ChineseNumeral, RoundTripsSamplesUpToTrillions) {
  unsigned long long state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    long long number = static_cast<long long>(state >> 24);
    for (int digits = i % 12; digits > 0; --digits) number /= 10;
    // Blank some digits: zeros are where spelling goes wrong.
    std::string sparse = std::to_string(number % 1'000'000'000'000 + 1);
    for (std::size_t k = 1; k < sparse.size(); ++k) {
      if ((state >> (k + 5)) % 3 == 0) sparse[k] = '0';
    }
    expect_round_trip(std::stoll(sparse));
  }
  for (long long power = 1; power <= 1'000'000'000'000; power *= 10) {
    for (const long long near : {power - 1, power, power + 1, power * 5}) expect_round_trip(near);
  }
}

TEST(ChineseNumeral, ReadsWhatReportsWrite) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"一百二十", "120"},
                                                                  {"壹佰贰拾叁", "123"},
                                                                  {"三万五千", "35000"},
                                                                  {"二〇二三", "2023"},
                                                                  {"二零二三", "2023"},
                                                                  {"一九四九", "1949"},
                                                                  {"十二点五", "12.5"},
                                                                  {"零点零五", "0.05"},
                                                                  {"三点一四", "3.14"},
                                                                  {"三点五万", "35000"},
                                                                  {"一点二亿", "120000000"},
                                                                  {"一点五万亿", "1500000000000"},
                                                                  {"两百", "200"},
                                                                  {"两千万", "20000000"},
                                                                  {"两万", "20000"},
                                                                  {"两", "2"},
                                                                  {"两点五", "2.5"},
                                                                  {"一百〇五", "105"},
                                                                  {"拾万", "100000"},
                                                                  {"一百二十万", "1200000"},
                                                                  {"十万零七千", "107000"},
                                                                  {"十万七千", "107000"},
                                                                  {"壹萬億", "1000000000000"},
                                                                  {"伍佰零陆万零叁", "5060003"},
                                                                  {"一十五", "15"},
                                                                  {"三亿两千万", "320000000"},
                                                                  {"九", "9"},
                                                                  {"〇", "0"},
                                                                  {"二〇", "20"},
                                                                  {"一零五", "105"}};
  for (const auto& [text, value] : cases) {
    const auto parsed = parse_chinese_numeral(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->to_string(), value) << text;
  }
}

TEST(ChineseNumeral, RefusesWordsIdiomsAndIllFormedNumerals) {
  for (const char* text :
       {"",         "一致",       "十分",       "两万五",     "一千五",   "三五",     "七八",
        "五一",     "一二三",     "百",         "万",         "百万",     "千",       "一百五",
        "一百十五", "两十",       "二百两",     "十两万",     "〇一",     "一百零",   "零五",
        "零零",     "一百零零五", "一百零二十", "一万零五千", "一万五百", "一亿五千", "一亿万",
        "一万二万", "一亿亿",     "十十",       "一百百",     "五十百",   "一点",     "点五",
        "三点三十", "一点两",     "一 百",      "120",        "一百2十",  "第一",     "一百元",
        "二十几",   "三十多",     "一百点点五", "十五点",     "两两",     "一万零",   "三点万",
        "－一",     "一百\n二十"}) {
    EXPECT_FALSE(parse_chinese_numeral(text)) << text;
  }
}

TEST(ChineseNumeral, NeverReadsPastWhatItUnderstands) {
  // No character added to a numeral may be ignored.
  for (const char* numeral : {"一百二十", "壹佰贰拾叁", "十二点五", "二〇二三", "三万"}) {
    const Decimal value = parse_chinese_numeral(numeral).value();
    for (const char* garbage : {"元", "a", "-", "的", " ", "1", "。", "十分", "点"}) {
      EXPECT_FALSE(parse_chinese_numeral(std::string(numeral) + garbage)) << numeral << garbage;
      EXPECT_FALSE(parse_chinese_numeral(garbage + std::string(numeral))) << garbage << numeral;
    }
    EXPECT_GT(value, Decimal(0));
  }
}

}  // namespace
}  // namespace biaoge
