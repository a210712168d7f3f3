// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/separators.h"

#include <gtest/gtest.h>

#include <string>

namespace biaoge {
namespace {

LineReading read_as(const std::u32string& text) {
  LineReading reading;
  int x = 0;
  for (const char32_t code : text) {
    reading.characters.push_back({code, 0.99, x, x + 10});
    x += 12;
  }
  return reading;
}

std::u32string mended(const std::u32string& text) {
  LineReading reading = read_as(text);
  mend_separators(reading);
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) codes += c.code;
  return codes;
}

TEST(MendSeparators, TheOnlyNumberThatTheDigitsCanBe) {
  EXPECT_TRUE(mended(U"6.630.84%") == U"6,630.84%");
  EXPECT_TRUE(mended(U"-2.539.00") == U"-2,539.00");
  EXPECT_TRUE(mended(U"4.577,803,26") == U"4,577,803.26");
  EXPECT_TRUE(mended(U"99,5%") == U"99.5%");
  EXPECT_TRUE(mended(U"5,90-6,10") == U"5.90-6.10");
}

TEST(MendSeparators, LeavesWhatIsANumberOrCouldBeTwo) {
  for (const char32_t* text :
       {U"6,630.84", U"1,234", U"1.234", U"6,175.487", U"3.834.341", U"2023.12.31", U"100", U".5",
        U"10.", U"1.2.3", U"1234.567.8", U"约定，另行"}) {
    EXPECT_TRUE(mended(text) == text) << std::u32string(text).size();
  }
}

TEST(MendSeparators, WhatWasMendedIsLessSure) {
  LineReading reading = read_as(U"6.630.84");
  mend_separators(reading);
  EXPECT_LT(reading.characters[1].confidence, 0.9);
  EXPECT_EQ(reading.characters[5].confidence, 0.99);
}

}  // namespace
}  // namespace biaoge
