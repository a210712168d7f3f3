// SPDX-License-Identifier: GPL-3.0-or-later
// Tables without full rulings: what is found, and how it falls into rows and columns.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

const std::vector<double> kAt{60, 200, 280, 360};

/// A paragraph of `lines` full lines from (x, y) on.
double add_prose(Page& page, double x, double y, int lines) {
  for (int i = 0; i < lines; ++i, y += 12) {
    add_text(page, "the report was sent to all of the members early", x, y);
  }
  return y;
}

std::vector<TableFragment> found(const Page& page) {
  return lay_out_page(page).fragments;
}

const Rows kThreeLines{{"项目", "本年数", "上年数", "增减"},
                       {"财政拨款收入", "1,234.56", "1,300.00", "-5.0%"},
                       {"事业收入", "88.20", "90.00", "-2.0%"},
                       {"本年收入合计", "1,322.76", "1,390.00", "-4.8%"}};

Page three_lines(bool ruled) {
  Page page = make_page();
  for (std::size_t r = 0; r < kThreeLines.size(); ++r) {
    add_row(page, 100 + 16 * static_cast<double>(r), kAt, kThreeLines[r]);
  }
  if (ruled) {
    for (const double y : {97.0, 113.0, 161.0}) page.rulings.push_back(level(y, 55, 410));
  }
  return page;
}

TEST(TextTable, ThreeLineTableIsATable) {
  const std::vector<TableFragment> fragments = found(three_lines(true));
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_EQ(described(fragments[0].table), kThreeLines);
  EXPECT_EQ(fragments[0].table.header_rows, 1);
  EXPECT_EQ(fragments[0].table.evidence,
            "4 columns over 4 lines, 100 % aligned, 75 % numbers, 3 rules");
}

TEST(TextTable, NumbersInLineNeedNoRules) {
  EXPECT_EQ(only_rows(three_lines(false)), kThreeLines);
}

TEST(TextTable, HeaderAndFirstRowAboveTheFirstOfTheRulesUnderEachRowBelongToThem) {
  const Rows rows{{"Name", "Date", "Amount", "Kind"},
                  {"Garcia", "2/2/2008", "1,840.00", "cash"},
                  {"Brawer", "9/3/2008", "2,336.00", "cheque"},
                  {"Bianchi", "12/1/2008", "1,360.00", "cash"},
                  {"Carmona", "7/3/2008", "4,859.00", "cash"}};
  Page page = make_page();
  add_text(page, "Contributions received", 60, 76);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = 100 + 14 * static_cast<double>(r);
    add_row(page, y, kAt, rows[r]);
    if (r > 0) page.rulings.push_back(level(y + 12, 55, 410));
  }
  EXPECT_EQ(only_rows(page), rows);
}

/// A header on shading, words below it and a rule at the end: from `y` to the value returned.
double add_shaded(Page& page, double y, const Rows& rows) {
  page.bands.push_back({55, y - 2, 410, y + 12});
  for (const auto& row : rows) {
    add_row(page, y, kAt, row);
    y += 16;
  }
  page.rulings.push_back(level(y - 2, 55, 410));
  return y;
}

const Rows kFields{{"Field", "Type", "Meaning"},
                   {"attr", "node", "list of attributes"},
                   {"width", "number", "the advance of it"}};

TEST(TextTable, AShadedHeaderBeginsATable) {
  Page page = make_page();
  add_row(page, 60, {60, 110}, {"8.2", "kinds of nodes"});
  add_text(page, "They come from somewhere.", 60, 80);
  add_shaded(page, 100, kFields);
  EXPECT_EQ(only_rows(page), kFields);
}

TEST(TextTable, AHeadingInLargerTypeBelowRowsBeginsAnotherTable) {
  Page page = make_page();
  const double y = add_shaded(page, 100, kFields);
  add_text(page, "Other kinds", 60, y + 6, 13);
  add_shaded(page, y + 34, kFields);
  const std::vector<TableFragment> fragments = found(page);
  ASSERT_EQ(fragments.size(), 2u);
  EXPECT_EQ(described(fragments[0].table), kFields);
  EXPECT_EQ(described(fragments[1].table), kFields);
}

TEST(TextTable, ShadingInStripesDoesNotCutTheHeaderOff) {
  Page page = three_lines(false);
  for (const double y : {114.0, 146.0}) page.bands.push_back({55, y, 410, y + 14});
  EXPECT_EQ(only_rows(page), kThreeLines);
}

TEST(TextTable, ShadingUnderAParagraphMakesNoTable) {
  Page page = make_page();
  page.bands.push_back({55, 98, 410, 140});
  add_prose(page, 60, 100, 3);
  EXPECT_TRUE(found(page).empty());
}

TEST(TextTable, NamesThatBeginWithSmallLettersAreRowsOfTheirOwn) {
  const Rows rows{{"Value", "Type", "Description"},
                  {"true", "switch", "activates the option"},
                  {"on", "switch", "activates it as well"},
                  {"no", "switch", "leaves it out"}};
  Page page = make_page();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    add_row(page, 100 + 12 * static_cast<double>(r), kAt, rows[r]);
  }
  for (const double y : {97.0, 111.0, 147.0}) page.rulings.push_back(level(y, 55, 410));
  EXPECT_EQ(only_rows(page), rows);
}

TEST(TextTable, TextAroundItStaysOutside) {
  Page page = three_lines(true);
  add_prose(page, 60, 20, 4);
  add_text(page, "表1 收入决算表", 180, 80);
  add_text(page, "注：本表反映部门本年度取得的各项收入。", 60, 165, 8);
  const PageLayout layout = lay_out_page(page);
  ASSERT_EQ(layout.fragments.size(), 1u);
  EXPECT_EQ(described(layout.fragments[0].table), kThreeLines);
  ASSERT_EQ(layout.lines.size(), 6u);
  EXPECT_EQ(layout.lines[4].text, "表1收入决算表");
  EXPECT_EQ(layout.lines[5].text, "注：本表反映部门本年度取得的各项收入。");
}

TEST(TextTable, HeadingsOverSeveralColumnsSpanThem) {
  const std::vector<double> xs{60, 160, 200, 240, 300, 340, 380};
  Page page = make_page();
  add_text(page, "Male", 195, 100);
  add_text(page, "Female", 330, 100);
  add_row(page, 112, xs, {"Region", "2001", "2002", "2003", "2001", "2002", "2003"});
  for (int r = 0; r < 4; ++r) {
    add_row(page, 128 + 14 * r, xs, {"North", "12.1", "13.2", "14.3", "15.4", "16.5", "17.6"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Region", "Male", "<", "<", "Female", "<", "<"}));
  EXPECT_EQ(rows[1],
            (std::vector<std::string>{"^", "2001", "2002", "2003", "2001", "2002", "2003"}));
  EXPECT_EQ(rows[2][0], "North");
}

TEST(TextTable, LinesOfAHeadingAreOneCell) {
  Page page = make_page();
  add_row(page, 100, kAt, {"", "Number of", "Paid", ""});
  add_row(page, 111, kAt, {"State", "houses", "workers", "Share"});
  for (int r = 0; r < 3; ++r) add_row(page, 130 + 14 * r, kAt, {"Ohio", "1,200", "340", "12.5"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0],
            (std::vector<std::string>{"State", "Number of houses", "Paid workers", "Share"}));
}

TEST(TextTable, LabelThatGoesOnBelowIsOneRow) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Item", "2001", "2002", "2003"});
  add_row(page, 120, kAt, {"Grants", "10", "20", "30"});
  add_row(page, 134, kAt, {"Proceeds from the sale of", "", "", ""});
  add_row(page, 146, kAt, {"land and other property", "11", "21", "31"});
  add_row(page, 160, kAt, {"Interest", "12", "22", "32"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Proceeds from the sale of land and other property",
                                               "11", "21", "31"}));
}

TEST(TextTable, HeadingOfASectionIsARowOfItsOwn) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Item", "2001", "2002", "2003"});
  page.rulings = {level(97, 55, 410), level(114, 55, 410), level(190, 55, 410)};
  add_row(page, 120, kAt, {"Income:", "", "", ""});
  add_row(page, 134, {70, 200, 280, 360}, {"Grants", "10", "20", "30"});
  add_row(page, 148, {70, 200, 280, 360}, {"Fees", "11", "21", "31"});
  add_row(page, 162, kAt, {"Total", "21", "41", "61"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"Income:", "", "", ""}));
  EXPECT_EQ(rows[4], (std::vector<std::string>{"Total", "21", "41", "61"}));
}

TEST(TextTable, RowsOfWordsBeginWhereTheRulesAre) {
  const std::vector<double> xs{60, 120, 300};
  Page page = make_page();
  add_row(page, 100, xs, {"No.", "Action", "Status"});
  add_row(page, 116, xs, {"1", "Open the regional office", "Two of five"});
  add_row(page, 128, xs, {"", "by the end of next year", "are open"});
  add_row(page, 144, xs, {"2", "Publish the report", "Done"});
  for (const double y : {97.0, 113.0, 141.0, 157.0}) page.rulings.push_back(level(y, 55, 400));
  EXPECT_EQ(only_rows(page),
            (Rows{{"No.", "Action", "Status"},
                  {"1", "Open the regional office by the end of next year", "Two of five are open"},
                  {"2", "Publish the report", "Done"}}));
}

TEST(TextTable, LeadersAreNoText) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Industry", "1990", "1995", "2000"});
  for (int r = 0; r < 4; ++r) {
    add_row(page, 116 + 14 * r, kAt, {"Mining...............", "1,200", "340", "12.5"});
  }
  EXPECT_EQ(only_rows(page)[1], (std::vector<std::string>{"Mining", "1,200", "340", "12.5"}));
}

TEST(TextTable, TablesSideBySideAreTwo) {
  Page page = make_page();
  for (const double x : {60.0, 320.0}) {
    for (const double y : {97.0, 113.0, 172.0}) page.rulings.push_back(level(y, x - 5, x + 150));
    add_row(page, 100, {x, x + 100}, {"State", "Number"});
    for (int r = 0; r < 4; ++r) add_row(page, 116 + 14 * r, {x, x + 100}, {"Ohio", "1,234"});
  }
  const std::vector<TableFragment> fragments = found(page);
  ASSERT_EQ(fragments.size(), 2u);
  EXPECT_EQ(described(fragments[1].table)[0], (std::vector<std::string>{"State", "Number"}));
  EXPECT_EQ(fragments[1].table.rows, 5);
}

TEST(TextTable, ColumnsUnderAHeadWithUprightsArePartedByTheirText) {
  // The upright rulings end under the header; the rows below are ruled, their columns are not.
  const std::vector<double> xs{60, 160, 260, 360};
  Page page = make_page();
  for (double y = 95; y <= 175; y += 16) page.rulings.push_back(level(y, 55, 410));
  for (const double x : {55.0, 155.0, 255.0, 355.0, 410.0}) {
    page.rulings.push_back(upright(x, 95, 111));
  }
  page.rulings.push_back(upright(55, 111, 175));
  page.rulings.push_back(upright(410, 111, 175));
  add_row(page, 98, xs, {"Country", "One", "Two", "Three"});
  for (int r = 0; r < 4; ++r) add_row(page, 114 + 16 * r, xs, {"Malta", "96.5", "3.5", "85"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Country", "One", "Two", "Three"}));
  EXPECT_EQ(rows[4], (std::vector<std::string>{"Malta", "96.5", "3.5", "85"}));
}

TEST(TextTable, RowsInTheCellsOfAFrameArePartedByTheirLines) {
  Page page = make_page();
  page.rulings = full_grid({55, 150, 250, 350}, {95, 115, 200});
  add_row(page, 100, {60, 160, 260}, {"Year", "Exports", "Imports"});
  for (int r = 0; r < 5; ++r) add_row(page, 120 + 15 * r, {60, 160, 260}, {"2001", "12", "34"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[5], (std::vector<std::string>{"2001", "12", "34"}));
}

TEST(TextTable, ChineseLabelThatFillsItsColumnGoesOnBelow) {
  Page page = make_page();
  add_row(page, 100, kAt, {"项目", "本年数", "上年数", "增减"});
  add_row(page, 116, kAt, {"农村饮用水水源地规范", "10.00", "20.00", "3.0"});
  add_row(page, 128, kAt, {"化建设", "", "", ""});
  add_row(page, 142, kAt, {"城镇老旧小区改造配套", "11.00", "21.00", "3.1"});
  add_row(page, 154, kAt, {"基础设施", "", "", ""});
  add_row(page, 168, kAt, {"其他", "12.00", "22.00", "3.2"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[1],
            (std::vector<std::string>{"农村饮用水水源地规范化建设", "10.00", "20.00", "3.0"}));
  EXPECT_EQ(rows[2][0], "城镇老旧小区改造配套基础设施");
  EXPECT_EQ(rows[3][0], "其他");
}

TEST(TextTable, ValuesBesideTheMiddleOfTwoLinesAreTheirs) {
  Page page = make_page();
  add_row(page, 100, kAt, {"项目", "本年数", "上年数", "增减"});
  for (int r = 0; r < 3; ++r) {
    const double y = 120 + 30 * r;
    add_row(page, y, kAt, {"农村饮用水水源地规范", "", "", ""});
    add_row(page, y + 6, kAt, {"", "10.00", "20.00", std::to_string(r)});
    add_row(page, y + 12, kAt, {"化建设", "", "", ""});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[1],
            (std::vector<std::string>{"农村饮用水水源地规范化建设", "10.00", "20.00", "0"}));
  EXPECT_EQ(rows[3][3], "2");
}

TEST(TextTable, DigitsHalfALineAboveTheirLabelsAreInItsRow) {
  Page page = make_page();
  for (std::size_t r = 0; r < kThreeLines.size(); ++r) {
    const double y = 100 + 16 * static_cast<double>(r);
    add_row(page, y, kAt, {kThreeLines[r][0], "", "", ""});
    add_row(page, y - 5.5, kAt, {"", kThreeLines[r][1], kThreeLines[r][2], kThreeLines[r][3]});
  }
  EXPECT_EQ(only_rows(page), kThreeLines);
}

TEST(TextTable, UnitAboveIsNoHeading) {
  Page page = three_lines(false);
  add_text(page, "单位：万元", 350, 86);
  EXPECT_EQ(only_rows(page), kThreeLines);
}

TEST(TextTable, HeadAboveTheFirstRuleBelongsToIt) {
  Page page = make_page();
  add_row(page, 100, kAt, {"代号", "要求", "方法", "结果"});
  for (int r = 0; r < 3; ++r) {
    add_row(page, 116 + 16 * r, kAt, {"甲", "平整", "目测", "合格"});
  }
  for (const double y : {113.0, 129.0, 145.0, 161.0}) page.rulings.push_back(level(y, 55, 410));
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"代号", "要求", "方法", "结果"}));
}

TEST(TextTable, HeadingOfAnEmptyColumnKeepsIt) {
  Page page = make_page();
  add_row(page, 100, kAt, {"项目", "合计", "基本支出", "项目支出"});
  for (int r = 0; r < 4; ++r) add_row(page, 116 + 14 * r, kAt, {"教育", "12.50", "10.25", ""});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"项目", "合计", "基本支出", "项目支出"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"教育", "12.50", "10.25", ""}));
}

TEST(TextTable, LoneRowOnTheNextPageIsItsLast) {
  std::vector<PageLayout> pages;
  pages.push_back(lay_out_page(three_lines(false)));
  Page second = make_page(2);
  add_row(second, 60, kAt, {"上年结转", "55.00", "44.00", "1.2%"});
  pages.push_back(lay_out_page(second));
  EXPECT_TRUE(pages[1].fragments.at(0).doubtful);
  const std::vector<Table> tables = join_pages(std::move(pages), {});
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows, 5);
  EXPECT_EQ(tables[0].at(4, 0)->text, "上年结转");
  EXPECT_EQ(tables[0].at(4, 3)->text, "1.2%");
  EXPECT_NE(tables[0].evidence.find("goes on on page 2"), std::string::npos);
}

TEST(TextTable, LoneRowOfNumbersAfterTextIsNone) {
  std::vector<PageLayout> pages;
  pages.push_back(lay_out_page(three_lines(false)));
  Page second = make_page(2);
  add_text(second, "第二部分", 60, 60);
  add_row(second, 90, kAt, {"上年结转", "55.00", "44.00", "1.2%"});
  pages.push_back(lay_out_page(second));
  const std::vector<Table> tables = join_pages(std::move(pages), {});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 4);
}

TEST(TextTable, WatermarkIsInNoCell) {
  Page page = three_lines(true);
  add_text(page, "样张", 150, 90, 80);
  EXPECT_EQ(only_rows(page), kThreeLines);
}

TEST(TextTable, GoesOnOverThePageEndWithItsHeadRepeated) {
  std::vector<PageLayout> pages;
  for (int number = 1; number <= 2; ++number) {
    Page page = make_page(number);
    add_row(page, 110, kAt, {"Item", "2001", "2002", "2003"});
    for (int r = 0; r < 3; ++r) {
      add_row(page, 130 + 14 * r, kAt, {"Fees", std::to_string(100 * number + r), "20", "30"});
    }
    if (number == 2) add_text(page, "Table 1 (continued)", 200, 90);
    pages.push_back(lay_out_page(page));
  }
  const std::vector<Table> tables = join_pages(std::move(pages), {});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].pages, (std::vector<int>{1, 2}));
  EXPECT_EQ(tables[0].rows, 7);
  EXPECT_EQ(tables[0].at(4, 1)->text, "200");
  EXPECT_EQ(tables[0].header_rows, 1);
}

TEST(NoTextTable, TwoColumnsOfProse) {
  Page page = make_page();
  add_prose(page, 50, 100, 20);
  add_prose(page, 310, 100, 20);
  EXPECT_TRUE(found(page).empty());
}

TEST(NoTextTable, ListsContentsAndFieldsToFillIn) {
  Page list = make_page();
  for (int i = 0; i < 6; ++i) add_row(list, 100 + 14 * i, {60, 80}, {"•", "an item of the agenda"});
  EXPECT_TRUE(found(list).empty());
  Page contents = make_page();
  for (int i = 0; i < 6; ++i) {
    add_row(contents, 100 + 14 * i, {60, 400},
            {"Chapter................", std::to_string(7 * i + 1)});
  }
  EXPECT_TRUE(found(contents).empty());
  Page fields = make_page();
  for (int i = 0; i < 5; ++i) add_row(fields, 100 + 14 * i, {60, 160}, {"Telephone:", "5551234"});
  EXPECT_TRUE(found(fields).empty());
  const std::vector<RefusedRegion> refused = lay_out_page(contents).refused;
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].reason, "a table of contents");
}

TEST(NoTextTable, LabelsOfAChart) {
  Page axis = make_page();
  for (int i = 0; i < 6; ++i) {
    const std::string mark = std::to_string(500 - 100 * i);
    add_row(axis, 100 + 20 * i, {60, 300, 400}, {mark, mark, "12"});
  }
  EXPECT_TRUE(found(axis).empty());
}

TEST(NoTextTable, GridLinesOfAChartAreNoTable) {
  Page page = make_page();
  page.rulings = full_grid(edges(100, 40, 5), edges(100, 20, 6));
  add_text(page, "Spain", 105, 105);
  add_text(page, "Italy", 145, 105);
  EXPECT_TRUE(found(page).empty());
}

TEST(NoTextTable, PictureBesideTextThatIsBadlyReadIsNoTable) {
  Page page = make_page();
  page.rulings = full_grid(edges(100, 40, 2), edges(100, 20, 2));
  add_text(page, "Sp", 105, 105);
  add_text(page, "It", 145, 125);
  for (Word& word : page.words) {
    word.source = TextSource::ocr;
    for (Glyph& glyph : word.glyphs) glyph.confidence = 0.8;
  }
  EXPECT_EQ(found(page).size(), 1u);
  page.info.kind = PageKind::mixed;
  EXPECT_TRUE(found(page).empty());
  for (Word& word : page.words) {
    for (Glyph& glyph : word.glyphs) glyph.confidence = 0.95;
  }
  EXPECT_EQ(found(page).size(), 1u);
}

TEST(NoTextTable, BoxAroundTextIsNoTable) {
  Page page = make_page();
  page.rulings = full_grid({50, 320}, {95, 112, 200});
  add_text(page, "Box 4: The stability fund", 60, 98);
  add_prose(page, 60, 116, 6);
  const std::vector<Table> tables = join_pages({lay_out_page(page)}, {});
  EXPECT_TRUE(tables.empty());
}

}  // namespace

}  // namespace biaoge
