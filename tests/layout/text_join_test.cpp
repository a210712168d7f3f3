// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_join.h"

#include <gtest/gtest.h>

#include <utility>

#include "builder.h"

namespace biaoge {

namespace {

const std::vector<double> kXs = edges(72, 106, 3);

/// A page whose fragment is a line that may be the end of a table.
PageLayout page_with_end(int number, const std::vector<double>& columns) {
  PageLayout page;
  page.number = number;
  page.lines.push_back({"above", {number, {72, 40, 120, 52}}, 10, TextSource::text, 1});
  page.lines.push_back({"2023", {number, {72, 60, 120, 72}}, 10, TextSource::text, 1});
  page.lines.push_back({"below", {number, {72, 90, 120, 102}}, 10, TextSource::text, 1});
  TableFragment end;
  end.by_text = true;
  end.doubtful = true;
  end.table.column_edges = columns;
  end.bounds = {columns.front(), 58, columns.back(), 74};
  page.fragments.push_back(std::move(end));
  return page;
}

PageLayout page_with_table(int number, bool by_text) {
  PageLayout page = page_with_end(number, kXs);
  page.fragments.front().doubtful = false;
  page.fragments.front().by_text = by_text;
  return page;
}

std::vector<std::string> lines_of(const PageLayout& page) {
  std::vector<std::string> texts;
  for (const TextLine& line : page.lines) texts.push_back(line.text);
  return texts;
}

const std::vector<std::string> kAsText = {"above", "2023", "below"};

TEST(SettleEnds, KeepsTheEndOfATableWithTheSameColumns) {
  std::vector<PageLayout> pages = {page_with_table(1, true), page_with_end(2, kXs)};
  settle_ends(pages);
  EXPECT_EQ(pages[1].fragments.size(), 1u);
  EXPECT_EQ(lines_of(pages[1]), (std::vector<std::string>{"above", "below"}));
}

TEST(SettleEnds, LeavesTextOfLinesBehindOtherTables) {
  for (PageLayout before : {page_with_table(1, false), page_with_table(0, true)}) {
    std::vector<PageLayout> pages;
    pages.push_back(std::move(before));
    pages.push_back(page_with_end(2, kXs));
    settle_ends(pages);
    EXPECT_TRUE(pages[1].fragments.empty());
    EXPECT_EQ(lines_of(pages[1]), kAsText);
  }
  std::vector<PageLayout> pages = {page_with_table(1, true), page_with_end(2, edges(72, 70, 3))};
  settle_ends(pages);
  EXPECT_EQ(lines_of(pages[1]), kAsText);
}

TEST(SettleEnds, LeavesNothingBetweenTheTablesOfTwoPages) {
  std::vector<PageLayout> pages = {page_with_table(1, false), page_with_table(2, false)};
  TableFragment end = page_with_end(1, kXs).fragments.front();
  pages[0].fragments.push_back(std::move(end));
  settle_ends(pages);
  EXPECT_EQ(pages[0].fragments.size(), 1u);
  EXPECT_FALSE(pages[0].fragments.front().by_text);
}

}  // namespace

}  // namespace biaoge
