// SPDX-License-Identifier: GPL-3.0-or-later
// Whole documents: which tables become forms, and that nothing is lost without a word.
#include "normalize/forms.h"

#include <gtest/gtest.h>

#include "tests/normalize/loan_form.h"

namespace biaoge {
namespace {

TEST(Forms, AFormWithoutFaultIsReadWholeAndSilently) {
  const std::vector<Form> forms = read_loans({loan_table()});
  ASSERT_EQ(forms.size(), 1u);
  const Form& form = forms.front();
  EXPECT_EQ(form.profile, "loan");
  EXPECT_EQ(form.pages, std::vector<int>{1});
  Lines fields;
  for (const auto& [key, value] : form.fields) fields.push_back(key + ": " + value.text);
  EXPECT_EQ(fields, (Lines{"title: 器材借用单", "year: 2024", "borrower: 青禾测绘队", "head: 李明",
                           "purpose: 复测北岸水准点。", "total: 100", "grade: 优"}));
  EXPECT_EQ(rows_of(form, "payments", {"label", "due", "paid", "points"}),
            (Lines{"押金总额 | 1,200.50 | 1,200.50 | 2", "其中:现金 | 200.50 | 200.50 | -",
                   "转账 | 1,000.00 | 1,000.00 | -"}));
  EXPECT_EQ(rows_of(form, "items", {"kind", "name", "target", "rate", "points", "note"}),
            (Lines{"测量器材 | 水准仪 | ≥2(台) | 98.5 | 60 | ",
                   "照明器材 | 头灯 | 10个 | 100% | 40 | 自备电池"}));
  EXPECT_EQ(findings_of(form), Lines{});
  EXPECT_EQ(flags_of(form), Lines{});
}

TEST(Forms, EveryValueKeepsItsPlaceAndWhatWasPrinted) {
  const std::vector<Form> forms =
      read_loans({table_of(loan_lines_with(0, "借用单位 | 青禾　测绘队 | < | 负责人 | 李明 | <"),
                           {"器材借用单", "２０２４年"}, 7)});
  ASSERT_EQ(forms.size(), 1u);
  const Value& borrower = *find(forms[0].fields, "borrower");
  EXPECT_EQ(borrower.raw, "青禾　测绘队");
  EXPECT_EQ(borrower.text, "青禾 测绘队");
  ASSERT_EQ(borrower.boxes.size(), 1u);
  EXPECT_EQ(borrower.boxes[0].page, 7);
  EXPECT_EQ(borrower.boxes[0].box.x0, 150);
  EXPECT_EQ(borrower.boxes[0].box.x1, 350);
  const Value& year = *find(forms[0].fields, "year");
  ASSERT_EQ(year.boxes.size(), 1u);
  EXPECT_EQ(year.boxes[0].box.y0, 80);
  for (const FormSection& section : forms[0].sections) {
    for (const Record& row : section.rows) {
      for (const auto& [key, value] : row) EXPECT_EQ(value.boxes.size(), 1u) << key;
    }
  }
}

TEST(Forms, TextThatNoRuleAsksForIsReported) {
  Lines lines = loan_lines();
  lines.insert(lines.begin() + 1, "仓库编号 | 丙三 | < | 负责人签字 | | <");
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(findings_of(forms[0]), (Lines{"unassigned-text 表内文字未归入任何栏目：“仓库编号”",
                                          "unassigned-text 表内文字未归入任何栏目：“丙三”",
                                          "unassigned-text 表内文字未归入任何栏目：“负责人签字”"}));
  EXPECT_EQ(forms[0].findings[0].severity, Severity::info);
  ASSERT_EQ(forms[0].findings[1].boxes.size(), 1u);
  EXPECT_EQ(forms[0].findings[1].boxes[0].box.x0, 150);
  EXPECT_EQ(shown(forms[0], "borrower"), "青禾测绘队");
}

TEST(Forms, AMissingRequiredFieldIsAFindingAndAFlag) {
  const std::vector<Form> forms = read_loans({table_of(
      loan_lines_with(0, "借用单位 | 青禾测绘队 | < | < | < | <"), {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(findings_of(forms[0]), Lines{"missing fields.head 未找到“负责人”"});
  EXPECT_EQ(forms[0].findings[0].severity, Severity::warning);
  EXPECT_EQ(shown(forms[0], "head"), "{missing}");
  EXPECT_EQ(flags_of(forms[0]), Lines{"fields.head: missing"});
}

TEST(Forms, AFieldThatIsThereAndEmptyIsAFlagOnly) {
  const std::vector<Form> forms = read_loans({table_of(
      loan_lines_with(0, "借用单位 | 青禾测绘队 | < | 负责人 | | <"), {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(findings_of(forms[0]), Lines{});
  EXPECT_EQ(flags_of(forms[0]), Lines{"fields.head: missing"});
}

TEST(Forms, AnOptionalFieldMayBeAbsent) {
  const std::vector<Form> forms = read_loans({table_of(loan_lines(), {"2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "title"), "");
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Forms, AMissingSectionIsAFinding) {
  Lines lines = loan_lines();
  lines.erase(lines.begin() + 1, lines.begin() + 5);
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(findings_of(forms[0]), Lines{"missing rows.payments 未找到“押金情况”"});
  EXPECT_TRUE(section_of(forms[0], "payments").rows.empty());
  EXPECT_EQ(section_of(forms[0], "items").rows.size(), 2u);
}

TEST(Forms, ATableThatFitsNoProfileGivesNoForm) {
  EXPECT_TRUE(read_loans({table_of({"仓库 | 数量", "甲 | 3", "乙 | 4"})}).empty());
  EXPECT_TRUE(read_loans({}).empty());
  std::vector<Table> tables = {loan_table()};
  EXPECT_TRUE(read_forms(tables, {}, test_units()).empty());
}

TEST(Forms, ATitleStandsForHalfOfTheLabels) {
  const Lines two_labels = {"借用单位 | 青禾测绘队", "负责人 | 李明"};
  EXPECT_TRUE(read_loans({table_of(two_labels)}).empty());
  EXPECT_EQ(read_loans({table_of(two_labels, {"青禾县器材 借用单"})}).size(), 1u);
  EXPECT_TRUE(read_loans({table_of({"借用单位 | 青禾测绘队"}, {"器材借用单"})}).empty());
}

/// The loan profile under another name, recognised by some labels.
Profile rival(const std::string& name, std::vector<std::string> labels) {
  Profile profile = loan_profile();
  profile.name = name;
  profile.recognition.titles = {name};
  profile.recognition.labels = std::move(labels);
  profile.recognition.min_labels = 2;
  return profile;
}

TEST(Forms, OfSeveralProfilesTheOneThatMeetsMostLabelsReadsTheTable) {
  const Profile poor = rival("poor", {"借用单位", "负责人", "不在表中"});
  for (const auto& profiles :
       {std::vector<Profile>{poor, loan_profile()}, std::vector<Profile>{loan_profile(), poor}}) {
    std::vector<Table> tables = {loan_table()};
    const std::vector<Form> forms = read_forms(tables, profiles, test_units());
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(forms[0].profile, "loan");
  }
}

TEST(Forms, EachTableIsReadByItsOwnProfile) {
  Profile return_slip = rival("归还单", {"归还单位", "归还日期"});
  return_slip.fields = {field("from", "归还单位", ValueType::text, Place::right, {"归还单位"})};
  return_slip.recognition.start = "from";
  return_slip.sections.clear();
  std::vector<Table> tables = {table_of({"归还单位 | 西渡队", "归还日期 | 3月5日"}, {"归还单"}),
                               table_of(loan_lines(), {"器材借用单", "2024年"}, 2),
                               table_of({"归还单位 | 南岭队", "归还日期 | 4月1日"}, {"归还单"}, 3)};
  const std::vector<Form> forms = read_forms(tables, {loan_profile(), return_slip}, test_units());
  ASSERT_EQ(forms.size(), 3u);
  EXPECT_EQ(shown(forms[0], "from"), "西渡队");
  EXPECT_EQ(shown(forms[1], "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(forms[2], "from"), "南岭队");
}

TEST(Forms, TitleAndUnitOfAGeneralTableAreTakenFromTheLinesAboveIt) {
  std::vector<Table> tables = {table_of({"科目 | 金额", "合计 | 3"}, {"收入支出表", "单位：万元"})};
  tables[0].heading[0].font_size = 16;
  EXPECT_TRUE(read_forms(tables, {loan_profile()}, test_units()).empty());
  EXPECT_EQ(tables[0].title, "收入支出表");
  EXPECT_EQ(tables[0].unit, "万元");
}

TEST(Forms, TheTextOfAllCellsAndLinesIsCleaned) {
  std::vector<Table> tables = {
      table_of({"科\u3000目 | １００％", "⽬标 | ⩾90"}, {"收入\u3000表（１）"})};
  read_forms(tables, {}, test_units());
  Lines texts;
  for (const Cell& cell : tables[0].cells) texts.push_back(cell.text);
  EXPECT_EQ(texts, (Lines{"科 目", "100%", "目标", "≥90"}));
  EXPECT_EQ(tables[0].heading[0].text, "收入 表（1）");
}

}  // namespace
}  // namespace biaoge
