// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_text.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(SheetText, CountsUtf16UnitsAndNeverSplitsACharacter) {
  EXPECT_EQ(utf16_length("a项𠀀"), 4u);
  EXPECT_EQ(utf16_prefix("a项𠀀b", 3), "a项");
  EXPECT_EQ(utf16_prefix("a项𠀀b", 4), "a项𠀀");
  EXPECT_EQ(utf16_prefix("a项", 9), "a项");
}

TEST(SheetText, DropsWhatXmlForbidsAndKeepsTheRest) {
  EXPECT_EQ(legal_text(std::string("a\x01\x0b\0\r\tb\n项", 11)), "a\tb\n项");
  EXPECT_EQ(legal_text("坏\xFF字\xE9"), "坏\xEF\xBF\xBD字\xEF\xBF\xBD");
  EXPECT_EQ(legal_text("≥90\xEF\xBF\xBF"), "≥90");
  EXPECT_EQ(legal_text("普通 text"), "普通 text");
}

TEST(SheetText, CountsHanTwice) {
  EXPECT_EQ(display_width("ab项目"), 6);
  EXPECT_EQ(widest_line("项目\nabc\n"), 4);
}

TEST(SheetText, CountsWrappedLines) {
  EXPECT_EQ(wrapped_lines("", 10), 1);
  EXPECT_EQ(wrapped_lines("项目名称", 10), 1);
  EXPECT_EQ(wrapped_lines("项目名称项目名称", 10), 2);
  EXPECT_EQ(wrapped_lines("a\nb\n", 10), 3);
}

TEST(SheetText, ReadsNumbersThatCanBeShownAsPrinted) {
  const auto grouped = parse_printed_number("1,663.27");
  ASSERT_TRUE(grouped);
  EXPECT_EQ(grouped->value.to_string(), "1663.27");
  EXPECT_TRUE(grouped->grouped);
  const auto plain = parse_printed_number("-90.00");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->value.to_string(), "-90.00");
  EXPECT_FALSE(plain->grouped);
  EXPECT_TRUE(parse_printed_number("0"));
  EXPECT_TRUE(parse_printed_number("0.5"));
}

TEST(SheetText, LeavesCodesAndOddNumbersAsText) {
  for (const char* text : {"", "-", "007", "+5", "5%", "1,23", "1,234,56", ",123", "1,234.5,6",
                           "1 000", "1e5", ".5", "5.", "=1", "12345,678", "0,123", "1,2345"}) {
    EXPECT_FALSE(parse_printed_number(text)) << text;
  }
}

TEST(SheetText, CountsSignificantDigits) {
  EXPECT_EQ(significant_digits(*Decimal::parse("0.00120")), 2);
  EXPECT_EQ(significant_digits(*Decimal::parse("-1203.50")), 5);
  EXPECT_EQ(significant_digits(*Decimal::parse("1234567890123456")), 16);
  EXPECT_EQ(significant_digits(*Decimal::parse("0")), 0);
}

TEST(SheetText, FoldsLabels) {
  EXPECT_EQ(folded_label("其中：当年 财政\n拨款（万元）："), "其中:当年财政拨款(万元)");
}

}  // namespace
}  // namespace biaoge
