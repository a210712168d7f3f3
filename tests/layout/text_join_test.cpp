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
  page.lines.push_back({"below", {number, {72, 90, 120, 102}}, 10, TextSource::text, 1});
  TableFragment end;
  end.by_text = true;
  end.doubtful = true;
  end.table.column_edges = columns;
  end.table.rows = 1;
  end.table.columns = static_cast<int>(columns.size()) - 1;
  for (int c = 0; c < end.table.columns; ++c) {
    Cell cell;
    cell.column = c;
    cell.text = c == 0 ? "2023" : "";
    cell.boxes = {{number, {columns[0], 60, columns[1], 72}}};
    end.table.cells.push_back(std::move(cell));
  }
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

const std::vector<std::string> kReleased = {"above", "2023", "below"};

TEST(DropLoneEnds, KeepsTheEndOfATableWithTheSameColumns) {
  std::vector<PageLayout> pages = {page_with_table(1, true), page_with_end(2, kXs)};
  drop_lone_ends(pages);
  EXPECT_EQ(pages[1].fragments.size(), 1u);
  EXPECT_EQ(lines_of(pages[1]), (std::vector<std::string>{"above", "below"}));
}

TEST(DropLoneEnds, MakesTextOfLinesBehindOtherTables) {
  for (PageLayout before : {page_with_table(1, false), page_with_table(0, true)}) {
    std::vector<PageLayout> pages;
    pages.push_back(std::move(before));
    pages.push_back(page_with_end(2, kXs));
    drop_lone_ends(pages);
    EXPECT_TRUE(pages[1].fragments.empty());
    EXPECT_EQ(lines_of(pages[1]), kReleased);
  }
  std::vector<PageLayout> pages = {page_with_table(1, true), page_with_end(2, edges(72, 70, 3))};
  drop_lone_ends(pages);
  EXPECT_EQ(lines_of(pages[1]), kReleased);
}

TEST(DropLoneEnds, LeavesNothingBetweenTheTablesOfTwoPages) {
  std::vector<PageLayout> pages = {page_with_table(1, false), page_with_table(2, false)};
  TableFragment end = page_with_end(1, kXs).fragments.front();
  pages[0].fragments.push_back(std::move(end));
  drop_lone_ends(pages);
  EXPECT_EQ(pages[0].fragments.size(), 1u);
  EXPECT_FALSE(pages[0].fragments.front().by_text);
}

}  // namespace

}  // namespace biaoge
