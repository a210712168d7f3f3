// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that point to pages, and tables that look like them.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

/// "" when a table was found.
std::string refusal(const Page& page) {
  const PageLayout layout = lay_out_page(page);
  if (!layout.fragments.empty()) return "";
  return layout.refused.empty() ? "nothing found" : layout.refused[0].reason;
}

Page two_columns(const Rows& rows, int number = 1) {
  Page page = make_page(number);
  double y = 100;
  for (const auto& row : rows) {
    add_row(page, y, {60}, {row[0]});
    add_right(page, y, {460}, {row[1]});
    y += 14;
  }
  return page;
}

const Rows kContents{{"2.1 收支情况", "3"},     {"2.1.1 收入", "3"},     {"2.1.2 支出", "5"},
                     {"2.2 资产情况", "9"},     {"2.2.1 流动资产", "9"}, {"2.2.2 固定资产", "11"},
                     {"2.3 绩效目标情况", "14"}};

TEST(PageList, NumberedHeadingsAndPagesThatNeverFallAreContents) {
  EXPECT_EQ(refusal(two_columns(kContents)), "a table of contents");
}

TEST(PageList, NumbersThatFallAreATable) {
  Rows rows = kContents;
  rows[3][1] = "2";
  EXPECT_EQ(refusal(two_columns(rows)), "");
}

TEST(PageList, RowsInTheOrderOfYearsAreATable) {
  Rows rows = kContents;
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i][1] = std::to_string(2016 + i);
  EXPECT_EQ(refusal(two_columns(rows)), "");
}

/// Entries with leaders, in two columns of text as an index has them.
Page index_page(const std::vector<std::string>& labels, const std::string& pages, int number) {
  Page page = make_page(number);
  double y = 100;
  for (std::size_t i = 0; i + 1 < labels.size(); i += 2, y += 14) {
    for (std::size_t side = 0; side < 2; ++side) {
      const double x = side == 0 ? 60 : 320;
      std::string text = labels[i + side] + " ";
      while (text_width(text) < 160) text += ".";
      add_text(page, text, x, y);
      add_right(page, y, {x + 220}, {pages});
    }
  }
  return page;
}

const std::vector<std::string> kEntries{"assets", "levels", "audits",  "letters", "banks", "limits",
                                        "bonds",  "loans",  "capital", "markets", "costs", "means"};

TEST(PageList, LeadersFromTheAlphabetToEarlierPagesAreAnIndex) {
  EXPECT_EQ(refusal(index_page(kEntries, "8,12-14", 60)), "an index");
}

TEST(PageList, NumbersBeyondThePageAreATable) {
  EXPECT_EQ(refusal(index_page(kEntries, "81", 60)), "");
}

TEST(PageList, LabelsInAnotherOrderAreATable) {
  const std::vector<std::string> labels(kEntries.rbegin(), kEntries.rend());
  EXPECT_EQ(refusal(index_page(labels, "12", 60)), "");
}

}  // namespace

}  // namespace biaoge
