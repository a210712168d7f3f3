// SPDX-License-Identifier: GPL-3.0-or-later
// Single values: labels as offices print them, and where the value stands.
#include "normalize/fields.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

/// Reads the form with one line replaced; the form must come out.
Form read_with(std::size_t row, const std::string& line) {
  const std::vector<Form> forms =
      read_loans({table_of(loan_lines_with(row, line), {"器材借用单", "2024年"})});
  EXPECT_EQ(forms.size(), 1u) << line;
  return forms.empty() ? Form{} : forms.front();
}

TEST(Fields, ALabelIsKnownInEveryWayItIsPrinted) {
  for (const char* label :
       {"负责人", "负责人:", "负责人：", "负 责 人", "负\u3000责\u3000人", "负责\n人", "1.负责人",
        "一、负责人", "（一）负责人", "①负责人", "负责人（签字）", "负责人(签字)", "负责⼈"}) {
    const Form form =
        read_with(0, std::string("借用单位 | 青禾测绘队 | < | ") + label + " | 李明 | <");
    EXPECT_EQ(shown(form, "head"), "李明") << label;
    EXPECT_EQ(findings_of(form), Lines{}) << label;
  }
}

TEST(Fields, AnotherLabelIsNotTaken) {
  for (const char* label : {"副负责人", "负责人电话", "负责"}) {
    const Form form =
        read_with(0, std::string("借用单位 | 青禾测绘队 | < | ") + label + " | 李明 | <");
    EXPECT_EQ(shown(form, "head"), "{missing}") << label;
  }
}

TEST(Fields, AnyOfTheLabelsOfAFieldWillDo) {
  const Form form = read_with(0, "使用单位 | 西渡水文站 | < | 负责人 | 李明 | <");
  EXPECT_EQ(shown(form, "borrower"), "西渡水文站");
}

TEST(Fields, LabelAndValueInOneCell) {
  for (const char* cell : {"负责人:李明", "负责人：李明", "负 责 人： 李明", "1.负责人：李明"}) {
    const Form form = read_with(0, std::string("借用单位 | 青禾测绘队 | < | ") + cell + " | < | <");
    EXPECT_EQ(shown(form, "head"), "李明") << cell;
    EXPECT_EQ(findings_of(form), Lines{}) << cell;
    EXPECT_EQ(find(form.fields, "head")->boxes.size(), 1u);
  }
}

TEST(Fields, LabelAndValueInALineAboveTheTable) {
  const std::vector<Form> forms =
      read_loans({table_of(loan_lines_with(0, "借用单位 | 青禾测绘队 | < | < | < | <"),
                           {"器材借用单", "2024年", "负责人：李明"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "head"), "李明");
}

TEST(Fields, AnotherLabelIsNoValue) {
  const Form form = read_with(0, "借用单位 | 负责人 | 李明 | < | < | <");
  EXPECT_EQ(shown(form, "borrower"), "{missing}");
  EXPECT_EQ(shown(form, "head"), "李明");
}

TEST(Fields, ALabelAtTheRightEdgeHasNoValue) {
  EXPECT_EQ(shown(read_with(0, "借用单位 | 青禾测绘队 | < | < | < | 负责人"), "head"), "{missing}");
}

TEST(Fields, TheValueBelowIsTakenInFullWidth) {
  Lines lines = loan_lines_with(5, "用途说明 | < | < | 完成情况 | < | <");
  lines[6] = "复测北岸水准点。 | < | < | 已完成。 | < | <";
  Profile profile = loan_profile();
  profile.fields.push_back(
      field("result", "完成情况", ValueType::text, Place::below, {"完成情况"}));
  std::vector<Table> tables = {table_of(lines, {"器材借用单", "2024年"})};
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "purpose"), "复测北岸水准点。");
  EXPECT_EQ(shown(forms[0], "result"), "已完成。");
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Fields, ANarrowCellBelowIsNotTheValue) {
  const Form form = read_with(6, "见附页 | < | 一 | 二 | 三 | 四");
  EXPECT_EQ(shown(form, "purpose"), "{missing}");
}

TEST(Fields, TextBelowMayBeSetInSeveralRows) {
  Lines lines = loan_lines_with(6, "一是复测水准点。 | < | < | < | < | <");
  lines.insert(lines.begin() + 7, "二是补埋标石。 | < | < | < | < | <");
  for (const bool cut : {false, true}) {
    Lines printed = lines;
    if (cut) printed.insert(printed.begin() + 7, kPageEnd);
    const std::vector<Form> forms = read_loans({table_of(printed, {"器材借用单", "2024年"})});
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(shown(forms[0], "purpose"), "一是复测水准点。\n二是补埋标石。");
    EXPECT_EQ(find(forms[0].fields, "purpose")->boxes.size(), 2u);
    EXPECT_EQ(forms[0].pages.size(), cut ? 2u : 1u);
    EXPECT_EQ(findings_of(forms[0]), Lines{});
  }
}

TEST(Fields, TextBelowMayStandInTheNextTable) {
  const Lines lines = loan_lines();
  const std::vector<Form> forms =
      read_loans({table_of({lines.begin(), lines.begin() + 6}, {"器材借用单", "2024年"}),
                  table_of({lines.begin() + 6, lines.end()}, {}, 2)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "purpose"), "复测北岸水准点。");
  EXPECT_EQ(find(forms[0].fields, "purpose")->boxes[0].page, 2);
}

TEST(Fields, AFieldBelowMayBePrintedToTheRight) {
  Lines lines = loan_lines();
  lines.erase(lines.begin() + 6);
  lines[5] = "用途说明 | 复测北岸水准点。 | < | < | < | <";
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "purpose"), "复测北岸水准点。");
}

TEST(Fields, ATotalStandsUnderTheHeaderOfItsColumn) {
  const Form form = read_with(10, "合计 | < | < | 99.2 | 95.5 | 见附页");
  EXPECT_EQ(shown(form, "total"), "95.5");
  EXPECT_EQ(quantity_of(find(form.fields, "total")), "95.5");
  EXPECT_EQ(section_of(form, "items").rows.size(), 2u);
}

TEST(Fields, ALabelAboveTheHeaderOfTheColumnIsNotTheTotal) {
  Lines lines = loan_lines();
  lines.insert(lines.begin() + 7, "合计 | < | < | < | 3 | ");
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "total"), "100");
}

TEST(Fields, ATotalInTheNextTableIsFoundByThePlaceOfItsColumn) {
  const Lines lines = loan_lines();
  Table rest = table_of({"合计 | < | 99.2 | 95.5 | ", "评价等次 | 优 | < | < | <"}, {}, 2);
  rest.column_edges = {50, 150, 350, 450, 550, 650};
  const std::vector<Form> forms =
      read_loans({table_of({lines.begin(), lines.begin() + 10}, {"器材借用单", "2024年"}), rest});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "total"), "95.5");
  EXPECT_EQ(shown(forms[0], "grade"), "优");
}

TEST(Fields, AHeadingFieldIsFoundByItsPatternNearestToTheTable) {
  struct Case {
    Lines heading;
    const char* year;
  };
  for (const auto& [heading, year] :
       {Case{{"器材借用单", "（2024年度）"}, "2024"}, Case{{"器材借用单", "二〇二四年度"}, "2024"},
        Case{{"2019年修订", "器材借用单", "２０２３年"}, "2023"},
        Case{{"2022年器材借用单"}, "2022"}}) {
    const std::vector<Form> forms = read_loans({table_of(loan_lines(), heading)});
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(shown(forms[0], "year"), year) << heading.back();
  }
}

TEST(Fields, AHeadingStandsAboveItsTableHoweverThePageIsDisplayed) {
  using Turn = Box (*)(const Box&);
  constexpr double kSide = 1000;
  for (const Turn turn : {Turn([](const Box& b) {
                            return Box{kSide - b.y1, b.x0, kSide - b.y0, b.x1};
                          }),
                          Turn([](const Box& b) {
                            return Box{kSide - b.x1, kSide - b.y1, kSide - b.x0, kSide - b.y0};
                          }),
                          Turn([](const Box& b) {
                            return Box{b.y0, kSide - b.x1, b.y1, kSide - b.x0};
                          })}) {
    Table table = table_of(loan_lines(), {"器材借用单", "（2024年度）"});
    for (Cell& cell : table.cells) cell.boxes[0].box = turn(cell.boxes[0].box);
    for (TextLine& line : table.heading) line.place.box = turn(line.place.box);
    const std::vector<Form> forms = read_loans({table});
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(shown(forms[0], "year"), "2024");
    EXPECT_EQ(shown(forms[0], "title"), "器材借用单");
  }
}

TEST(Fields, TheTitleIsTheLineThatNamesTheForm) {
  const std::vector<Form> forms =
      read_loans({table_of(loan_lines(), {"附件2", "青禾县器材　借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "title"), "青禾县器材 借用单");
}

TEST(Fields, ATotalUnderTwoHeadersIsAmbiguous) {
  const Form form = read_with(10, "合计 | < | < | 97.74 | < | ");
  EXPECT_EQ(shown(form, "total"), "97.74{ambiguous}");
}

TEST(Fields, LabelAndValueThatRunTogetherInAPictureWantALook) {
  Lines lines = loan_lines();
  lines[0] = "借用单位 青禾测绘队 | < | < | 负责人”，李明 | < | <";
  const Form form = read_recognised(lines).at(0);
  EXPECT_EQ(shown(form, "borrower"), "青禾测绘队{ambiguous}");
  EXPECT_EQ(shown(form, "head"), "李明{ambiguous}");
  const std::vector<Form> digital = read_loans({table_of(lines, kLoanHeading)});
  EXPECT_EQ(shown(digital.at(0), "head"), "{missing}");
}

TEST(Fields, TheEndOfALabelReadAsACellIsNotItsValue) {
  // A stroke of 位 was taken for a ruling.
  Lines lines = loan_lines();
  lines[0] = "借用单 | 立 | 青禾测绘队 | 负责人 | 人 | 李明";
  const Form form = read_recognised(lines).at(0);
  EXPECT_EQ(shown(form, "borrower"), "青禾测绘队");
  EXPECT_EQ(shown(form, "head"), "李明");
  lines[0] = "借用单位 | 立 | | 负责人 | 李明 | <";
  EXPECT_EQ(shown(read_recognised(lines).at(0), "borrower"), "立");
}

}  // namespace
}  // namespace biaoge
