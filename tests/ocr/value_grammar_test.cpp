// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_grammar.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(ValueGrammar, TakesNumbersTargetsAndMarks) {
  for (const char32_t* text :
       {U"10.00",      U"1,663.27",    U"0",         U"-5.2",      U"100%",   U"≥90%",
        U"=100.00(%)", U"≤0.00(次数)", U"12篇",      U"1-3期",     U"约50户", U"100%(2024年6月)",
        U"2024年06月", U">=90",        U"±5%",       U"-",         U"/",      U"*",
        U"（100％）",  U"¥3,800.00",   U"△8,680.61", U"(1,663.27)"}) {
    EXPECT_TRUE(fits_value(text)) << static_cast<int>(text[0]);
  }
}

TEST(ValueGrammar, TakesUnitsOfSignsAndWordsBehindComparators) {
  for (const char32_t* text :
       {U"38.5℉", U"20°C", U"25μg/m³", U"8.05(kW·h)", U"9.00(L)", U"679(t)", U"≥人均90元"}) {
    EXPECT_TRUE(fits_value(text)) << std::u32string(text).size();
  }
  for (const char32_t* text : {U"≥人均", U"≈18", U"2(A)"}) {
    EXPECT_FALSE(fits_value(text)) << std::u32string(text).size();
  }
}

TEST(ValueGrammar, RefusesBrokenNumbers) {
  for (const char32_t* text :
       {U"", U"1,66.27", U"1.2.3", U"000", U"10.", U".5", U"1,6633", U"12,34,567", U"≥", U"90≥",
        U"(10", U"10)", U"20.0()", U"8((人)", U"1|0", U"+", U".", U"(1,66)", U"(5)6"}) {
    EXPECT_FALSE(fits_value(text)) << std::u32string(text).size();
  }
}

TEST(ValueGrammar, NumbersAndSingleLettersInBracketsAreNoUnits) {
  for (const char32_t* text :
       {U"100.00(9)", U"100.00(90)", U"90.00(%0)", U"8.00(A)", U"3.00(K)", U"1.00(4)"}) {
    EXPECT_FALSE(fits_value(text)) << std::u32string(text).size();
  }
  EXPECT_TRUE(fits_value(U"5.00(kg)"));
  EXPECT_TRUE(fits_value(U"100Mbps"));
  EXPECT_TRUE(fits_value(U"35m2"));
  EXPECT_TRUE(fits_value(U"1.5(km2)"));
  EXPECT_TRUE(fits_value(U"PM2.5≤35"));
  EXPECT_TRUE(fits_value(U"100%(6月)"));
}

TEST(ValueGrammar, ALabelIsNoValue) {
  EXPECT_FALSE(fits_value(U"数量指标"));
  EXPECT_FALSE(fits_value(U"Nmbc01ms"));
  EXPECT_FALSE(fits_value(U"P0pmai0m"));
  EXPECT_FALSE(fits_value(U"0kah0ma"));
  EXPECT_FALSE(fits_value(U"2households"));
  EXPECT_FALSE(fits_value(U"达成指标"));
}

}  // namespace
}  // namespace biaoge
