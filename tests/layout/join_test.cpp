// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that go on over page ends become one; others stay apart.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

constexpr double kTop = 72;
constexpr double kFoot = 770;
const std::vector<double> kXs = edges(72, 106, 3);

/// A page with one table, its rows of `height` points from the top down.
Page page_from_top(int number, const Rows& rows, double height = 30, Sides sides = {}) {
  Page page = make_page(number);
  add_table(page, edges(72, 106, rows.front().size()), edges(kTop, height, rows.size()), rows,
            sides);
  return page;
}

/// A page with one table that ends at the foot of the paper.
Page page_to_foot(int number, const Rows& rows, double height = 30, Sides sides = {}) {
  Page page = make_page(number);
  const double top = kFoot - height * static_cast<double>(rows.size());
  add_table(page, edges(72, 106, rows.front().size()), edges(top, height, rows.size()), rows,
            sides);
  return page;
}

std::vector<Table> join(const std::vector<Page>& pages,
                        std::unordered_set<std::string> labels = {}) {
  std::vector<PageLayout> layouts;
  for (const Page& page : pages) layouts.push_back(lay_out_page(page));
  return join_pages(std::move(layouts), {std::move(labels)});
}

/// The only table of the pages.
Table join_one(const std::vector<Page>& pages, std::unordered_set<std::string> labels = {}) {
  std::vector<Table> tables = join(pages, std::move(labels));
  EXPECT_EQ(tables.size(), 1u);
  return tables.empty() ? Table{} : std::move(tables.front());
}

std::vector<std::string> heading(const Table& table) {
  std::vector<std::string> texts;
  for (const TextLine& line : table.heading) texts.push_back(line.text);
  return texts;
}

using Texts = std::vector<std::string>;

const Rows kFirst{{"序号", "名称", "金额"}, {"1", "甲", "10.00"}, {"2", "乙", "20.00"}};
const Rows kSecond{{"3", "丙", "30.00"}, {"4", "丁", "40.00"}};
const Rows kBoth{{"序号", "名称", "金额"},
                 {"1", "甲", "10.00"},
                 {"2", "乙", "20.00"},
                 {"3", "丙", "30.00"},
                 {"4", "丁", "40.00"}};

TEST(JoinPages, NothingIsNoTable) {
  EXPECT_TRUE(join({}).empty());
  EXPECT_TRUE(join({make_page(1)}).empty());
}

TEST(JoinPages, TableGoesOnOnTheNextPage) {
  const Table table = join_one({page_to_foot(1, kFirst), page_from_top(2, kSecond)});
  EXPECT_EQ(described(table), kBoth);
  EXPECT_EQ(table.pages, (std::vector<int>{1, 2}));
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(table.at(3, 1)->boxes.at(0).page, 2);
}

TEST(JoinPages, CellsAreOrderedByRowThenColumn) {
  const Table table = join_one({page_to_foot(1, kFirst), page_from_top(2, kSecond)});
  for (std::size_t i = 1; i < table.cells.size(); ++i) {
    EXPECT_LT(std::pair(table.cells[i - 1].row, table.cells[i - 1].column),
              std::pair(table.cells[i].row, table.cells[i].column));
  }
}

TEST(JoinPages, TableOverThreePagesIsOne) {
  const Table table = join_one({page_to_foot(1, kFirst), page_to_foot(2, kSecond),
                                page_from_top(3, {{"5", "戊", "50.00"}, {"6", "己", "60.00"}})});
  EXPECT_EQ(table.pages, (std::vector<int>{1, 2, 3}));
  ASSERT_EQ(table.rows, 7);
  EXPECT_EQ(table.at(6, 1)->text, "己");
}

TEST(JoinPages, RepeatedHeaderIsDroppedOnce) {
  const Rows again{{"序号", "名称", "金额"}, {"3", "丙", "30.00"}, {"4", "丁", "40.00"}};
  EXPECT_EQ(described(join_one({page_to_foot(1, kFirst), page_from_top(2, again)})), kBoth);
}

TEST(JoinPages, RepeatedHeaderOfTwoRowsIsDroppedWhole) {
  const Rows first{{"收入", "<", "合计"}, {"项目", "决算数", "^"}, {"甲", "10.00", "10.00"}};
  const Rows again{{"收入", "<", "合计"}, {"项目", "决算数", "^"}, {"乙", "20.00", "20.00"}};
  const Table table = join_one({page_to_foot(1, first), page_from_top(2, again)});
  EXPECT_EQ(described(table), (Rows{{"收入", "<", "合计"},
                                    {"项目", "决算数", "^"},
                                    {"甲", "10.00", "10.00"},
                                    {"乙", "20.00", "20.00"}}));
  EXPECT_EQ(table.header_rows, 2);
}

TEST(JoinPages, BlockWithOtherTextsUnderTheSameLabelsIsNoRepeatedHeader) {
  const Rows first{{"年度目标", "预期", "实际"},
                   {"^", "甲", "乙"},
                   {"项目", "得分", "备注"},
                   {"养护", "10", "无"}};
  const Rows again{{"年度目标", "预期", "实际"},
                   {"^", "丙", "丁"},
                   {"项目", "得分", "备注"},
                   {"保洁", "20", "无"}};
  const Table table = join_one({page_to_foot(1, first), page_from_top(2, again)});
  ASSERT_EQ(table.rows, 8);
  EXPECT_EQ(table.at(5, 1)->text, "丙");
}

TEST(JoinPages, TitleRowTakesTheHeaderBelowItAlong) {
  const Rows first{{"设备明细", "<", "<"}, {"序号", "名称", "金额"}, {"1", "甲", "10.00"}};
  const Rows again{{"设备明细", "<", "<"}, {"序号", "名称", "金额"}, {"2", "乙", "20.00"}};
  const Table table = join_one({page_to_foot(1, first), page_from_top(2, again)});
  EXPECT_EQ(described(table), (Rows{{"设备明细", "<", "<"},
                                    {"序号", "名称", "金额"},
                                    {"1", "甲", "10.00"},
                                    {"2", "乙", "20.00"}}));
}

TEST(JoinPages, TitleRowOfAFormThatBeginsAnewIsNoRepeatedHeader) {
  const Rows first{{"（2022年度）", "<"}, {"项目名称", "道路养护"}, {"主管部门", "交通局"}};
  const Rows again{{"（2022年度）", "<"}, {"项目名称", "河道保洁"}, {"主管部门", "水务局"}};
  EXPECT_EQ(described(join_one({page_to_foot(1, first), page_from_top(2, again)})),
            (Rows{{"（2022年度）", "<"},
                  {"项目名称", "道路养护"},
                  {"主管部门", "交通局"},
                  {"（2022年度）", "<"},
                  {"项目名称", "河道保洁"},
                  {"主管部门", "水务局"}}));
}

TEST(JoinPages, RowThatEqualsAnEarlierOneIsData) {
  const Rows again{{"1", "甲", "10.00"}, {"3", "丙", "30.00"}};
  const Table table = join_one({page_to_foot(1, kFirst), page_from_top(2, again)});
  ASSERT_EQ(table.rows, 5);
  EXPECT_EQ(table.at(3, 1)->text, "甲");
}

TEST(JoinPages, HeaderOfABlockFurtherDownIsDroppedWhenItComesBack) {
  const Rows first{
      {"项目名称", "道路养护", "<"}, {"一级指标", "指标值", "得分"}, {"产出", "甲", "10"}};
  const Rows again{{"一级指标", "指标值", "得分"}, {"效益", "乙", "20"}};
  const Table table = join_one({page_to_foot(1, first), page_from_top(2, again)});
  EXPECT_EQ(described(table), (Rows{{"项目名称", "道路养护", "<"},
                                    {"一级指标", "指标值", "得分"},
                                    {"产出", "甲", "10"},
                                    {"效益", "乙", "20"}}));
}

TEST(JoinPages, EqualRowOfWordsThatAreNotAllDifferentIsData) {
  const Rows first{{"项目名称", "道路养护", "<"}, {"无", "无", "良好"}, {"产出", "甲", "10"}};
  const Rows again{{"无", "无", "良好"}, {"效益", "乙", "20"}};
  EXPECT_EQ(join_one({page_to_foot(1, first), page_from_top(2, again)}).rows, 5);
}

TEST(JoinPages, PageThatHoldsOnlyARepeatedHeaderAddsNoRow) {
  const Table table = join_one({page_to_foot(1, kFirst), page_from_top(2, {kFirst[0]})});
  EXPECT_EQ(described(table), kFirst);
  EXPECT_EQ(table.pages, (std::vector<int>{1, 2}));
}

TEST(JoinPages, LoneLastRowIsJoined) {
  const Table table = join_one({page_to_foot(1, kFirst), page_from_top(2, {{"总分", "<", "90"}})});
  ASSERT_EQ(table.rows, 4);
  EXPECT_EQ(table.at(3, 0)->text, "总分");
  EXPECT_EQ(table.at(3, 0)->colspan, 2);
}

TEST(JoinPages, CellCutByThePageEndIsOneWithBothBoxes) {
  const Rows above{{"环节", "要求", "单位"}, {"处置", "一二三四五六七八九十", "养护"}};
  const Rows below{{"", "十一", ""}, {"归档", "每月", "档案室"}};
  const Table table = join_one({page_to_foot(1, above), page_from_top(2, below)});
  EXPECT_EQ(described(table), (Rows{{"环节", "要求", "单位"},
                                    {"处置", "一二三四五六七八九十十一", "养护"},
                                    {"归档", "每月", "档案室"}}));
  for (const int column : {0, 1, 2}) {
    const Cell* cell = table.at(1, column);
    ASSERT_TRUE(cell);
    ASSERT_EQ(cell->boxes.size(), 2u);
    EXPECT_EQ(cell->boxes[0].page, 1);
    EXPECT_EQ(cell->boxes[0].box.y1, kFoot);
    EXPECT_EQ(cell->boxes[1].page, 2);
    EXPECT_EQ(cell->boxes[1].box.y0, kTop);
    EXPECT_EQ(cell->rowspan, 1);
  }
}

TEST(JoinPages, CellCutByTwoPageEndsHasThreeBoxes) {
  const Rows above{{"环节", "要求"}, {"处置", "一二三四五六七八九十"}};
  const Rows middle{{"", "甲乙丙丁戊己庚辛壬癸"}};
  const Rows below{{"", "子丑"}, {"归档", "每月"}};
  const Table table = join_one(
      {page_to_foot(1, above), page_from_top(2, middle, kFoot - kTop), page_from_top(3, below)});
  ASSERT_EQ(table.rows, 3);
  EXPECT_EQ(table.at(1, 1)->text, "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑");
  EXPECT_EQ(table.at(1, 1)->boxes.size(), 3u);
  EXPECT_EQ(table.at(2, 1)->text, "每月");
}

TEST(JoinPages, LabelBesideACutGoesOnBesideTheRowsOfBothPages) {
  const Rows above{{"一级", "二级", "得分"}, {"产出", "甲", "10"}, {"^", "乙", "20"}};
  const Rows below{{"指标", "丙", "30"}, {"^", "丁", "40"}};
  const Table table = join_one({page_to_foot(1, above), page_from_top(2, below)}, {"产出指标"});
  ASSERT_EQ(table.rows, 5);
  const Cell* label = table.at(1, 0);
  EXPECT_EQ(label->rowspan, 4);
  EXPECT_EQ(label->boxes.size(), 2u);
  EXPECT_EQ(table.at(4, 0), label);
  EXPECT_EQ(table.at(3, 1)->text, "丙");
}

TEST(JoinPages, LineOfALabelThatBothPagesShowIsReadOnce) {
  const Rows above{{"一级", "二级", "得分"}, {"产", "甲", "10"}, {"^", "乙", "20"}};
  const Rows below{{"产出指标", "丙", "30"}, {"^", "丁", "40"}};
  const Rows part{{"出指标", "丙", "30"}, {"^", "丁", "40"}};
  const Rows more{{"一级", "二级", "得分"}, {"产出", "甲", "10"}, {"^", "乙", "20"}};
  const std::unordered_set<std::string> labels{"产出指标"};
  for (const Table& table : {join_one({page_to_foot(1, above), page_from_top(2, below)}, labels),
                             join_one({page_to_foot(1, more), page_from_top(2, part)}, labels)}) {
    ASSERT_EQ(table.rows, 5);
    EXPECT_EQ(table.at(1, 0)->text, "产出指标");
    EXPECT_EQ(table.at(1, 0)->rowspan, 4);
    EXPECT_EQ(table.at(4, 1)->text, "丁");
  }
}

TEST(JoinPages, KnownLabelThatTheNextOneBeginsWithIsNotTakenForItsLine) {
  const Rows above{{"一级", "二级", "得分"}, {"产出", "甲", "10"}};
  const Rows below{{"产出指标", "丙", "30"}};
  const Table table =
      join_one({page_to_foot(1, above), page_from_top(2, below)}, {"产出", "产出指标"});
  ASSERT_EQ(table.rows, 3);
  EXPECT_EQ(table.at(1, 0)->text, "产出");
  EXPECT_EQ(table.at(2, 0)->text, "产出指标");
}

TEST(JoinPages, WhiteThatARowLeftBehindIsNoRow) {
  const Rows above{{"目标", "预期", "实际"}, {"年度", "甲", "乙"}, {"^", "", "<"}};
  const Rows below{{"", "丙", "丁"}, {"其他", "戊", "己"}};
  const Table table = join_one({page_to_foot(1, above), page_from_top(2, below)}, {"年度"});
  EXPECT_EQ(described(table), (Rows{{"目标", "预期", "实际"},
                                    {"年度", "甲", "乙"},
                                    {"^", "丙", "丁"},
                                    {"其他", "戊", "己"}}));
}

TEST(JoinPages, EmptyRowOverAnUndividedOneStays) {
  const Rows above{{"目标", "预期", "实际"}, {"年度", "甲", "乙"}, {"^", "", "<"}};
  const Rows below{{"", "丙", "<"}, {"其他", "戊", "己"}};
  const Table table = join_one({page_to_foot(1, above), page_from_top(2, below)}, {"年度"});
  ASSERT_EQ(table.rows, 5);
  EXPECT_EQ(table.at(2, 1)->text, "");
  EXPECT_EQ(table.at(3, 1)->text, "丙");
}

TEST(JoinPages, RowCutWithoutLinesAtTheCutIsOne) {
  const Rows above{{"环节", "要求"}, {"处置", "一二三四五六七八九十"}};
  const Rows below{{"", "十一"}, {"归档", "每月"}};
  const Table table = join_one({page_to_foot(1, above, 30, {.top = true, .bottom = false}),
                                page_from_top(2, below, 30, {.top = false, .bottom = true})});
  EXPECT_EQ(described(table),
            (Rows{{"环节", "要求"}, {"处置", "一二三四五六七八九十十一"}, {"归档", "每月"}}));
}

TEST(JoinPages, MarkOfACellThatThePageEndHidGoes) {
  Page first = page_to_foot(1, {{"环节", "要求"}, {"处置", "一二三四五六七八九十"}});
  first.overfull = {{179, 741, 283, 769}, {73, 711, 177, 739}};
  const Table table = join_one({first, page_from_top(2, {{"", "十一"}, {"归档", "每月"}})});
  EXPECT_TRUE(table.at(1, 1)->flags.empty());
  EXPECT_EQ(table.at(0, 0)->flags, Texts{"clipped-text"});
}

TEST(JoinPages, FacingPagesMayHaveDifferentMargins) {
  Page second = make_page(2);
  add_table(second, edges(98, 106, 3), edges(kTop, 30, 2), kSecond);
  const Table table = join_one({page_to_foot(1, kFirst), second});
  EXPECT_EQ(described(table), kBoth);
  EXPECT_EQ(table.column_edges, kXs);
  EXPECT_EQ(table.at(3, 0)->boxes[0].box.x0, 98);
}

TEST(JoinPages, TableWithAnOpenSideOnOnePageFitsByItsInnerEdges) {
  const Rows first{{"序号", "名称", "规格", "数量", "金额"}, {"1", "甲", "A", "2", "10.00"}};
  const Rows second{{"2", "乙", "B", "3", "20.00"}, {"3", "丙", "C", "4", "30.00"}};
  Page open = make_page(2);
  // No right border there, and lines that end earlier.
  add_table(open, {40, 130, 230, 330, 430, 500}, edges(kTop, 30, 2), second);
  std::erase_if(open.rulings, [](const Ruling& ruling) {
    return ruling.orientation == Orientation::vertical && ruling.position == 500;
  });
  Page closed = make_page(1);
  add_table(closed, {40, 130, 230, 330, 430, 540}, edges(kFoot - 60, 30, 2), first);
  const Table table = join_one({closed, open});
  ASSERT_EQ(table.rows, 4);
  EXPECT_EQ(table.at(3, 1)->text, "丙");
}

TEST(JoinPages, CellsTakeTheRoomWhereTheOtherPageReachesFarther) {
  const Rows first{{"序号", "名称", "规格", "数量", "金额"}, {"1", "甲", "A", "2", "10.00"}};
  const Rows second{{"2", "乙", "B", "3", "20.00"}, {"3", "丙", "C", "4", "30.00"}};
  Page narrow = make_page(1);
  add_table(narrow, {60, 130, 230, 330, 430, 540}, edges(kFoot - 60, 30, 2), first);
  Page wide = make_page(2);
  add_table(wide, {40, 130, 230, 330, 430, 560}, edges(kTop, 30, 2), second);
  const Table table = join_one({narrow, wide});
  ASSERT_EQ(table.rows, 4);
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < table.columns; ++column) EXPECT_TRUE(table.at(row, column));
  }
  EXPECT_EQ(table.at(0, 0)->text, "序号");
  EXPECT_EQ(table.at(0, table.columns - 1)->text, "金额");
}

TEST(JoinPages, ColumnsBecomeTheUnionOfBothPages) {
  Page second = make_page(2);
  add_table(second, {72, 178, 231, 284, 390}, edges(kTop, 30, 1), {{"3", "丙", "其中", "30.00"}});
  const Table table = join_one({page_to_foot(1, kFirst), second});
  EXPECT_EQ(table.column_edges, (std::vector<double>{72, 178, 231, 284, 390}));
  EXPECT_EQ(described(table), (Rows{{"序号", "名称", "<", "金额"},
                                    {"1", "甲", "<", "10.00"},
                                    {"2", "乙", "<", "20.00"},
                                    {"3", "丙", "其中", "30.00"}}));
}

TEST(JoinPages, SameHeaderMakesTheSameColumnsThoughTheyAreWiderOrNarrower) {
  Page second = make_page(2);
  add_text(second, "表1（续）", 250, 50);
  add_table(second, {72, 132, 280, 390}, edges(kTop, 30, 3), {kFirst[0], kSecond[0], kSecond[1]});
  Page first = page_to_foot(1, kFirst);
  add_text(first, "表1 名单", 250, 660);
  const Table table = join_one({first, second});
  EXPECT_EQ(described(table), kBoth);
  EXPECT_EQ(heading(table), (Texts{"表1名单"}));
}

TEST(JoinPages, TableOfAnotherWidthIsAnother) {
  Page second = make_page(2);
  add_table(second, edges(72, 120, 3), edges(kTop, 30, 2), kSecond);
  EXPECT_EQ(join({page_to_foot(1, kFirst), second}).size(), 2u);
}

TEST(JoinPages, OtherColumnsBelowATableWithRoomLeftAreAnother) {
  Page first = make_page(1);
  add_table(first, kXs, edges(kTop, 30, 3), kFirst);
  Page second = make_page(2);
  add_table(second, {72, 100, 150, 320, 390}, edges(kTop, 230, 3),
            {{"甲", "1", "2", "3"}, {"乙", "4", "5", "6"}, {"丙", "7", "8", "9"}});
  EXPECT_EQ(join({first, second}).size(), 2u);
}

TEST(JoinPages, TextUnderTheTableEndsIt) {
  Page first = page_to_foot(1, kFirst, 20);
  add_text(first, "以上设备由办公室统一保管", 72, 780);
  const std::vector<Table> tables = join({first, page_from_top(2, kSecond)});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(heading(tables[1]), Texts{"以上设备由办公室统一保管"});
}

TEST(JoinPages, TextAboveTheTableOnTheNextPageEndsIt) {
  Page second = page_from_top(2, kSecond);
  add_text(second, "表二、人员情况", 72, 50, 12);
  const std::vector<Table> tables = join({page_to_foot(1, kFirst), second});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(heading(tables[1]), Texts{"表二、人员情况"});
}

TEST(JoinPages, ContinuationMarkDoesNotEndIt) {
  for (const char* mark : {"续表", "设备明细（续）", "续上页"}) {
    Page second = page_from_top(2, kSecond);
    add_text(second, mark, 72, 50, 12);
    EXPECT_EQ(described(join_one({page_to_foot(1, kFirst), second})), kBoth) << mark;
  }
}

TEST(JoinPages, PageNumbersAndRunningHeadsDoNotEndIt) {
  std::vector<Page> pages{page_to_foot(1, kFirst), page_from_top(2, kSecond)};
  for (Page& page : pages) {
    add_text(page, "青禾县财政局", 72, 30);
    add_text(page, "第 " + std::to_string(page.info.number) + " 页", 280, 800);
  }
  EXPECT_EQ(described(join_one(pages)), kBoth);
}

TEST(JoinPages, PageWithoutATableEndsIt) {
  Page prose = make_page(2);
  add_text(prose, "说明", 72, 400);
  EXPECT_EQ(join({page_to_foot(1, kFirst), prose, page_from_top(3, kSecond)}).size(), 2u);
  EXPECT_EQ(join({page_to_foot(1, kFirst), make_page(2), page_from_top(3, kSecond)}).size(), 2u)
      << "an empty page";
}

TEST(JoinPages, PagesLeftOutEndIt) {
  EXPECT_EQ(join({page_to_foot(1, kFirst), page_from_top(3, kSecond)}).size(), 2u);
}

TEST(JoinPages, OnlyTheFirstTableOfAPageGoesOn) {
  Page second = page_from_top(2, kSecond);
  add_text(second, "表二", 72, 380);
  add_table(second, edges(72, 106, 3), edges(400, 30, 2), kSecond);
  const std::vector<Table> tables = join({page_to_foot(1, kFirst), second});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(described(tables[0]), kBoth);
  EXPECT_EQ(described(tables[1]), kSecond);
  EXPECT_EQ(tables[1].pages, std::vector<int>{2});
  EXPECT_EQ(heading(tables[1]), Texts{"表二"});
}

TEST(JoinPages, LinesAboveATableAreItsHeading) {
  Page page = page_to_foot(1, kFirst);
  add_text(page, "项目支出绩效自评表", 200, 640, 16);
  add_text(page, "单位：万元", 300, 662);
  const Table table = join_one({page});
  EXPECT_EQ(heading(table), (Texts{"项目支出绩效自评表", "单位：万元"}));
  EXPECT_EQ(table.heading[0].font_size, 16);
  EXPECT_EQ(table.heading[0].place.box.x0, 200);
}

TEST(JoinPages, TheEdgeOfTheSheetBesideAHeadingDoesNotTakeIt) {
  Page page = page_to_foot(1, kFirst);
  add_table(page, {2, 20}, {300, 320, 340, 760}, {{""}, {"■"}, {""}});
  add_text(page, "项目支出绩效自评表", 200, 640, 16);
  std::vector<Table> tables = join({page});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(heading(tables.front()), Texts{"项目支出绩效自评表"});
}

TEST(JoinPages, HeadingLeftAtTheFootOfThePageBeforeIsFound) {
  Page first = page_from_top(1, kFirst);
  add_text(first, "表二、人员情况", 72, 690);
  const std::vector<Table> tables = join({first, page_from_top(2, kSecond)});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_TRUE(tables[0].heading.empty());
  EXPECT_EQ(heading(tables[1]), Texts{"表二、人员情况"});
  EXPECT_EQ(tables[1].heading[0].place.page, 1);
}

TEST(JoinPages, OfALongTextOnlyTheLastLinesAreAHeading) {
  Page first = make_page(1);
  for (int i = 0; i < 20; ++i) add_text(first, "第" + std::to_string(i) + "行", 72, 200 + 20 * i);
  const Table table = join_one({first, page_from_top(2, kSecond)});
  ASSERT_EQ(table.heading.size(), 8u);
  EXPECT_EQ(table.heading[0].text, "第12行");
  EXPECT_EQ(table.heading[7].text, "第19行");
}

TEST(JoinPages, RowsWithoutNumbersAtTheTopAreTheHeader) {
  EXPECT_EQ(join_one({page_from_top(1, kFirst)}).header_rows, 1);
  EXPECT_EQ(join_one({page_from_top(1, kSecond)}).header_rows, 0) << "a number in the first row";
  EXPECT_EQ(join_one({page_from_top(1, {kFirst[0]})}).header_rows, 0) << "nothing below it";
  EXPECT_EQ(join_one({page_from_top(1, {{"标题", "<", "<"}, {"1", "甲", "10"}})}).header_rows, 0)
      << "one text is a title";
}

TEST(JoinPages, RepeatedHeaderBoundByColumnsIsDroppedWhole) {
  const Rows first{{"收入", "<", "支出", "<"},
                   {"项目", "决算数", "项目", "决算数"},
                   {"甲", "10.00", "乙", "10.00"}};
  Rows again = first;
  again[2] = {"丙", "20.00", "丁", "20.00"};
  const Table table = join_one({page_to_foot(1, first), page_from_top(2, again)});
  EXPECT_EQ(described(table), (Rows{first[0], first[1], first[2], again[2]}));
}

}  // namespace

}  // namespace biaoge
