// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unread_forms.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

/// What is left of the form when its labels are unreadable.
Lines unreadable_lines() {
  return {"僻材 | 投影", "脑门 | 教研", "备洼 | 无"};
}

/// Titles and pages of the forms that were not read, as "title: 1,2".
Lines unread(std::vector<Table> tables) {
  const std::vector<Profile> profiles = {loan_profile()};
  read_forms(tables, profiles, test_units());
  Lines lines;
  for (const UnreadForm& form : take_unread_forms(tables, profiles)) {
    lines.push_back(form.title + ":");
    for (const int page : form.pages) lines.back() += " " + std::to_string(page);
  }
  return lines;
}

const Lines kTold = {loan_profile().title + ": 1"};

TEST(UnreadForms, AreToldWhereOnlyTheTitleCouldBeRead) {
  EXPECT_EQ(unread({recognised(table_of(unreadable_lines(), kLoanHeading))}), kTold);
}

TEST(UnreadForms, AreToldWhereTheTitleWasMisread) {
  EXPECT_EQ(unread({recognised(table_of(unreadable_lines(), {"器材措用单"}))}), kTold);
}

TEST(UnreadForms, GoOnInTablesWithoutALineAbove) {
  const auto table = [](const Lines& heading, int page) {
    return recognised(table_of(unreadable_lines(), heading, page));
  };
  EXPECT_EQ(unread({table(kLoanHeading, 1), table({}, 1), table({}, 2)}),
            Lines{loan_profile().title + ": 1 2"});
  EXPECT_EQ(unread({table(kLoanHeading, 1), table({}, 3)}), kTold);
  EXPECT_EQ(unread({table(kLoanHeading, 1), table({"年度工作要点"}, 1)}), kTold);
  EXPECT_EQ(unread({table({}, 1)}), Lines{});
}

TEST(UnreadForms, AreNoTablesThatShareSomeLabelsWithTheForm) {
  const Lines lines = {"器材名称 | 投影", "负责人 | 李明", "数量 | 2"};
  EXPECT_EQ(unread({recognised(table_of(lines, {"年度工作要点"}))}), Lines{});
}

TEST(UnreadForms, AreNoTablesOfOtherKinds) {
  EXPECT_EQ(unread({recognised(table_of(unreadable_lines(), {"年度工作要点"}))}), Lines{});
}

TEST(UnreadForms, AreNoFormsThatWereRead) {
  EXPECT_EQ(unread({recognised(table_of(loan_lines(), kLoanHeading))}), Lines{});
}

TEST(UnreadForms, AreNoDigitalTablesUnderATitleThatNamesTheForm) {
  EXPECT_EQ(unread({table_of(unreadable_lines(), kLoanHeading)}), Lines{});
}

TEST(UnreadForms, AreNamedAfterTheTitleThatStandsThere) {
  Profile alike = loan_profile();
  alike.title = "器材惜用单";
  alike.recognition.titles = {alike.title};
  std::vector<Table> tables = {recognised(table_of(unreadable_lines(), kLoanHeading))};
  const std::vector<UnreadForm> forms = take_unread_forms(tables, {alike, loan_profile()});
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms[0].title, loan_profile().title);
}

TEST(UnreadForms, AreDoubtedCellByCell) {
  std::vector<Table> tables = {recognised(table_of({"僻材 | 投影", " | 教研"}, kLoanHeading)),
                               recognised(table_of(unreadable_lines(), {"年度工作要点"}))};
  tables[0].cells[1].flags = {"low-confidence"};
  take_unread_forms(tables, {loan_profile()});
  std::vector<std::size_t> flags;
  for (const Cell& cell : tables[0].cells) flags.push_back(cell.flags.size());
  EXPECT_EQ(flags, (std::vector<std::size_t>{1, 1, 0, 1}));
  for (const Cell& cell : tables[1].cells) EXPECT_TRUE(cell.flags.empty());
}

/// Three labels of the form under its title, the rest unreadable: less than a form needs.
Lines hardly_readable_lines() {
  return {"借用单位 | 青禾测绘队 | < | < | < | <", "僻材 | | 应缴数 | 已缴数 | 扣分 | <",
          "^ | 抻金总颧 | 1,200.50 | 1,200.50 | 2 | <", "评价等次 | 优 | < | < | < | <"};
}

TEST(HardlyReadForms, AreFormsUnderTheirTitleWithEveryValueInDoubt) {
  Profile profile = loan_profile();
  profile.recognition.min_labels = 8;
  std::vector<Table> tables = {recognised(table_of(hardly_readable_lines(), kLoanHeading))};
  tables[0].cells[4].text = "押金情况";
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队{low-confidence}");
  EXPECT_EQ(shown(forms[0], "grade"), "优{low-confidence}");
  EXPECT_EQ(shown(forms[0], "head"), "{missing}");
  EXPECT_EQ(shown(forms[0], "total"), "{missing}");
  const Lines findings = findings_of(forms[0]);
  EXPECT_EQ(findings.back(), "form-unread 可辨认的栏目名称太少，各项内容均须与原件核对");
  EXPECT_EQ(take_unread_forms(tables, {profile}).size(), 0U);
}

TEST(HardlyReadForms, AreNoneWithoutTheTitleNorInTextOfTheFile) {
  Profile profile = loan_profile();
  profile.recognition.min_labels = 8;
  std::vector<Table> untitled = {recognised(table_of(hardly_readable_lines(), {"年度要点"}))};
  EXPECT_EQ(read_forms(untitled, {profile}, test_units()).size(), 0U);
  std::vector<Table> digital = {table_of(hardly_readable_lines(), kLoanHeading)};
  EXPECT_EQ(read_forms(digital, {profile}, test_units()).size(), 0U);
}

TEST(HardlyReadForms, ALargeTableUnderAnExactTitleIsOneWithoutAnyLabel) {
  Lines lines(10, "僻材 | 投影 | 教研 | 备洼 | 无 | 己");
  lines[0] = "惜甲单仗 | 青禾测绘队 | < | < | < | <";
  std::vector<Table> tables = {recognised(table_of(lines, kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {loan_profile()}, test_units());
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队{ambiguous}{low-confidence}");
  EXPECT_EQ(shown(forms[0], "grade"), "{missing}");
  tables = {recognised(table_of(lines, {"器材措用单"}))};
  EXPECT_EQ(read_forms(tables, {loan_profile()}, test_units()).size(), 0U) << "a misread title";
  lines.pop_back();
  tables = {recognised(table_of(lines, kLoanHeading))};
  EXPECT_EQ(read_forms(tables, {loan_profile()}, test_units()).size(), 0U) << "too small";
}

TEST(HardlyReadForms, AreFollowedByAnotherFormUnderTheNextTitle) {
  Lines lines(10, "僻材 | 投影 | 教研 | 备洼 | 无 | 己");
  lines[0] = "惜甲单仗 | 青禾测绘队 | < | < | < | <";
  Lines next = lines;
  next[0] = "惜甲单仗 | 西渡水文站 | < | < | < | <";
  std::vector<Table> tables = {recognised(table_of(lines, kLoanHeading)),
                               recognised(table_of(next, kLoanHeading, 2))};
  const std::vector<Form> forms = read_forms(tables, {loan_profile()}, test_units());
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(shown(forms[1], "borrower"), "西渡水文站{ambiguous}{low-confidence}");
}

/// Pages of lost forms among pages with these texts, the second of which a form covers.
Lines lost(const Lines& texts) {
  std::vector<PageText> pages;
  for (const std::string& text : texts) {
    pages.push_back({static_cast<int>(pages.size()) + 1, text});
  }
  Form form;
  form.pages = {2};
  Lines lines;
  for (const UnreadForm& one : find_lost_forms(pages, {form}, {loan_profile()})) {
    lines.push_back(one.title + ":");
    for (const int page : one.pages) lines.back() += " " + std::to_string(page);
  }
  return lines;
}

TEST(UnreadForms, AreToldWhereNoTableWasFoundAroundTheirLabels) {
  const std::string labels = "借用单位青禾测绘队负责人李明\n用途说明\n押金情况应缴数\n";
  EXPECT_EQ(lost({labels}), kTold);
  EXPECT_EQ(lost({"", labels, labels, labels, labels}), Lines{loan_profile().title + ": 3 4 5"});
  EXPECT_EQ(lost({"器材借用单\n借用单位青禾测绘队负责人李明"}), kTold) << "half of them";
  EXPECT_EQ(lost({"借用单位青禾测绘队负责人李明"}), Lines{});
}

}  // namespace
}  // namespace biaoge
