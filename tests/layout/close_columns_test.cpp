// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that stand close, headings over them, tables set sideways among upright text.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

TEST(CloseColumns, WordsThatBeginBelowEachOtherMakeAColumn) {
  Page page = make_page();
  const std::vector<std::string> dates{"12/2/2014", "10/10/2013", "8/7/2011", "11/28/2012",
                                       "12/14/2013"};
  add_row(page, 100, {60, 112, 300}, {"Date", "Payee", "Amount"});
  for (std::size_t i = 0; i < dates.size(); ++i) {
    add_row(page, 114 + 14 * static_cast<double>(i), {60, 112, 300},
            {dates[i], i % 2 == 0 ? "Harbor Bank" : "Acme Lines", "608.29"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Date", "Payee", "Amount"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"10/10/2013", "Acme Lines", "608.29"}));
}

TEST(CloseColumns, CodesOfOneLengthArePartedFromNames) {
  Page page = make_page();
  add_row(page, 100, {60, 88, 300}, {"Code", "Place", "Births"});
  for (int i = 0; i < 5; ++i) {
    add_row(page, 114 + 14 * i, {60, 88, 300},
            {"0247" + std::to_string(i), i % 2 == 0 ? "Newark" : "Oak Ridge", "608"});
  }
  EXPECT_EQ(only_rows(page)[2], (std::vector<std::string>{"02471", "Oak Ridge", "608"}));
}

TEST(CloseColumns, CodesThatRunIntoChineseNamesArePartedFromThem) {
  Page page = make_page();
  const std::vector<std::string> names{"粮油物资储备支出", "教育支出项目", "交通运输支出",
                                       "科学技术支出", "住房保障支出"};
  add_text(page, "功能分类科目", 80, 100);
  add_row(page, 100, {250, 340}, {"合计", "其中"});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double y = 114 + 14 * static_cast<double>(i);
    add_text(page, "2028055" + std::to_string(i) + names[i], 60, y);
    add_row(page, y, {250, 340}, {"427.43", "387.79"});
  }
  EXPECT_EQ(only_rows(page)[3],
            (std::vector<std::string>{"20280552", "交通运输支出", "427.43", "387.79"}));
}

TEST(CloseColumns, RemainsOfARulingReadAsACharacterDoNotJoinColumns) {
  Page page = make_page();
  page.rulings = {level(96, 55, 400), level(114, 55, 400), level(190, 55, 400),
                  upright(200, 96, 190)};
  add_row(page, 100, {60, 180, 210, 340}, {"项目", "行次", "支出", "金额"});
  for (int i = 0; i < 5; ++i) {
    add_row(page, 118 + 14 * i, {60, 180, 210, 340}, {"事业", "3", "公共安全", "30.18"});
  }
  for (Word& word : page.words) word.source = TextSource::ocr;
  // 行次 and 支出 as one word, with what is left of the ruling between them.
  Word joined = set_words("行次人支出", 176, 100).front();
  joined.source = TextSource::ocr;
  std::erase_if(page.words,
                [](const Word& word) { return word.text() == "行次" || word.text() == "支出"; });
  page.words.push_back(joined);
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0].size(), 4u);
  EXPECT_EQ(rows[0][2].substr(rows[0][2].size() - 6), "支出");
}

TEST(CloseColumns, ListsOfNumbersSetFlushRightAreOneColumn) {
  Page page = make_page();
  const std::vector<std::vector<std::string>> pages{{"97,", "98,", "101,", "137"},
                                                    {"416"},
                                                    {"424,", "425,", "138"},
                                                    {"7,", "481"},
                                                    {"20,", "305"}};
  add_text(page, "Class", 60, 100);
  add_right(page, 100, {300}, {"Pages"});
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const double y = 114 + 14 * static_cast<double>(i);
    add_text(page, "part " + std::to_string(i), 60, y);
    double right = 300;
    for (auto text = pages[i].rbegin(); text != pages[i].rend(); ++text) {
      add_right(page, y, {right}, {*text});
      right -= text_width(*text) + 0.25 * kSize;
    }
  }
  EXPECT_EQ(only_rows(page)[1].size(), 2u);
}

TEST(CloseColumns, HeadingBesideTheNamesIsOverThem) {
  Page page = make_page();
  add_row(page, 100, {150, 260, 330, 400}, {"Substance", "Unit", "MW-1", "MW-2"});
  for (int i = 0; i < 5; ++i) {
    add_row(page, 114 + 14 * i, {60, 260, 330, 400}, {"Lead", "mg/L", "5.1", "0.2"});
  }
  const Rows rows = only_rows(page);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Substance", "Unit", "MW-1", "MW-2"}));
  EXPECT_EQ(rows[5], (std::vector<std::string>{"Lead", "mg/L", "5.1", "0.2"}));
}

TEST(CloseColumns, HeadingsOfTwoLinesAreKeptApartByBoth) {
  Page page = make_page();
  add_row(page, 100, {180, 268}, {"Net change from", "Weekly benefit"});
  add_row(page, 111, {60, 195, 288}, {"Area", "last year", "amount"});
  for (int i = 0; i < 5; ++i) {
    add_text(page, "Newark", 60, 130 + 14 * i);
    add_right(page, 130 + 14 * i, {262, 331}, {"25.5", "12,223"});
  }
  const Rows rows = only_rows(page);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Area", "Net change from\nlast year",
                                               "Weekly benefit amount"}));
}

TEST(CloseColumns, NotesBelowDoNotPartColumns) {
  Page page = make_page();
  add_row(page, 100, {60, 160, 245, 350}, {"Year", "Jobless", "Median age", "Births"});
  for (int i = 0; i < 5; ++i) {
    add_text(page, "199" + std::to_string(i), 60, 114 + 14 * i);
    add_right(page, 114 + 14 * i, {215, 325, 420}, {"14.05", "108.9", "56,924"});
  }
  add_text(page, "2 Includes those not shown", 150, 186);
  EXPECT_EQ(only_rows(page)[0],
            (std::vector<std::string>{"Year", "Jobless", "Median age", "Births"}));
}

TEST(CloseColumns, UpperLineOfTheLastHeadingPartsItFromTheOneBefore) {
  Page page = make_page();
  page.rulings = {level(96, 55, 485), level(128, 55, 485), level(206, 55, 485)};
  add_right(page, 100, {480}, {"本报告期比上年同期"});
  add_text(page, "项目", 60, 115);
  add_right(page, 115, {260, 370, 480}, {"本报告期", "上年同期", "增减"});
  for (int i = 0; i < 5; ++i) {
    add_text(page, "营业收入", 60, 132 + 15 * i);
    add_right(page, 132 + 15 * i, {260, 370, 480}, {"269,406,668.02", "492,407,099.02", "-27.35%"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0],
            (std::vector<std::string>{"项目", "本报告期", "上年同期", "本报告期比上年同期增减"}));
}

TEST(CloseColumns, HeadingUnderAShadedHeaderBeginsItsBody) {
  Page page = make_page();
  add_row(page, 100, {60, 250, 330, 410}, {"Item", "Births", "Deaths", "Rate"});
  page.bands = {{55, 98, 440, 112}};
  add_text(page, "Panel A", 230, 115);
  for (int i = 0; i < 4; ++i) {
    add_text(page, "Wages and salaries", 60, 130 + 14 * i);
    add_right(page, 130 + 14 * i, {280, 360, 440}, {"25.5", "12,223", "7.1"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Item", "Births", "Deaths", "Rate"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Wages and salaries", "25.5", "12,223", "7.1"}));
}

TEST(CloseColumns, TwoRowsOfNumbersBetweenUprightsAreTwo) {
  Page page = make_page();
  page.rulings = {level(98, 50, 400), level(112, 50, 400), level(140, 50, 400),
                  upright(195, 98, 140), upright(300, 98, 140)};
  add_row(page, 100, {60, 230, 340}, {"Commodity", "2010", "2011"});
  add_row(page, 114, {60, 230, 340}, {"Wheat", "676.62", "260.87"});
  add_row(page, 126, {60, 230, 340}, {"Copper", "624.90", "351.38"});
  EXPECT_EQ(only_rows(page), (Rows{{"Commodity", "2010", "2011"},
                                   {"Wheat", "676.62", "260.87"},
                                   {"Copper", "624.90", "351.38"}}));
}

TEST(CloseColumns, UprightPartsTextsThatStandAsCloseAsWords) {
  Page page = make_page();
  page.rulings = {level(96, 55, 400), level(114, 55, 400), level(190, 55, 400),
                  upright(200, 96, 190)};
  add_row(page, 100, {60, 150, 210, 340}, {"收入", "金额", "支出", "金额"});
  for (int i = 0; i < 5; ++i) {
    const double y = 118 + 14 * i;
    add_text(page, "事业", 60, y);
    add_right(page, y, {198.5}, {"52,449.91"});
    add_row(page, y, {201.5, 340}, {"公共安全", "30.18"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[3], (std::vector<std::string>{"事业", "52,449.91", "公共安全", "30.18"}));
}

TEST(CloseColumns, BrokenNumbersInRuledCellsStayOne) {
  Page page = make_page();
  page.rulings = full_grid({50, 200, 240, 280}, {98, 112, 140});
  add_row(page, 100, {60, 205, 245}, {"资金", "预算", "执行"});
  add_row(page, 114, {60, 202, 242}, {"拨款", "1,663.", "1,800."});
  add_row(page, 126, {60, 202, 242}, {"收入", "27", "00"});
  EXPECT_EQ(only_rows(page).size(), 2u);
}

/// A table set upwards with its first row at the left.
void add_sideways(Page& page, double x, double bottom) {
  for (int r = 0; r < 7; ++r) {
    double y = bottom;
    const std::vector<std::string> texts =
        r == 0 ? std::vector<std::string>{"State", "Births", "Deaths", "Rate"}
               : std::vector<std::string>{"Ohio", "1,300", "12.5", "7.1"};
    for (const std::string& text : texts) {
      Word word = set_words(text, 0, 0).front();
      const double width = word.box.width();
      for (Glyph& glyph : word.glyphs) {
        glyph.box = {x + 16 * r, y - glyph.box.x1, x + 16 * r + kSize, y - glyph.box.x0};
      }
      word.box = {x + 16 * r, y - width, x + 16 * r + kSize, y};
      word.direction = Direction::up;
      page.words.push_back(word);
      y -= 70;
    }
  }
}

TEST(TurnedPart, TableSetSidewaysBetweenParagraphsIsRead) {
  Page page = make_page();
  for (int i = 0; i < 12; ++i) {
    add_text(page, "the report was sent to all of the members early in the year", 60, 60 + 12 * i);
  }
  add_sideways(page, 100, 520);
  add_text(page, "the report was sent to all of the members early in the year", 60, 560);
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"State", "Births", "Deaths", "Rate"}));
  EXPECT_EQ(rows[6], (std::vector<std::string>{"Ohio", "1,300", "12.5", "7.1"}));
  const Box cell = lay_out_page(page).fragments[0].table.cells.front().boxes[0].box;
  EXPECT_TRUE(cell.contains({105, 510}));
}

TEST(TurnedPart, RuledTableSetSidewaysIsTurnedToo) {
  Page page = make_page();
  for (int i = 0; i < 12; ++i) {
    add_text(page, "the report was sent to all of the members early in the year", 60, 60 + 12 * i);
  }
  add_sideways(page, 100, 520);
  page.rulings = full_grid(edges(97, 16, 7), edges(245, 70, 4));
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"State", "Births", "Deaths", "Rate"}));
}

TEST(TurnedPart, HeadingsSetSidewaysStayWithTheirTable) {
  Page page = make_page();
  page.rulings = full_grid({50, 150, 200, 250, 300, 350}, {100, 180, 200, 220});
  for (int c = 0; c < 4; ++c) {
    for (int k = 0; k < 6; ++k) {
      Word word = set_words("rate", 0, 0).front();
      const double x = 160.0 + 50 * c;
      word.box = {x, 175 - 12.0 * k - 10, x + 10, 175 - 12.0 * k};
      for (Glyph& glyph : word.glyphs) glyph.box = word.box;
      word.direction = Direction::up;
      page.words.push_back(word);
    }
  }
  add_text(page, "The rates of all years by state, beside those of the year before", 50, 80);
  add_row(page, 185, {60, 160, 210, 260, 310}, {"Ohio", "1", "2", "3", "4"});
  add_row(page, 205, {60, 160, 210, 260, 310}, {"Utah", "5", "6", "7", "8"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Utah", "5", "6", "7", "8"}));
}

}  // namespace

}  // namespace biaoge
