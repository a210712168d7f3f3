// SPDX-License-Identifier: GPL-3.0-or-later
// Statistical reports: leaders, marks, groups of rows, headings between rows, text beside tables.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

const std::vector<double> kAt{60, 200, 280, 360};

void add_values(Page& page, double y, const std::string& label) {
  add_row(page, y, kAt, {label, "12.5", "1,300", "7.1"});
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back().push_back(c);
    }
  }
  return words;
}

TEST(ReportTable, LeadersAreNoPartOfRuledCells) {
  Page page = make_page();
  page.rulings = full_grid({50, 200, 300}, {100, 120, 140, 160});
  add_row(page, 105, {55, 210}, {"State", "Births"});
  add_row(page, 125, {55, 210}, {"Alaska..............", "12"});
  add_row(page, 145, {55, 210}, {"See ...", "5"});
  EXPECT_EQ(only_rows(page), (Rows{{"State", "Births"}, {"Alaska", "12"}, {"See ...", "5"}}));
}

TEST(ReportTable, TwoDotsLeadWhereOthersDo) {
  Page page = make_page();
  add_row(page, 100, kAt, {"State", "Births", "Deaths", "Rate"});
  const std::vector<std::string> labels{"Iowa..............", "Ohio..............",
                                        "Utah..............", "North Carolina.."};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    add_values(page, 114 + 14 * static_cast<double>(i), labels[i]);
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1][0], "Iowa");
  EXPECT_EQ(rows[4][0], "North Carolina");
}

TEST(ReportTable, ThreeSpacedDotsLeadWhereLabelsHaveThem) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Year", "Births", "Deaths", "Rate"});
  for (int i = 0; i < 5; ++i) add_values(page, 114 + 14 * i, std::to_string(1990 + i) + " . . .");
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[1][0], "1990");
}

TEST(ReportTable, HeaderNeedsNoRulingsBetweenItsColumns) {
  Page page = make_page();
  const std::vector<double> xs{50, 150, 220, 290};
  page.rulings = full_grid(xs, {116, 132, 148, 164});
  page.rulings.push_back(level(100, 50, 290));
  page.rulings.push_back(upright(50, 100, 116));
  page.rulings.push_back(upright(290, 100, 116));
  add_row(page, 103, {55, 160, 230}, {"Year", "Births", "Deaths"});
  for (int i = 0; i < 3; ++i) {
    add_row(page, 119 + 16 * i, {55, 160, 230}, {"1990", "12", "13"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Year", "Births", "Deaths"}));
  // A heading over two columns stays one.
  Page over = make_page();
  over.rulings = page.rulings;
  add_row(over, 103, {55, 190}, {"Year", "Persons"});
  for (int i = 0; i < 3; ++i) {
    add_row(over, 119 + 16 * i, {55, 160, 230}, {"1990", "12", "13"});
  }
  EXPECT_EQ(described(lay_out_page(over).fragments.at(0).table)[0][0], "Year Persons");
}

TEST(ReportTable, NumbersOfColumnsHeadThem) {
  Page page = make_page();
  add_row(page, 100, kAt, {"", "(1)", "(2)", "(3)"});
  for (int i = 0; i < 4; ++i) add_values(page, 114 + 14 * i, "Age");
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_EQ(fragments[0].table.header_rows, 1);
  EXPECT_EQ(described(fragments[0].table)[0], (std::vector<std::string>{"", "(1)", "(2)", "(3)"}));
}

TEST(ReportTable, SignsAreHeadingsAndNoValues) {
  Page page = make_page();
  add_row(page, 100, {225, 347}, {"South", "West"});
  const std::vector<double> xs{60, 200, 260, 320, 380};
  add_row(page, 114, xs, {"Group", "No.", "%", "No.", "%"});
  for (int i = 0; i < 4; ++i) add_row(page, 128 + 14 * i, xs, {"Men", "12", "3.5", "14", "4.5"});
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"Group", "South", "<", "West", "<"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"^", "No.", "%", "No.", "%"}));
}

TEST(ReportTable, OneHeadingOverAllYearsSpansThem) {
  Page page = make_page();
  add_text(page, "Sales", 290, 100);
  add_row(page, 114, kAt, {"State", "2001", "2002", "2003"});
  for (int i = 0; i < 4; ++i) add_values(page, 128 + 14 * i, "Ohio");
  page.rulings = {level(97, 55, 400), level(125, 55, 400), level(184, 55, 400)};
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"State", "Sales", "<", "<"}));
}

TEST(ReportTable, HeadingThatGoesOnBelowKeepsItsColumn) {
  Page page = make_page();
  add_text(page, "Number of", 269, 100);
  add_row(page, 112, {60, 200, 279, 360}, {"State", "Births", "firms", "Rate"});
  for (int i = 0; i < 4; ++i) add_values(page, 130 + 14 * i, "Ohio");
  page.rulings = {level(97, 55, 400), level(124, 55, 400), level(186, 55, 400)};
  EXPECT_EQ(only_rows(page)[0],
            (std::vector<std::string>{"State", "Births", "Number of firms", "Rate"}));
}

TEST(ReportTable, CloseHeadingsAreCutOverTheirColumns) {
  Page page = make_page();
  const std::vector<double> right{250, 310, 370};
  add_text(page, "Item", 60, 100);
  add_right(page, 100, right, {"Jobs", "Paid hours", "Total pays"});
  for (int i = 0; i < 4; ++i) {
    add_text(page, "Ohio", 60, 114 + 14 * i);
    add_right(page, 114 + 14 * i, right, {"12", "1,234,567", "7.10"});
  }
  EXPECT_EQ(only_rows(page)[0],
            (std::vector<std::string>{"Item", "Jobs", "Paid hours", "Total pays"}));
}

TEST(ReportTable, CloseHeadingsOfTwoLinesAreCutInBoth) {
  Page page = make_page();
  const std::vector<double> right{250, 300, 360};
  add_right(page, 100, {300, 325}, {"Net", "Jobs"});
  add_row(page, 112, {60, 230}, {"Item", "Sale"});
  add_right(page, 112, {300, 360}, {"flow", "of firms"});
  for (int i = 0; i < 4; ++i) {
    add_text(page, "Ohio", 60, 128 + 14 * i);
    add_right(page, 128 + 14 * i, right, {"12", "1,234", "123,457.1"});
  }
  EXPECT_EQ(only_rows(page)[0],
            (std::vector<std::string>{"Item", "Sale", "Net flow", "Jobs\nof firms"}));
}

TEST(ReportTable, HeadingInTheMiddleBetweenRowsSpansAll) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Item", "Births", "Deaths", "Rate"});
  add_text(page, "Men", 212, 114);
  add_values(page, 128, "Ohio");
  add_values(page, 142, "Utah");
  add_text(page, "Women", 207, 156);
  add_values(page, 170, "Ohio");
  add_values(page, 184, "Utah");
  page.rulings = {level(97, 55, 385), level(112, 55, 385), level(198, 55, 385)};
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[4], (std::vector<std::string>{"Women", "<", "<", "<"}));
}

TEST(ReportTable, GroupsOfRuledRowsAreOneTable) {
  Page page = make_page();
  const std::vector<double> xs{50, 150, 250};
  page.rulings = full_grid(xs, {100, 114, 128, 142});
  for (const Ruling& ruling : full_grid(xs, {156, 170, 184})) page.rulings.push_back(ruling);
  for (int i = 0; i < 6; ++i) {
    if (i == 3) continue;
    add_row(page, 102 + 14 * i, {55, 160}, {i == 0 ? "Year" : "a", i == 0 ? "Jobs" : "12"});
  }
  EXPECT_EQ(only_rows(page).size(), 5u);
  // Another table has a header of its own.
  Page two = make_page();
  two.rulings = page.rulings;
  for (int i = 0; i < 6; ++i) {
    if (i == 3) continue;
    const bool head = i == 0 || i == 4;
    add_row(two, 102 + 14 * i, {55, 160}, {head ? "Year" : "a", head ? "Jobs" : "12"});
  }
  EXPECT_EQ(lay_out_page(two).fragments.size(), 2u);
}

TEST(ReportTable, ColumnsOfShortTextsBetweenUprightsAreRows) {
  Page page = make_page();
  page.rulings = full_grid({50, 200, 280, 360}, {100, 116, 190});
  add_row(page, 103, {55, 230, 310}, {"Rule", "A", "B"});
  for (int i = 0; i < 5; ++i) {
    add_row(page, 120 + 13 * i, {55, 230, 310},
            {"Part " + std::to_string(i), i % 2 == 0 ? "X" : "", i % 2 == 1 ? "X" : ""});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[2], (std::vector<std::string>{"Part 1", "", "X"}));
}

TEST(ReportTable, ColumnsOfValuesBetweenUprightsAreRowsBesideWrappedNamesToo) {
  Page page = make_page();
  page.rulings = {level(98, 50, 400), level(114, 50, 400), level(206, 50, 400),
                  upright(195, 98, 206), upright(300, 98, 206)};
  add_row(page, 101, {60, 205, 310}, {"Item", "2009", "2010"});
  const std::vector<std::string> names{"Cash", "Goods sold to", "others", "Debt", "Stock", "Total"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    add_text(page, names[i], 60, 117 + 14 * static_cast<double>(i));
  }
  for (const double y : {117.0, 138.0, 159.0, 173.0, 187.0}) {
    if (y == 117.0 || y == 187.0) add_row(page, y, {200, 305}, {"$", "$"});
    add_right(page, y, {290, 390}, {"46,909", "(1,947)"});
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"Cash", "$ 46,909", "$ (1,947)"}));
  EXPECT_EQ(rows[3], (std::vector<std::string>{"Debt", "46,909", "(1,947)"}));
}

TEST(ReportTable, SentencesAndContentsEndIt) {
  Page page = make_page();
  for (int i = 0; i < 4; ++i) add_values(page, 100 + 14 * i, "Ohio");
  add_text(page, "The values in this table are based on a sample of all households.", 60, 162);
  for (int i = 0; i < 4; ++i) {
    add_row(page, 182 + 14 * i, {60, 400}, {"Chapter................", std::to_string(7 * i + 1)});
  }
  EXPECT_EQ(only_rows(page).size(), 4u);
}

TEST(ReportTable, LabelsOfSeveralLinesAreNoProse) {
  Page page = make_page();
  add_row(page, 88, kAt, {"Item", "Births", "Deaths", "Rate"});
  for (int i = 0; i < 4; ++i) {
    add_row(page, 100 + 24 * i, {60, 220, 290, 370},
            {"Personal saving excluding all", "12.5", "1,300", "7.1"});
    add_text(page, "interest paid by the persons", 60, 111 + 24 * i);
  }
  page.rulings = {level(85, 55, 400), level(99, 55, 400), level(196, 55, 400)};
  EXPECT_EQ(only_rows(page).size(), 5u);
}

TEST(ReportTable, TextColumnBesideItKeepsTheHeightsOfItsRows) {
  Page page = make_page();
  const auto prose = [&](double y) {
    add_text(page, "the report was sent to all of the members early", 40, y);
  };
  for (int i = 0; i < 40; ++i) prose(100 + 12 * i);
  for (int i = 0; i < 6; ++i) {
    add_text(page, "and it was read by none of the members since", 310, 300 + 12 * i);
  }
  add_row(page, 100, {310, 400, 450, 500}, {"State", "Births", "Deaths", "Rate"});
  for (int i = 0; i < 8; ++i) {
    add_row(page, 121 + 21 * i, {310, 400, 450, 500}, {"Ohio", "12.5", "1,300", "7.1"});
  }
  EXPECT_EQ(only_rows(page).size(), 9u);
}

TEST(ReportTable, TitleInLargerTypeBeginsAnotherTable) {
  Page page = make_page();
  add_row(page, 100, kAt, {"State", "Births", "Deaths", "Rate"});
  for (int i = 0; i < 4; ++i) add_values(page, 114 + 14 * i, "Ohio");
  add_text(page, "Distribution of sales", 150, 170, 12);
  add_row(page, 186, kAt, {"Year", "Units", "Sales", "Index"});
  for (int i = 0; i < 4; ++i) add_values(page, 200 + 14 * i, "1999");
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  ASSERT_EQ(fragments.size(), 2u);
  EXPECT_EQ(described(fragments[1].table)[0],
            (std::vector<std::string>{"Year", "Units", "Sales", "Index"}));
}

TEST(ReportTable, ColumnsOfWordsMayStandHardlyWiderThanWords) {
  // A quarter of an em between words, less than half of one between columns.
  Page page = make_page();
  const std::vector<std::vector<std::string>> rows{{"Coast Guard", "New York", "247-821-2308"},
                                                   {"Land Office", "New York", "873-259-4212"},
                                                   {"NOAA", "Idaho", "436-602-8887"},
                                                   {"Land Survey", "New York", "388-471-1381"}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double x = 60;
    for (const std::string& text : rows[r]) {
      double at = x;
      for (const std::string& word : split_words(text)) {
        add_text(page, word, at, 100 + 14 * static_cast<double>(r));
        at += text_width(word) + 2.5;
      }
      x += text_width(text == rows[r][0] ? "Land Survey" : "New York") - 2.5 + 4.5;
    }
  }
  for (int r = 0; r < 4; ++r) add_text(page, "12.5", 300, 100 + 14 * r);
  const Rows found = only_rows(page);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0],
            (std::vector<std::string>{"Coast Guard", "New York", "247-821-2308", "12.5"}));
}

TEST(ReportTable, ShadedCellsOfAHeaderPartNoTable) {
  Page page = make_page();
  add_row(page, 100, {60, 240, 360}, {"", "2001", "2002"});
  add_text(page, "State", 60, 107);
  const std::vector<double> xs{60, 200, 260, 320, 380};
  add_row(page, 114, xs, {"", "Men", "Women", "Men", "Women"});
  for (int i = 0; i < 5; ++i) add_row(page, 128 + 14 * i, xs, {"Ohio", "12.5", "13", "7.1", "8"});
  page.bands = {{55, 98, 180, 126},   {180, 98, 300, 112},  {300, 98, 420, 112},
                {180, 112, 240, 126}, {240, 112, 300, 126}, {300, 112, 360, 126},
                {360, 112, 420, 126}, {55, 140, 420, 154},  {55, 168, 420, 182}};
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"State", "2001", "<", "2002", "<"}));
  EXPECT_EQ(rows[2][0], "Ohio");
}

TEST(ReportTable, CodesBrokenAfterAHyphenAreWhole) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Office", "Telephone", "Jobs", "Rate"});
  for (int i = 0; i < 4; ++i) {
    add_row(page, 120 + 27 * i, kAt, {"Ohio", "414-781-", "12", "7.1"});
    add_text(page, "3760", 200, 132 + 27 * i);
  }
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"Ohio", "414-781-3760", "12", "7.1"}));
}

TEST(ReportTable, LastLabelGoesOnUnderItsRow) {
  Page page = make_page();
  add_row(page, 100, kAt, {"Item", "Births", "Deaths", "Rate"});
  for (int i = 0; i < 4; ++i) add_values(page, 114 + 14 * i, "Wages net of");
  add_text(page, "rent of persons", 60, 167);
  add_text(page, "Source: the office", 60, 182, 8);
  const Rows rows = only_rows(page);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[4][0], "Wages net of rent of persons");
}

}  // namespace

}  // namespace biaoge
