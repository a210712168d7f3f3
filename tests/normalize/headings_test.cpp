// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/headings.h"

#include <gtest/gtest.h>

#include <optional>

namespace biaoge {
namespace {

/// Lines above a table from top to bottom, with their type sizes.
std::vector<TextLine> lines(const std::vector<std::pair<std::string, double>>& texts) {
  std::vector<TextLine> heading;
  for (const auto& [text, size] : texts) {
    heading.push_back({text, {1, {0, 10.0 * static_cast<double>(heading.size()), 100, 9}}, size});
  }
  return heading;
}

using Texts = std::vector<std::pair<std::string, double>>;

TEST(FindUnit, ReadsTheUnitLineInItsVariants) {
  for (const auto& [line, unit] :
       {std::pair{"单位：万元", "万元"}, std::pair{"单位:元", "元"}, std::pair{"单 位 ： 元", ""},
        std::pair{"单位 ：万元", "万元"}, std::pair{"金额单位：人民币万元", "人民币万元"},
        std::pair{"（单位：千元）", "千元"}, std::pair{"编制：甲局 单位：元 第1页", "元"},
        std::pair{"单位：万元，吨", "万元"}}) {
    EXPECT_EQ(find_unit(lines({{"收支表", 16}, {line, 10}})).value_or(""), unit) << line;
  }
}

TEST(FindUnit, FindsNoneWhereNoneStands) {
  for (const char* line : {"收入支出表", "编制单位", "单位名称：甲局"}) {
    EXPECT_EQ(find_unit(lines({{line, 10}})), std::nullopt) << line;
  }
  EXPECT_EQ(find_unit({}), std::nullopt);
}

TEST(GuessTitle, TakesTheLineInTheLargestType) {
  const auto title = [](const Texts& texts) {
    return guess_title(lines(texts)).value_or("(none)");
  };
  EXPECT_EQ(title({{"附件1", 12}, {"收入支出　决算总表", 18}, {"编制：甲局", 10}}),
            "收入支出 决算总表");
  EXPECT_EQ(title({{"甲局文件", 12}, {"支出明细表", 12}}), "支出明细表");
  EXPECT_EQ(title({{"支出明细表", 12}, {"单位：万元", 20}}), "支出明细表");
  EXPECT_EQ(title({{"支出明细表", 12}, {"- 3 -", 20}, {"2024", 20}}), "支出明细表");
  EXPECT_EQ(title({{"单位：万元", 12}}), "(none)");
  EXPECT_EQ(title({}), "(none)");
  // English: what stands right above, unless it is a sentence or part of one.
  EXPECT_EQ(title({{"Notes of the office", 8}, {"Distribution of sales", 10}}),
            "Distribution of sales");
  EXPECT_EQ(title({{"Rates are rounded.", 10}}), "(none)");
  EXPECT_EQ(title({{"and are rounded to the next", 10}}), "(none)");
}

TEST(FindTitle, TakesTheLineThatContainsATitleWhateverItsSpaces) {
  const auto heading = lines({{"器 材 借 用 单", 12}, {"附：器材借用单", 10}, {"2024年", 10}});
  const auto found = find_title(heading, {"器材借用单"});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->text, "附：器材借用单");
  EXPECT_EQ(find_title({heading[0]}, {"器材借用单"})->text, "器 材 借 用 单");
  EXPECT_EQ(find_title(heading, {"归还单"}), std::nullopt);
}

TEST(FindInHeading, SearchesTheCleanedLinesNearestFirst) {
  const LinePattern year("([0-9]{4})年");
  EXPECT_EQ(find_in_heading(lines({{"2019年", 9}, {"２０２３年度", 9}}), year)->text, "2023");
  EXPECT_EQ(find_in_heading(lines({{"2019年", 9}, {"第三页", 9}}), year)->text, "2019");
  EXPECT_EQ(find_in_heading(lines({{"第三页", 9}}), year), std::nullopt);
}

TEST(Headings, TheYearIsTheNearestThatIsNoPartOfADate) {
  const auto year = [](const std::vector<std::string>& lines) {
    std::vector<TextLine> heading;
    for (const std::string& line : lines) heading.push_back({line, {1, {}}, 10});
    const auto found = find_year(heading);
    return found ? found->text : "";
  };
  EXPECT_EQ(year({"项目支出绩效自评表", "（2023 年度）"}), "2023");
  EXPECT_EQ(year({"2024年度自评表", "填报日期：2025年3月1日"}), "2024");
  EXPECT_EQ(year({"２０２２年度"}), "2022");
  EXPECT_EQ(year({"二〇二三年度"}), "二〇二三");
  EXPECT_EQ(year({"第12345年", "三年行动"}), "");
}

}  // namespace
}  // namespace biaoge
