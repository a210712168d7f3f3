// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that stand close, headings over them, tables set sideways among upright text.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

Rows only(const Page& page) {
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  EXPECT_EQ(fragments.size(), 1u);
  return fragments.empty() ? Rows{} : described(fragments.front().table);
}

TEST(CloseColumns, WordsThatBeginBelowEachOtherMakeAColumn) {
  Page page = make_page();
  const std::vector<std::string> dates{"12/2/2014", "10/10/2013", "8/7/2011", "11/28/2012",
                                       "12/14/2013"};
  add_row(page, 100, {60, 112, 300}, {"Date", "Payee", "Amount"});
  for (std::size_t i = 0; i < dates.size(); ++i) {
    add_row(page, 114 + 14 * static_cast<double>(i), {60, 112, 300},
            {dates[i], i % 2 == 0 ? "Harbor Bank" : "Acme Lines", "608.29"});
  }
  const Rows rows = only(page);
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
  EXPECT_EQ(only(page)[2], (std::vector<std::string>{"02471", "Oak Ridge", "608"}));
}

TEST(CloseColumns, HeadingBesideTheNamesIsOverThem) {
  Page page = make_page();
  add_row(page, 100, {150, 260, 330, 400}, {"Substance", "Unit", "MW-1", "MW-2"});
  for (int i = 0; i < 5; ++i) {
    add_row(page, 114 + 14 * i, {60, 260, 330, 400}, {"Lead", "mg/L", "5.1", "0.2"});
  }
  const Rows rows = only(page);
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
  const Rows rows = only(page);
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
  EXPECT_EQ(only(page)[0], (std::vector<std::string>{"Year", "Jobless", "Median age", "Births"}));
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
  const Rows rows = only(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"State", "Births", "Deaths", "Rate"}));
  EXPECT_EQ(rows[6], (std::vector<std::string>{"Ohio", "1,300", "12.5", "7.1"}));
  const Box cell = lay_out_page(page).fragments[0].table.cells.front().boxes[0].box;
  EXPECT_TRUE(cell.contains({105, 510}));
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
  const Rows rows = only(page);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Utah", "5", "6", "7", "8"}));
}

}  // namespace

}  // namespace biaoge
