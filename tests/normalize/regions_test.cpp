// SPDX-License-Identifier: GPL-3.0-or-later
// Where a form begins and ends: several in one table, one in several tables.
#include "normalize/regions.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

/// A second form with other values; `begin` gives its first rows.
Lines second_form(const Lines& begin) {
  Lines lines = loan_lines_with(0, "使用单位 | 西渡水文站 | < | 负责人 | 赵宁 | <");
  lines[8] = "照明器材 | 手电 | 5把 | 90 | 100 | ";
  lines[11] = "评价等次 | 良 | < | < | < | <";
  lines.erase(lines.begin() + 9);
  lines.insert(lines.begin(), begin.begin(), begin.end());
  return lines;
}

Lines joined(const Lines& a, const Lines& b) {
  Lines lines = a;
  lines.insert(lines.end(), b.begin(), b.end());
  return lines;
}

void expect_two_forms(const std::vector<Form>& forms) {
  ASSERT_EQ(forms.size(), 2u);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(forms[0], "head"), "李明");
  EXPECT_EQ(shown(forms[0], "grade"), "优");
  EXPECT_EQ(rows_of(forms[0], "items", {"name"}), (Lines{"水准仪", "头灯"}));
  EXPECT_EQ(shown(forms[1], "borrower"), "西渡水文站");
  EXPECT_EQ(shown(forms[1], "head"), "赵宁");
  EXPECT_EQ(shown(forms[1], "grade"), "良");
  EXPECT_EQ(rows_of(forms[1], "items", {"name"}), Lines{"手电"});
}

TEST(Regions, TwoFormsInOneTable) {
  const std::vector<Form> forms =
      read_loans({table_of(joined(loan_lines(), second_form({})), {"器材借用单", "2024年"})});
  expect_two_forms(forms);
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Regions, TwoFormsInTwoTables) {
  const std::vector<Form> forms =
      read_loans({loan_table(), table_of(second_form({}), {"器材借用单", "2025年"}, 2)});
  expect_two_forms(forms);
  EXPECT_EQ(shown(forms[0], "year"), "2024");
  EXPECT_EQ(shown(forms[1], "year"), "2025");
  EXPECT_EQ(forms[1].pages, std::vector<int>{2});
}

TEST(Regions, TitleRowsInsideTheTableBelongToTheFormBelowThem) {
  const Lines title = {"器材借用单 | < | < | < | < | <", "(2023年度) | < | < | < | < | <"};
  const std::vector<Form> forms = read_loans({table_of(
      joined(joined({"仓库二号器材借用单 | < | < | < | < | <", "2022年 | < | < | < | < | <"},
                    loan_lines()),
             second_form(title)))});
  expect_two_forms(forms);
  EXPECT_EQ(shown(forms[0], "title"), "仓库二号器材借用单");
  EXPECT_EQ(shown(forms[0], "year"), "2022");
  EXPECT_EQ(shown(forms[1], "title"), "器材借用单");
  EXPECT_EQ(shown(forms[1], "year"), "2023");
  EXPECT_EQ(findings_of(forms[0]), Lines{});
  EXPECT_EQ(findings_of(forms[1]), Lines{});
}

TEST(Regions, ALineAboveTheSecondFormOnItsPageIsItsHeading) {
  Table table =
      table_of(joined(joined(loan_lines(), {kPageEnd}), second_form({})), {"器材借用单", "2024年"});
  table.heading.push_back({"2025年", {2, {50, 60, 250, 72}}, 12});
  const std::vector<Form> forms = read_loans({table});
  expect_two_forms(forms);
  EXPECT_EQ(shown(forms[0], "year"), "2024");
  EXPECT_EQ(shown(forms[1], "year"), "2025");
  EXPECT_EQ(forms[0].pages, std::vector<int>{1});
  EXPECT_EQ(forms[1].pages, std::vector<int>{2});
}

TEST(Regions, AHeadOfALaterPageIsNotTheTitleOfTheTable) {
  std::vector<Table> tables{table_of(joined(loan_lines(), {kPageEnd, "附注 | < | < | < | < | <"}),
                                     {"器材借用单", "2024年"})};
  tables[0].heading.insert(tables[0].heading.begin(), {"资料汇编", {2, {50, 60, 250, 72}}, 12});
  read_forms(tables, {loan_profile()}, test_units());
  EXPECT_EQ(tables[0].title, "器材借用单");
}

TEST(Regions, AFormOverAPageEndHasBothPages) {
  Lines lines = loan_lines();
  lines.insert(lines.begin() + 9, kPageEnd);
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"}, 4)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].pages, (std::vector<int>{4, 5}));
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

/// The first `rows` rows of a form in a table on page 1, the others in one on `page`.
std::vector<Table> cut_after(int rows, int page) {
  const Lines lines = loan_lines();
  return {table_of({lines.begin(), lines.begin() + rows}, {"器材借用单", "2024年"}),
          table_of({lines.begin() + rows, lines.end()}, {}, page)};
}

TEST(Regions, TheRestOfAFormMayStandInATableOfItsOwn) {
  for (const int page : {1, 2}) {
    const std::vector<Form> forms = read_loans(cut_after(7, page));
    ASSERT_EQ(forms.size(), 1u) << page;
    EXPECT_EQ(rows_of(forms[0], "items", {"name", "points"}), (Lines{"水准仪 | 60", "头灯 | 40"}));
    EXPECT_EQ(shown(forms[0], "total"), "100");
    EXPECT_EQ(shown(forms[0], "grade"), "优");
    EXPECT_EQ(findings_of(forms[0]), Lines{});
  }
}

TEST(Regions, LabelsOfAllTablesTellWhetherAFormWasRead) {
  std::vector<Table> tables = cut_after(1, 2);
  for (Table& table : tables) table = recognised(table);
  const std::vector<Form> forms = read_loans(tables);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(forms[0], "grade"), "优");
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Regions, ATableTwoPagesOnIsNotTheRestOfAForm) {
  const std::vector<Form> forms = read_loans(cut_after(11, 3));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "grade"), "{missing}");
  EXPECT_EQ(findings_of(forms[0]), Lines{"missing fields.grade 未找到“评价等次”"});
}

TEST(Regions, ATableWithoutALabelOfTheFormIsNotItsRest) {
  const std::vector<Form> forms =
      read_loans({loan_table(), table_of({"仓库 | 数量", "丙三 | 4"}, {}, 2)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].pages, std::vector<int>{1});
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Regions, AStrangeTableEndsAForm) {
  std::vector<Table> tables = cut_after(11, 1);
  tables.insert(tables.begin() + 1, table_of({"仓库 | 数量", "丙三 | 4"}));
  const std::vector<Form> forms = read_loans(tables);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "grade"), "{missing}");
}

TEST(Regions, RowsAboveTheFirstLabelThatAreNoTitlesBelongToTheForm) {
  const std::vector<Form> forms =
      read_loans({table_of(joined({"负责人 | 王芳 | < | < | < | <"},
                                  loan_lines_with(0, "借用单位 | 青禾测绘队 | < | < | < | <")),
                           {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "head"), "王芳");
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
}

/// A form and the beginning of the next, with the title between them read as cells of the table:
/// no rulings were seen.
Lines with_next_begun() {
  return joined(loan_lines(), {" | 器材借用单 | | | | ", " | (2025年度) | | | | ",
                               "使用单位 | 西渡水文站 | < | 负责人 | 赵宁 | <"});
}

TEST(Regions, TitleReadAsARowBeginsAForm) {
  Lines rest = loan_lines();
  rest.erase(rest.begin());
  const std::vector<Form> forms = read_loans(
      {recognised(table_of(with_next_begun(), kLoanHeading)), recognised(table_of(rest, {}))});
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(shown(forms[0], "year"), "2024");
  EXPECT_EQ(shown(forms[0], "grade"), "优");
  EXPECT_EQ(shown(forms[1], "year"), "2025");
  EXPECT_EQ(shown(forms[1], "borrower"), "西渡水文站");
  EXPECT_EQ(shown(forms[1], "grade"), "优");
}

TEST(Regions, TableUnderATitleAfterACompleteFormIsAnotherForm) {
  Lines rest = loan_lines();
  rest.erase(rest.begin());
  const std::vector<Form> forms =
      read_loans({recognised(table_of(loan_lines(), kLoanHeading)),
                  recognised(table_of(rest, {"器材借用单", "借用单位。西渡水文站"}, 2))});
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(forms[1], "borrower"), "西渡水文站{ambiguous}");
}

TEST(Regions, RowsAboveATitleReadAsARowAreAFormIfTheyHaveItsLabels) {
  const auto forms = [](const std::string& above) {
    Lines lines = {above, " | 器材借用单 | | | | "};
    for (const std::string& line : loan_lines()) lines.push_back(line);
    return read_loans({recognised(table_of(lines, {}))});
  };
  const std::vector<Form> two = forms("评价等次 | 良 | < | < | < | <");
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(shown(two[0], "grade"), "良{low-confidence}");
  EXPECT_EQ(shown(two[0], "borrower"), "{missing}");
  EXPECT_EQ(shown(two[1], "borrower"), "青禾测绘队");
  const std::vector<Form> one = forms("投影 | 教研 | < | < | < | <");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(shown(one[0], "borrower"), "青禾测绘队");
}

/// The second form of one table, with neither its title nor the label that begins it read.
TEST(Regions, HeaderOfAnEarlierSectionBeginsAForm) {
  Lines next = misread({{"借用单位", "倍川卑仗"}, {"青禾测绘队", "西渡水文站"}});
  next.insert(next.begin(), " | 器林倍川里 | | | | ");
  const std::vector<Form> forms =
      read_loans({recognised(table_of(joined(loan_lines(), next), kLoanHeading))});
  ASSERT_EQ(forms.size(), 2U);
  for (const Form& form : forms) {
    EXPECT_EQ(rows_of(form, "items", {"name"}), (Lines{"水准仪", "头灯"}));
    EXPECT_EQ(shown(form, "grade"), "优");
    EXPECT_EQ(rows_of(form, "payments", {"label"}).size(), 3U);
  }
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(forms[1], "borrower"), "器林倍川里{snapped-label}");
}

TEST(Regions, HeaderOfTheSameSectionBeginsNone) {
  Lines twice = loan_lines();
  const auto header = std::find_if(twice.begin(), twice.end(), [](const std::string& line) {
    return line.find("器材名称") != line.npos;
  });
  twice.insert(header + 2, std::string(*header));
  const std::vector<Form> forms = read_loans({recognised(table_of(twice, kLoanHeading))});
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(rows_of(forms[0], "items", {"name"}), (Lines{"水准仪", "头灯"}));
}

/// The first form stops in its items, the second goes on with other labels than the first has.
TEST(Regions, TitleInTheMiddleOfAPageEndsTheFormAboveIt) {
  const Lines lines = loan_lines();
  const Lines first(lines.begin(), lines.end() - 2);
  const Lines rest(lines.end() - 2, lines.end());
  const auto forms = [&](int page) {
    return read_loans({recognised(table_of(first, kLoanHeading)),
                       recognised(table_of(joined({"器材价值 | 400 | < | < | < | <"}, rest),
                                           {"器材借用单"}, page))});
  };
  EXPECT_EQ(shown(forms(1)[0], "grade"), "{missing}");
  EXPECT_EQ(shown(forms(2)[0], "grade"), "优");
}

}  // namespace
}  // namespace biaoge
