// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decimal.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

Decimal decimal(const char* text) {
  return Decimal::parse(text).value();
}

TEST(Decimal, KeepsWhatWasPrinted) {
  for (const char* text : {"0", "0.00", "90.00", "-0.05", "1663.27", "100", "-12",
                           "123456789012345678901234567890.123456"}) {
    EXPECT_EQ(decimal(text).to_string(), text);
  }
  EXPECT_EQ(decimal("+7").to_string(), "7");
}

TEST(Decimal, RefusesWhatIsNotANumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e3", "1,000", "1 2", "--1", "１", "0x10",
                           "1.2.3", "1234567890123456789012345678901234567"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, ComparesByValueNotByScale) {
  EXPECT_EQ(decimal("90.00"), decimal("90"));
  EXPECT_LT(decimal("-1"), decimal("0.00"));
  EXPECT_GT(decimal("0.1"), decimal("0.09999999999999999999999999999999"));
  EXPECT_GT(decimal("99999999999999999999999999999999999"),
            decimal("0.000000000000000000000000001"));
  EXPECT_LT(decimal("-99999999999999999999999999999999999"), decimal("0.000000000000000000000001"));
}

TEST(Decimal, AddsAndMultipliesExactly) {
  EXPECT_EQ(Decimal::add(decimal("0.1"), decimal("0.2"))->to_string(), "0.3");
  EXPECT_EQ(Decimal::add(decimal("10.00"), decimal("-0.5"))->to_string(), "9.50");
  EXPECT_EQ(Decimal::multiply(decimal("155.17"), decimal("10000"))->to_string(), "1551700.00");
  EXPECT_EQ(Decimal::multiply(decimal("90.00"), decimal("0.01"))->to_string(), "0.9000");
}

TEST(Decimal, OverflowIsAnAnswerNotAWrongNumber) {
  const Decimal large = decimal("999999999999999999999999999999999999");
  EXPECT_FALSE(Decimal::add(large, decimal("1")));
  EXPECT_FALSE(Decimal::multiply(large, decimal("10")));
}

TEST(Decimal, ChangesScaleOnlyWithoutLoss) {
  EXPECT_EQ(decimal("90").with_scale(2)->to_string(), "90.00");
  EXPECT_EQ(decimal("90.500").with_scale(1)->to_string(), "90.5");
  EXPECT_FALSE(decimal("90.55").with_scale(1));
  EXPECT_EQ(decimal("1500.00").trimmed().to_string(), "1500");
}

}  // namespace
}  // namespace biaoge
