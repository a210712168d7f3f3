// SPDX-License-Identifier: GPL-3.0-or-later
// Pages set in two columns of text: what stands beside a table is no part of it.
#include <gtest/gtest.h>

#include "builder.h"
#include "layout/levels.h"
#include "layout/line.h"
#include "layout/text_columns.h"

namespace biaoge {

namespace {

const std::vector<std::string> kHead{"State", "Births", "Deaths"};

void add_small_table(Page& page, double x, double y, const std::string& name) {
  const std::vector<double> at{x, x + 100, x + 180};
  add_row(page, y, at, kHead);
  for (int i = 1; i < 6; ++i) add_row(page, y + 17 * i, at, {name, "12.5", "1,300"});
}

TEST(TextColumns, ParagraphInOneOfTwoColumnsIsNoPartOfATableInTheOther) {
  Page page = make_page();
  for (int i = 0; i < 9; ++i) {
    add_text(page, "the report was sent to all of the members early", 40, 100 + 12 * i);
  }
  add_small_table(page, 320, 103, "Ohio");
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_EQ(described(fragments[0].table)[1], (std::vector<std::string>{"Ohio", "12.5", "1,300"}));
}

TEST(TextColumns, RulingAcrossBothKeepsATableWhole) {
  Page page = make_page();
  for (int i = 0; i < 9; ++i) {
    add_text(page, "the report was sent to all of the members early", 40, 100 + 12 * i);
  }
  add_small_table(page, 320, 103, "Ohio");
  page.rulings = {level(95, 40, 540), level(215, 40, 540)};
  EXPECT_TRUE(
      find_text_columns(build_lines(page.words).lines, find_levels(page.rulings)).gutters.empty());
}

TEST(TextColumns, RunningTextInNarrowColumnsIsNoTable) {
  Page page = make_page();
  const std::vector<std::vector<std::string>> lines{
      {"version gives", "document which", "persons who"},
      {"rights of the", "was printed by", "are entitled"},
      {"Author with no", "all members", "to no more"}};
  for (int i = 0; i < 24; ++i) {
    add_row(page, 100 + 12 * i, {40, 140, 240}, lines[static_cast<std::size_t>(i) % 3]);
  }
  EXPECT_TRUE(lay_out_page(page).fragments.empty());
}

TEST(TextColumns, EquationsAreNoTable) {
  Page page = make_page();
  for (int i = 0; i < 4; ++i) {
    add_row(page, 100 + 20 * i, {200, 230, 260, 500}, {"y", "=", "12.5", "(1)"});
  }
  EXPECT_TRUE(lay_out_page(page).fragments.empty());
}

TEST(TextColumns, CaptionsBesideEachOtherHaveTablesOfTheirOwn) {
  Page page = make_page();
  add_text(page, "Table 1. Births", 80, 80);
  add_text(page, "Table 2. Deaths", 380, 88);
  add_small_table(page, 40, 100, "Ohio");
  add_small_table(page, 320, 108, "Utah");
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  ASSERT_EQ(fragments.size(), 2u);
  EXPECT_EQ(described(fragments[0].table)[0], kHead);
  EXPECT_EQ(described(fragments[1].table)[5], (std::vector<std::string>{"Utah", "12.5", "1,300"}));
}

}  // namespace

}  // namespace biaoge
