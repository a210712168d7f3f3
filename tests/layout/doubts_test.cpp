// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of tables without full rulings that are flagged because their place is in doubt.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

/// Texts of the cells that are flagged as doubtful.
std::vector<std::string> doubtful(const Page& page) {
  std::vector<std::string> texts;
  for (const TableFragment& fragment : lay_out_page(page).fragments) {
    for (const Cell& cell : fragment.table.cells) {
      if (cell.flags == std::vector<std::string>{"doubtful-place"}) texts.push_back(cell.text);
    }
  }
  return texts;
}

Page numbers(const std::vector<std::string>& last_column) {
  Page page = make_page();
  add_row(page, 100, {60, 180, 270}, {"项目", "预算数", "决算数"});
  for (std::size_t r = 0; r < last_column.size(); ++r) {
    const double y = 116 + 16 * static_cast<double>(r);
    add_text(page, "教育支出", 60, y);
    add_right(page, y, {220, 310}, {"1,234.56", last_column[r]});
  }
  return page;
}

TEST(DoubtfulPlace, NumbersThatAreNotWholeAreFlagged) {
  EXPECT_EQ(doubtful(numbers({"1.5", "(2.5)", "—", "2,310.4", "-3%"})), std::vector<std::string>{});
  EXPECT_EQ(doubtful(numbers({"1.5", "31,319.", "(8.5", "2,310.4"})),
            (std::vector<std::string>{"31,319.", "(8.5"}));
}

TEST(DoubtfulPlace, NumbersOfAScanAreFlagged) {
  Page page = numbers({"1.5", "2,310.4", "—", "3.5"});
  for (Word& word : page.words) word.source = TextSource::ocr;
  EXPECT_EQ(doubtful(page), (std::vector<std::string>{"1,234.56", "1.5", "1,234.56", "2,310.4",
                                                      "1,234.56", "1,234.56", "3.5"}));
}

TEST(DoubtfulPlace, RowWithoutANameIsFlaggedWithTheNext) {
  Page page = numbers({"1.5", "2.5", "3.5", "4.5", "5.5"});
  std::erase_if(page.words, [](const Word& word) {
    return word.box.x0 < 100 && word.box.y0 > 130 && word.box.y0 < 140;
  });
  EXPECT_EQ(doubtful(page),
            (std::vector<std::string>{"1,234.56", "2.5", "教育支出", "1,234.56", "3.5"}));
}

TEST(DoubtfulPlace, LinesThatOnlyTheirFullnessJoinsAreFlagged) {
  Page page = make_page();
  add_row(page, 100, {60, 200, 280}, {"项目", "本年", "上年"});
  for (int r = 0; r < 5; ++r) {
    const bool name_only = r == 3;
    const bool full = r == 2;
    add_text(page, full ? "重点流域水环境综合治理" : "教育支出", 60, 116 + 13 * r);
    if (!name_only) add_right(page, 116 + 13 * r, {240, 320}, {"369.49", "473.61"});
  }
  const std::vector<std::string> flagged = doubtful(page);
  EXPECT_NE(std::find(flagged.begin(), flagged.end(), "重点流域水环境综合治理"), flagged.end());
}

}  // namespace

}  // namespace biaoge
