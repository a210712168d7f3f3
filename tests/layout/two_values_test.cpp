// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/two_values.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(TwoValues, NumberBrokenByItsColumnIsOne) {
  EXPECT_FALSE(are_two_values(U"155.1", U"7"));
  EXPECT_FALSE(are_two_values(U"10", U"0.00"));
  EXPECT_FALSE(are_two_values(U"1,403,66", U"4,063.12"));
  EXPECT_FALSE(are_two_values(U"3,800.", U"00"));
  EXPECT_FALSE(are_two_values(U"≥222,672.00人", U"次"));
}

TEST(TwoValues, CompleteNumbersAreTwo) {
  EXPECT_TRUE(are_two_values(U"100.00", U"98.50"));
  EXPECT_TRUE(are_two_values(U"90.00%", U"85.00%"));
  EXPECT_TRUE(are_two_values(U"≥90.00(%)", U"≥85.00(%)"));
  EXPECT_TRUE(are_two_values(U"１．００", U"２．００"));
}

TEST(TwoValues, NumbersOfLikeLengthAreLike) {
  EXPECT_TRUE(are_like_numbers(U"2023", U"2024"));
  EXPECT_FALSE(are_like_numbers(U"1234", U"56"));
  EXPECT_FALSE(are_like_numbers(U"10.0", U"20.0"));
}

TEST(TwoValues, ProseIsNone) {
  EXPECT_FALSE(are_two_values(U"1.部分资料收集不及时。", U"2.督促供应商按合同履约。"));
  EXPECT_FALSE(are_two_values(U"服务内容从原来20余项增加到10", U"0余项"));
  EXPECT_FALSE(are_two_values(U"", U"7"));
}

}  // namespace
}  // namespace biaoge
