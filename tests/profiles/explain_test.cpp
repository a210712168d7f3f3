// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "profiles/loader.h"
#include "profiles/text_columns.h"

namespace biaoge {
namespace {

TEST(DisplayWidth, CountsTwoForAWideCharacter) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("项目（x）"), 9u);
  EXPECT_EQ(columns_of("≥“—”"), 4u);
}

TEST(Wrap, BreaksAtSpacesAndCutsWhatDoesNotFit) {
  EXPECT_EQ(wrap("项目 名称 表", 9), (std::vector<std::string>{"项目 名称", "表"}));
  EXPECT_EQ(wrap("一二三四五", 5), (std::vector<std::string>{"一二", "三四", "五"}));
  EXPECT_EQ(wrap("a 一二三", 4), (std::vector<std::string>{"a", "一二", "三"}));
  EXPECT_EQ(wrap("", 4), (std::vector<std::string>{""}));
}

TEST(TableRow, AlignsWrappedCells) {
  EXPECT_EQ(table_row({"键", "one two", "x"}, {4, 4, 3}),
            "  键    one   x\n"
            "        two\n");
  EXPECT_EQ(table_row({"a", "", "c"}, {2, 2, 2}), "  a       c\n");
}

class Explanation : public testing::Test {
 protected:
  void SetUp() override {
    const Result<Profile> profile =
        load_profile(std::string(BIAOGE_SOURCE_DIR) + "/profiles/fiscal-self-evaluation.yaml");
    ASSERT_TRUE(profile.ok()) << profile.error().message;
    text_ = explain(profile.value());
  }

  bool says(const std::string& words) const { return text_.find(words) != std::string::npos; }

  std::string text_;
};

TEST_F(Explanation, FitsTheTerminal) {
  std::istringstream lines(text_);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_LE(columns_of(line), kTerminalWidth) << line;
    EXPECT_FALSE(line.ends_with(' ')) << "'" << line << "'";
  }
  EXPECT_GT(count, 80u);
}

TEST_F(Explanation, SaysWhatTheFormIsAndHowItIsRecognised) {
  EXPECT_TRUE(text_.starts_with("fiscal-self-evaluation: 财政项目支出绩效自评表\n"));
  EXPECT_TRUE(
      says("A table is this form if it has at least 8 of these 19 labels:\n    项目名称, 主管"));
  EXPECT_TRUE(
      says("  4 are enough if a line above the table has one of these titles:\n    财政项目"));
  EXPECT_TRUE(says("  A new form begins at each 项目名称, 项目支出名称 or 预算项目名称.\n"));
}

TEST_F(Explanation, SaysWhereEachValueIsReadAndWhatIsChecked) {
  EXPECT_TRUE(
      says("  key             name                    read from                         "
           "checked\n"))
      << text_;
  EXPECT_TRUE(
      says("  year            年度                    the year in a line above the      "
           "four digits; required\n"));
  EXPECT_TRUE(says("  goal_expected   预期目标                the cell below 预期目标,"));
  EXPECT_TRUE(says("  total_weight    总分值                  column 分值 of 绩效指标, row"));
  EXPECT_TRUE(says("one of 优 良 中 差"));
}

TEST_F(Explanation, SaysWhatRowsASectionHas) {
  EXPECT_TRUE(says("Rows: 项目资金 (budget)\n-----------------------\n"));
  EXPECT_TRUE(says("  The unit of its numbers stands in brackets behind 项目资金, 项目预算,"));
  EXPECT_TRUE(says("  上年结转资金            上年结转, "));
  EXPECT_TRUE(says("  level1          一级指标                under 一级指标; holds for all"));
  EXPECT_TRUE(says("before it"));
}

TEST_F(Explanation, ListsTheSheets) {
  EXPECT_TRUE(says("  项目汇总         form "));
  EXPECT_TRUE(says("  绩效指标         row of 绩效指标         序号, 项目名称, 年度,"));
  EXPECT_TRUE(says("年度资金总额/年初预算数"));
}

}  // namespace
}  // namespace biaoge
