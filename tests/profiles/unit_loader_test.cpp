// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "profiles/loader.h"
#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

constexpr std::string_view kUnits = R"(# name base factor dimension aliases
元    元  1      money  圆 块
万元  元  10000  money

%     1   0.01   ratio  ％
)";

std::string error_with(std::string_view from, std::string_view to) {
  std::string text(kUnits);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "test: nothing to replace";
  text.replace(at, from.size(), to);
  const TemporaryFile file(text, "units.txt");
  const Result<UnitTable> result = load_units(file.path());
  if (result.ok()) return "no error";
  EXPECT_EQ(result.error().code, "profile-invalid");
  return result.error().message.substr(file.path().size() + 1);
}

TEST(LoadUnits, ReadsNamesAliasesAndFactors) {
  const TemporaryFile file(kUnits, "units.txt");
  const Result<UnitTable> result = load_units(file.path());
  ASSERT_TRUE(result.ok()) << result.error().message;
  const UnitTable& units = result.value();
  EXPECT_EQ(units.size(), 3u);
  ASSERT_NE(units.find("块"), nullptr);
  EXPECT_EQ(units.find("块")->name, "元");
  ASSERT_NE(units.find("万元"), nullptr);
  EXPECT_EQ(units.find("万元")->factor.to_string(), "10000");
  EXPECT_EQ(units.find("万元")->base_unit, "元");
  EXPECT_EQ(units.find("万元")->dimension, "money");
  ASSERT_NE(units.find("％"), nullptr);
  EXPECT_EQ(units.find("％")->factor.to_string(), "0.01");
  EXPECT_EQ(units.find("亩"), nullptr);
}

TEST(LoadUnits, RefusesALineWithoutAllItsWords) {
  EXPECT_EQ(error_with("  money\n\n", "\n\n"),
            "3:1: expected a unit: name, base unit, factor and dimension, then its aliases");
}

TEST(LoadUnits, RefusesFactorsThatAreNoPositiveDecimals) {
  for (const char* factor : {"1e4", "0", "-1", "1/2", "一万", "10,000"}) {
    EXPECT_EQ(
        error_with("10000", factor),
        std::string("3:8: expected a factor, a decimal number above 0 such as 0.01; found '") +
            factor + "'");
  }
}

TEST(LoadUnits, RefusesANameThatTwoUnitsClaim) {
  EXPECT_EQ(error_with("％", "％ 块"),
            "5:27: '块' is given twice: it is a name of unit '元' already");
  EXPECT_EQ(error_with("万元", "圆"),
            "3:1: '圆' is given twice: it is a name of unit '元' already");
}

TEST(LoadUnits, PassesOnWhatIsWrongWithTheFile) {
  const Result<UnitTable> result = load_units("/nonexistent.txt");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "profile-unreadable");
}

}  // namespace
}  // namespace biaoge
