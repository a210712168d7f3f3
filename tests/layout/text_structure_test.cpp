// SPDX-License-Identifier: GPL-3.0-or-later
// Where columns, rows and merged cells of tables without full rulings begin and end.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

TEST(TextStructure, UprightsAndARuleUnderTheHeaderAreNoGridOfTwoRows) {
  Page page = make_page();
  const Rows rows{{"地区", "产量", "产值"},   {"平湖市", "412.5", "88.1"},
                  {"永宁县", "77.0", ""},     {"清河县", "903.2", "4.6"},
                  {"双桥镇", "15.9", "20.3"}, {"白石镇", "61.4", "7.7"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    add_row(page, 100 + 16 * static_cast<double>(r), {60, 200, 300}, rows[r]);
  }
  for (const double y : {114.0, 196.0}) page.rulings.push_back(level(y, 55, 350));
  for (const double x : {180.0, 280.0}) page.rulings.push_back(upright(x, 97, 196));
  EXPECT_EQ(only_rows(page), rows);
}

TEST(TextStructure, HeadingBetweenUprightsCoversWhatIsBetweenThem) {
  Page page = make_page();
  add_text(page, "人员", 128, 100);
  add_row(page, 116, {60, 110, 170, 230}, {"地区", "男", "女", "单位"});
  const Rows body{{"平湖市", "412", "88", "5"},
                  {"永宁县", "77", "31", "6"},
                  {"清河县", "903", "46", "7"},
                  {"双桥镇", "15", "20", "8"}};
  for (std::size_t r = 0; r < body.size(); ++r) {
    add_right(page, 132 + 16 * static_cast<double>(r), {90, 150, 210, 270}, body[r]);
  }
  for (const double y : {96.0, 129.0, 194.0}) page.rulings.push_back(level(y, 55, 275));
  page.rulings.push_back(upright(97, 96, 194));
  page.rulings.push_back(upright(157, 113, 194));
  page.rulings.push_back(upright(217, 96, 194));
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"地区", "人员", "<", "单位"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"^", "男", "女", "^"}));
}

TEST(TextStructure, RuleFromCellToCellCoversItsColumnsOnly) {
  Page page = make_page();
  // The rule under 其中 begins right behind the amounts of the column before.
  add_row(page, 100, {60, 180, 300}, {"科目", "合计", "其中"});
  add_row(page, 114, {230, 330}, {"基本支出", "项目支出"});
  for (int r = 0; r < 4; ++r) {
    add_text(page, "教育支出", 60, 130 + 16 * r);
    add_right(page, 130 + 16 * r, {220, 290, 380}, {"1,234.56", "1,000.56", "234.00"});
  }
  page.rulings.push_back(level(97, 55, 385));
  page.rulings.push_back(level(112, 222, 385));
  page.rulings.push_back(level(127, 55, 385));
  page.rulings.push_back(level(192, 55, 385));
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"科目", "合计", "其中", "<"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"^", "^", "基本支出", "项目支出"}));
}

TEST(TextStructure, HeadingsThatComeAgainAreGroups) {
  Page page = make_page();
  // Numbers and the headings above them are set flush right, the headings of groups are not.
  add_text(page, "城镇", 150, 100);
  add_text(page, "乡村", 300, 100);
  add_right(page, 116, {200, 270, 350, 420}, {"本年", "上年", "本年", "上年"});
  for (int r = 0; r < 4; ++r) {
    add_text(page, "平湖市", 60, 132 + 16 * r);
    add_right(page, 132 + 16 * r, {200, 270, 350, 420}, {"412", "388", "97", "91"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"", "城镇", "<", "乡村", "<"}));
}

TEST(TextStructure, HeadingUnderTheTitleBelongsToTheHeader) {
  Page page = make_page();
  add_text(page, "表1 各地区就业情况", 200, 84);
  add_text(page, "就业人员", 219, 100);
  add_row(page, 114, {60, 170, 300}, {"地区", "城镇", "乡村"});
  for (int r = 0; r < 4; ++r) {
    add_text(page, "平湖市", 60, 132 + 16 * r);
    add_right(page, 132 + 16 * r, {190, 320, 430}, {"412", "388", "97"});
  }
  add_text(page, "单位数", 405, 114);
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"地区", "就业人员", "<", "单位数"}));
}

TEST(TextStructure, RulingsThatLeaveOutTheLabelsMergeThem) {
  Page page = make_page();
  const std::vector<std::string> names{"原煤", "钢材", "水泥", "汽车", "布"};
  add_row(page, 100, {60, 160, 260}, {"地区", "产品", "产量"});
  for (std::size_t r = 0; r < names.size(); ++r) {
    add_row(page, 116 + 16 * static_cast<double>(r), {160, 260}, {names[r], "12.5"});
  }
  add_text(page, "平湖市", 60, 124);  // Of two rows, at the height of neither.
  add_text(page, "永宁县", 60, 164);
  page.rulings.push_back(level(97, 55, 300));
  page.rulings.push_back(level(113, 55, 300));
  page.rulings.push_back(level(129, 150, 300));
  page.rulings.push_back(level(145, 55, 300));
  page.rulings.push_back(level(161, 150, 300));
  page.rulings.push_back(level(177, 150, 300));
  page.rulings.push_back(level(193, 55, 300));
  EXPECT_EQ(only_rows(page), (Rows{{"地区", "产品", "产量"},
                                   {"平湖市", "原煤", "12.5"},
                                   {"^", "钢材", "12.5"},
                                   {"永宁县", "水泥", "12.5"},
                                   {"^", "汽车", "12.5"},
                                   {"^", "布", "12.5"}}));
}

TEST(TextStructure, NumbersBrokenByNarrowColumnsAreOne) {
  Page page = make_page();
  add_row(page, 100, {60, 160, 220}, {"项目", "预算", "决算"});
  const std::vector<std::string> names{"教育支出", "卫生支出", "住房支出", "其他支出"};
  for (std::size_t r = 0; r < names.size(); ++r) {
    const double y = 116 + 28 * static_cast<double>(r);
    add_text(page, names[r], 60, y);
    add_right(page, y, {195, 255}, {"31,319.", "23,891."});
    add_right(page, y + 12, {195, 255}, {"08", "61"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"教育支出", "31,319.08", "23,891.61"}));
}

TEST(TextStructure, AmountsThatTouchTheNamesBesideThemAreParted) {
  Page page = make_page();
  add_row(page, 100, {70, 215, 300, 400}, {"项目", "金额", "项目", "金额"});
  const Rows body{{"财政拨款收入", "40,258.21", "一般公共服务支出", "1,719.26"},
                  {"事业收入", "6,139.24", "教育支出", "97,012.77"},
                  {"经营收入", "84,298.71", "节能环保支出", "60,249.03"},
                  {"其他收入", "1,105.44", "住房保障支出", "65,038.09"}};
  for (std::size_t r = 0; r < body.size(); ++r) {
    const double y = 116 + 16 * static_cast<double>(r);
    std::vector<Word> amount = set_words(body[r][1], 240 - text_width(body[r][1]), y);
    // No space at all: the page's text has one word.
    for (const Word& word : set_words(body[r][2], 240, y)) {
      amount.back().glyphs.insert(amount.back().glyphs.end(), word.glyphs.begin(),
                                  word.glyphs.end());
      amount.back().box = unite(amount.back().box, word.box);
    }
    page.words.push_back(amount.back());
    add_text(page, body[r][0], 60, y);
    add_right(page, y, {430}, {body[r][3]});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(Rows(rows.begin() + 1, rows.end()), body);
}

TEST(TextStructure, AmountsWithTheirUnitsAreNotParted) {
  Page page = make_page();
  add_row(page, 100, {60, 200, 300}, {"项目", "本年", "上年"});
  for (int r = 0; r < 4; ++r) {
    add_text(page, "财政拨款", 60, 116 + 16 * r);
    add_right(page, 116 + 16 * r, {240, 340}, {"40,258.21万元", "1,719.26万元"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"财政拨款", "40,258.21万元", "1,719.26万元"}));
}

TEST(TextStructure, ValuesHalfwayBetweenTwoLinesOfALabelAreOneRow) {
  Page page = make_page();
  add_row(page, 100, {60, 200, 280}, {"项目", "本年", "上年"});
  const std::vector<std::string> names{"教育支出", "卫生支出", "住房支出"};
  for (std::size_t r = 0; r < names.size(); ++r) {
    const double y = 116 + 34 * static_cast<double>(r);
    add_text(page, names[r], 60, y);
    add_right(page, y + 7, {240, 320}, {"369,096.49", "473,038.61"});
    add_text(page, "（元）", 60, y + 14);
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"教育支出（元）", "369,096.49", "473,038.61"}));
}

TEST(TextStructure, ValuesBesideTheLastLinesOfLabelsTellWhereRowsBegin) {
  Page page = make_page();
  add_row(page, 100, {60, 200, 280}, {"项目", "本年", "上年"});
  const Rows body{{"农村饮用水地规范化建设", "与运行维护项目"},
                  {"归属于上市公司的非经常", "性损益的净利润支出总计"},
                  {"重点流域综合治理与生态", "修复工程"}};
  double y = 116;
  for (const auto& row : body) {
    add_text(page, row[0], 60, y);
    add_text(page, row[1], 60, y + 13);
    add_right(page, y + 13, {240, 320}, {"369,096.49", "473,038.61"});
    y += 26;
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  for (std::size_t r = 0; r < body.size(); ++r) EXPECT_EQ(rows[r + 1][0], body[r][0] + body[r][1]);
}

TEST(TextStructure, HeadingOfTwoLinesWiderThanItsNumbersStaysInItsColumn) {
  Page page = make_page();
  add_text(page, "本报告期比上年同期", 305, 100);
  add_row(page, 113, {60, 200, 260, 340}, {"项目", "本期", "上期", "增减"});
  for (int r = 0; r < 4; ++r) {
    add_text(page, "营业收入", 60, 129 + 16 * r);
    add_right(page, 129 + 16 * r, {235, 295, 385}, {"412.36", "388.15", "6.2%"});
  }
  page.rulings = {level(97, 55, 400), level(126, 55, 400), level(191, 55, 400)};
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"项目", "本期", "上期", "本报告期比上年同期增减"}));
}

TEST(TextStructure, DashesOfChineseFacesAreValues) {
  Page page = make_page();
  page.rulings = {level(97, 55, 350), level(113, 55, 350), level(193, 55, 350)};
  for (const double x : {180.0, 280.0}) page.rulings.push_back(upright(x, 97, 193));
  const Rows rows{{"地区", "产量", "产值"}, {"平湖市", "—", "88.1"}, {"永宁县", "77.0", "…"},
                  {"清河县", "—", "4.6"},   {"双桥镇", "—", "…"},    {"白石镇", "61.4", "7.7"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    add_row(page, 100 + 16 * static_cast<double>(r), {60, 200, 300}, rows[r]);
  }
  EXPECT_EQ(only_rows(page), rows);
}

TEST(TextStructure, SignsForNoneBesideThePlaceOfTheNumbersAreOfTheirColumn) {
  Page page = make_page();
  add_row(page, 100, {60, 180, 270}, {"项目", "预算数", "决算数"});
  for (int r = 0; r < 6; ++r) {
    add_text(page, "教育支出", 60, 116 + 16 * r);
    add_right(page, 116 + 16 * r, {220}, {"1,234.56"});
    if (r % 2 == 0) add_right(page, 116 + 16 * r, {300}, {"1,022.31"});
    if (r % 2 == 1) add_text(page, "…", 330, 116 + 16 * r);
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"教育支出", "1,234.56", "1,022.31"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"教育支出", "1,234.56", "…"}));
}

TEST(TextStructure, FirstRowOfAPageStandsAboveTheRuleUnderIt) {
  Page page = make_page();
  for (int r = 0; r < 6; ++r) {
    add_row(page, 100 + 18 * r, {60, 160, 300}, {"2010301", "教育支出", "1,234.56"});
    page.rulings.push_back(level(114 + 18 * r, 55, 345));
  }
  EXPECT_EQ(only_rows(page).size(), 6u);
}

TEST(TextStructure, RowBetweenTwoLinesOfItsNameIsOne) {
  Page page = make_page();
  add_row(page, 100, {60, 130, 260}, {"编码", "名称", "金额"});
  for (int r = 0; r < 4; ++r) {
    const double y = 120 + 40 * r;
    add_text(page, "义务教育阶段学生生活", 130, y);
    add_text(page, "2010301", 60, y + 9);
    add_right(page, y + 9, {300}, {"1,744.58"});
    add_text(page, "补助", 130, y + 18);
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"2010301", "义务教育阶段学生生活补助", "1,744.58"}));
}

TEST(TextStructure, NamesAroundTheirValuesStayAtBothEndsOfAPage) {
  Page page = make_page();
  const Rows rows{{"重点流域水环境综合治理修复工程", "1,744.58", "88.20"},
                  {"教育支出", "916.02", "71.35"},
                  {"卫生健康支出", "2,038.77", "54.90"},
                  {"住房保障支出", "653.41", "12.08"},
                  {"重点流域水环境综合治理养护工程", "3,120.66", "97.43"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = 100 + 26 * static_cast<double>(r);
    const bool wrapped = rows[r][0].size() > 30;
    add_text(page, wrapped ? "重点流域水环境综合治理" : rows[r][0], 60, wrapped ? y : y + 9);
    add_right(page, y + 9, {260, 340}, {rows[r][1], rows[r][2]});
    if (wrapped) add_text(page, r == 0 ? "修复工程" : "养护工程", 60, y + 18);
  }
  EXPECT_EQ(only_rows(page), rows);
}

TEST(TextStructure, HeadingBesideTheMiddleOfTheOneBelowCoversMore) {
  Page page = make_page();
  // In the middle of two wide cells whose texts are set flush left.
  add_text(page, "功能分类科目", 180, 100);
  add_row(page, 116, {60, 130, 380}, {"编码", "名称", "金额"});
  for (int r = 0; r < 4; ++r) {
    add_row(page, 132 + 16 * r, {60, 130}, {"2010301", "重点流域水环境综合治理与生态修复"});
    add_right(page, 132 + 16 * r, {400}, {"1,744.58"});
  }
  page.rulings = {level(97, 55, 410), level(129, 55, 410), level(193, 55, 410)};
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"功能分类科目", "<", "金额"}));
}

TEST(TextStructure, SentenceBetweenTwoTablesPartsThem) {
  Page page = make_page();
  for (const double y : {100.0, 190.0}) {
    add_row(page, y, {60, 200, 300}, {"项目", "本年", "上年"});
    for (int r = 0; r < 3; ++r) {
      add_text(page, "财政拨款", 60, y + 16 + 16 * r);
      add_right(page, y + 16 + 16 * r, {240, 340}, {"40,258.21", "1,719.26"});
    }
  }
  add_text(page, "下一步将继续压减一般性支出，提高资金使用效益。加强统筹。", 60, 170);
  EXPECT_EQ(lay_out_page(page).fragments.size(), 2u);
}

TEST(TextStructure, RowsSetWideAreNoRunningHeads) {
  Page page = make_page();
  for (int r = 0; r < 8; ++r) {
    add_text(page, "平湖市", 60, 30 + 24 * r);
    add_right(page, 30 + 24 * r, {240, 340, 440}, {"402", "719", "88"});
  }
  EXPECT_EQ(only_rows(page).size(), 8u);
}

TEST(TextStructure, TitleInTheOtherColumnOfThePageIsAnotherTables) {
  Page page = make_page();
  const auto add_table = [&](double x, double y) {
    for (int r = 0; r < 8; ++r) {
      add_text(page, r == 0 ? "地区" : "平湖市", x, y + 16 * r);
      add_right(page, y + 16 * r, {x + 110, x + 200},
                {r == 0 ? "产量" : "402.5", r == 0 ? "产值" : "719.1"});
    }
  };
  add_table(60, 100);
  add_text(page, "表2 工业产值", 390, 130);
  add_table(330, 150);
  page.rulings.push_back(level(97, 55, 262));
  page.rulings.push_back(level(147, 325, 532));
  page.rulings.push_back(level(226, 55, 262));
  page.rulings.push_back(level(276, 325, 532));
  const std::vector<Table> tables = join_pages({lay_out_page(page)}, {});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_TRUE(tables[0].heading.empty());
  ASSERT_EQ(tables[1].heading.size(), 1u);
  EXPECT_EQ(tables[1].heading[0].text, "表2工业产值");
}

}  // namespace

}  // namespace biaoge
