// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose cells are parted by horizontal rulings alone: cells beside several rows, and what a
// page end does to them.
#include "layout/ruled_rows.h"

#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

const std::vector<double> kAt{60, 116, 210, 300};
constexpr double kLeft = 55;
constexpr double kRight = 360;
/// Where rulings begin that leave out the first column.
constexpr double kInner = 113;

/// Rows of 24 points from y = 100 on; a ruling below each: over all columns, or ("^") leaving out
/// the first. Texts of the first column stand where they are put.
Page ruled_page(const Rows& rows, const std::string& below, int number = 1) {
  Page page = make_page(number);
  page.rulings.push_back(level(100, kLeft, kRight));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = 100 + 24 * static_cast<double>(r);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::vector<std::string> lines = split_lines(rows[r][c]);
      double top = y + 12 - 5 * static_cast<double>(lines.size());
      for (const std::string& line : lines) {
        if (!line.empty()) add_text(page, line, kAt[c], top);
        top += kSize;
      }
    }
    if (below[r] != ' ')
      page.rulings.push_back(level(y + 24, below[r] == '^' ? kInner : kLeft, kRight));
  }
  return page;
}

Rows joined(const std::vector<Page>& pages) {
  std::vector<PageLayout> layouts;
  for (const Page& page : pages) layouts.push_back(lay_out_page(page));
  const std::vector<Table> tables = join_pages(std::move(layouts), {});
  EXPECT_EQ(tables.size(), 1u);
  return tables.empty() ? Rows{} : described(tables.front());
}

const std::vector<std::string> kHead{"地区", "产品", "产量", "产值"};

TEST(RuledRows, RulingsThatLeaveOutTheFirstColumnTellItsCells) {
  Page page = ruled_page({kHead,
                          {"", "钢材", "646.7", "516.5"},
                          {"", "集成电路", "985.0", "513.3"},
                          {"", "粮食", "434.0", "315.6"},
                          {"金沙区", "布", "20.8", "106.6"}},
                         "-^^--");
  // A label of four lines beside rows it has no line in common with.
  for (int i = 0; i < 4; ++i) {
    add_text(
        page,
        std::vector<std::string>{"松江镇", "与平湖", "市合并", "统计"}[static_cast<std::size_t>(i)],
        60, 132 + 14 * i);
  }
  EXPECT_EQ(only_rows(page), (Rows{kHead,
                                   {"松江镇与平湖市合并统计", "钢材", "646.7", "516.5"},
                                   {"^", "集成电路", "985.0", "513.3"},
                                   {"^", "粮食", "434.0", "315.6"},
                                   {"金沙区", "布", "20.8", "106.6"}}));
}

TEST(RuledRows, NumbersBrokenByANarrowColumnStayInTheirRow) {
  EXPECT_EQ(only_rows(ruled_page({kHead,
                                  {"松江镇", "钢材", "646.7", "123,516.\n25"},
                                  {"", "集成电路", "985.0", "223,513.\n37"},
                                  {"金沙区", "布", "20.8", "106.6"}},
                                 "-^--")),
            (Rows{kHead,
                  {"松江镇", "钢材", "646.7", "123,516.25"},
                  {"^", "集成电路", "985.0", "223,513.37"},
                  {"金沙区", "布", "20.8", "106.6"}}));
}

TEST(RuledRows, ValuesOfTwoRowsBetweenTwoRulingsAreTwoRows) {
  const Rows rows = only_rows(ruled_page({kHead,
                                          {"松江镇", "钢材", "646.7", "516.5\n616.5"},
                                          {"", "集成电路", "985.0", "513.3\n713.3"},
                                          {"金沙区", "布", "20.8", "106.6"}},
                                         "-^--"));
  EXPECT_GT(rows.size(), 4u);
}

TEST(RuledRows, TextThatGoesOnOnTheNextPageIsOneCell) {
  const std::vector<std::string> head{"项目", "措施", "金额", "备注"};
  const Page upper = ruled_page({head,
                                 {"一项", "完善台账并按月通\n报进展情况", "12.50", "办结"},
                                 {"二项", "对重点单位开展现\n场检查并公开结果", "8.20", "办结"}},
                                "-- ");
  const Page lower = ruled_page({{"", "并接受社会监督", "", ""},
                                 {"三项", "委托第三方独立评\n估", "6.10", "办结"},
                                 {"四项", "组织培训不少于四\n次", "9.90", "办结"}},
                                "---", 2);
  EXPECT_EQ(joined({upper, lower}),
            (Rows{head,
                  {"一项", "完善台账并按月通报进展情况", "12.50", "办结"},
                  {"二项", "对重点单位开展现场检查并公开结果并接受社会监督", "8.20", "办结"},
                  {"三项", "委托第三方独立评估", "6.10", "办结"},
                  {"四项", "组织培训不少于四次", "9.90", "办结"}}));
}

TEST(RuledRows, TextPutTogetherIsFlagged) {
  const std::vector<std::string> head{"项目", "措施", "金额", "备注"};
  std::vector<PageLayout> pages;
  pages.push_back(
      lay_out_page(ruled_page({head,
                               {"一项", "完善台账并按月通\n报进展情况", "12.50", "办结"},
                               {"二项", "对重点单位开展现\n场检查并公开结果", "8.20", "办结"}},
                              "-- ")));
  pages.push_back(lay_out_page(ruled_page({{"", "并接受社会监督", "", ""},
                                           {"三项", "委托第三方独立评\n估", "6.10", "办结"},
                                           {"四项", "组织培训不少于四\n次", "9.90", "办结"}},
                                          "---", 2)));
  const std::vector<Table> tables = join_pages(std::move(pages), {});
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows, 5);
  EXPECT_EQ(tables[0].at(2, 1)->flags, std::vector<std::string>{"doubtful-place"});
  EXPECT_TRUE(tables[0].at(2, 2)->flags.empty());
}

TEST(RuledRows, RowWithALabelOfItsOwnIsNoRestOfTheOneBefore) {
  const std::vector<std::string> head{"项目", "措施", "金额", "备注"};
  const Page upper = ruled_page({head,
                                 {"一项", "完善台账并按月通\n报进展情况", "12.50", "办结"},
                                 {"二项", "对重点单位开展现\n场检查并公开结果", "8.20", "办结"}},
                                "---");
  const Page lower = ruled_page({{"三项", "并接受社会监督", "6.10", "办结"},
                                 {"四项", "组织培训不少于四\n次", "9.90", "办结"}},
                                "--", 2);
  EXPECT_EQ(joined({upper, lower}).size(), 5u);
}

TEST(RuledRows, ColumnWithoutTextOnOnePageStaysEmptyThere) {
  const Page upper = ruled_page({kHead,
                                 {"松江镇", "钢材", "646.7", "516.5"},
                                 {"平湖市", "水泥", "985.0", "513.3"},
                                 {"金沙区", "布匹", "20.8", "106.6"}},
                                "----");
  const Page lower = ruled_page({{"太和区", "钢材", "", "316.5"},
                                 {"清河县", "水泥", "", "413.3"},
                                 {"南浦区", "布匹", "", "206.6"}},
                                "---", 2);
  EXPECT_EQ(joined({upper, lower}), (Rows{kHead,
                                          {"松江镇", "钢材", "646.7", "516.5"},
                                          {"平湖市", "水泥", "985.0", "513.3"},
                                          {"金沙区", "布匹", "20.8", "106.6"},
                                          {"太和区", "钢材", "", "316.5"},
                                          {"清河县", "水泥", "", "413.3"},
                                          {"南浦区", "布匹", "", "206.6"}}));
}

}  // namespace

}  // namespace biaoge
