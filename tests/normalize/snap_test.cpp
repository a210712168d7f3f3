// SPDX-License-Identifier: GPL-3.0-or-later
// Misread labels in tables from pictures: known by where they stand, left alone elsewhere.
#include "normalize/snap.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

void expect_whole(const std::vector<Form>& forms) {
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(contents(forms[0]), right_contents());
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Snap, AFormReadWithoutFaultHasNothingSnapped) {
  const std::vector<Form> forms = read_recognised(loan_lines());
  expect_whole(forms);
  for (const auto& [key, value] : forms[0].fields) EXPECT_EQ(value.snapped, 0) << key;
}

TEST(Snap, LabelsOfFieldsMayHaveAWrongAMissingOrAStrangeSign) {
  expect_whole(read_recognised(misread({{"借用单位", "借用单仕"},
                                        {"负责人", "负贵人"},
                                        {"用途说明", "用途明"},
                                        {"评价等次", "丨评价等次_"}})));
  expect_whole(read_recognised(misread({{"借用单位", "借 用.单位"}, {"评价等次", "评竹等次"}})));
}

TEST(Snap, HeadersMayBeMisreadWhereTheOthersOfTheRowAreRight) {
  expect_whole(read_recognised(misread(
      {{"器材类别", "器林类别"}, {"借用数量", "借用数童"}, {"分值", "分倌"}, {"备注", "畜注"}})));
  expect_whole(read_recognised(misread({{"应缴数", "应激数"}, {"扣分", "扣兮"}})));
}

TEST(Snap, HeadersThatLostWhatTellsThemApartAreKnownByTheirOrder) {
  expect_whole(read_recognised(misread({{"应缴数", "-缴数"}, {"已缴数", "“缴数"}})));
}

TEST(Snap, AHeaderReadAsItsNeighbourIsTheOneThatIsMissing) {
  expect_whole(read_recognised(misread({{"已缴数", "应缴数"}})));
}

TEST(Snap, ARowLabelBecomesTheKnownOneAndKeepsWhatWasRead) {
  const std::vector<Form> forms =
      read_recognised(misread({{"押金总额", "押全总额："}, {"其中:现金", "其中:现企"}}));
  ASSERT_EQ(forms.size(), 1u);
  const auto& rows = section_of(forms[0], "payments").rows;
  ASSERT_EQ(rows.size(), 3u);
  const Value& first = *find(rows[0], "label");
  EXPECT_EQ(first.text, "押金总额：");
  EXPECT_EQ(first.raw, "押全总额：");
  EXPECT_EQ(first.snapped, 1);
  EXPECT_EQ(shown(find(rows[1], "label")), "其中:现金");
  EXPECT_EQ(find(rows[2], "label")->snapped, 0);
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Snap, ADifferenceInPunctuationIsNone) {
  const std::vector<Form> forms =
      read_recognised(misread({{"押金总额", "押金总额："}, {"其中:现金", "其中：现金"}}));
  const auto& rows = section_of(forms.at(0), "payments").rows;
  EXPECT_EQ(shown(find(rows[0], "label")), "押金总额：");
  EXPECT_EQ(find(rows[0], "label")->snapped, 0);
  EXPECT_EQ(shown(find(rows[1], "label")), "其中：现金");
  EXPECT_EQ(find(rows[1], "label")->snapped, 0);
}

TEST(Snap, ARowLabelBeyondRecognitionIsKnownByItsPlaceAndFlagged) {
  for (const char* read : {"", "酶鱼"}) {
    const std::vector<Form> forms = read_recognised(misread({{"其中:现金", read}}));
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(
        rows_of(forms[0], "payments", {"label", "due"}),
        (Lines{"押金总额 | 1,200.50", "其中:现金{snapped-label} | 200.50", "转账 | 1,000.00"}))
        << read;
  }
}

TEST(Snap, AHeaderBeyondRecognitionIsKnownByItsPlaceAndReported) {
  const std::vector<Form> forms = read_recognised(misread({{"已缴数", "虾龙"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(contents(forms[0]), right_contents());
  EXPECT_EQ(findings_of(forms[0]),
            Lines{"snapped-label rows.payments 栏目名称识别为“虾龙”，按所在位置判定为“已缴数”"});
}

TEST(Snap, HeadersSideBySideBeyondRecognitionAreKnownByTheirOrder) {
  Profile profile = loan_profile();
  auto& columns = profile.sections[1].columns;
  columns.erase(columns.begin() + 1);  // One that may lack stands between them.
  std::vector<Table> tables{
      recognised(table_of(misread({{"器材类别", "趟和坟"}, {"器材名称", "虾龙"}}), kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "items", {"kind", "name"}),
            (Lines{"测量器材 | 水准仪", "照明器材 | 头灯"}));
  EXPECT_EQ(findings_of(forms[0]),
            (Lines{"snapped-label rows.items 栏目名称识别为“趟和坟”，按所在位置判定为“器材类别”",
                   "snapped-label rows.items 栏目名称识别为“虾龙”，按所在位置判定为“器材名称”"}));
}

TEST(Snap, HeadersUnderASignatureAreKnownByTheLabelsTheyHold) {
  const std::vector<Form> forms =
      read_recognised(misread({{"借用数量", "L~uV 乙借用数量"}, {"分值", "\\WA N分值二"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(contents(forms[0]), right_contents());
  EXPECT_EQ(findings_of(forms[0]).size(), 2u);
}

TEST(Snap, HeadersThatRanTogetherAreNotTakenForOthers) {
  Profile profile = loan_profile();
  auto& columns = profile.sections[1].columns;
  columns.erase(columns.begin() + 1);
  std::vector<Table> tables{recognised(
      table_of(misread({{"器材类别", "趟和坟生桶彬圾"}, {"器材名称", "虾龙"}}), kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  ASSERT_EQ(forms.size(), 1u);
  for (const Record& row : section_of(forms[0], "items").rows) {
    EXPECT_EQ(shown(find(row, "kind")), "{missing}");
  }
}

TEST(Snap, ATextThatAColumnMayHoldIsNoMisreadLabel) {
  Profile profile = loan_profile();
  profile.block_labels.push_back("照明器林");
  std::vector<Table> tables{recognised(loan_table())};
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "items", {"kind"}), (Lines{"测量器材", "照明器材"}));
}

TEST(Snap, AFormIsNotLostWithTheLabelThatBeginsIt) {
  for (const char* read : {"", "惜角申位", "一二三"}) {
    Lines lines = misread({{"借用单位", read}});
    const Lines next = loan_lines();
    lines.insert(lines.begin(), next.begin(), next.end());
    const std::vector<Form> forms = read_recognised(lines);
    ASSERT_EQ(forms.size(), 2u) << read;
    const std::string flag = *read == '\0' ? "{snapped-label}" : "";
    EXPECT_EQ(shown(forms[1], "borrower"), "青禾测绘队" + flag);
    EXPECT_EQ(rows_of(forms[0], "items", {"name"}), (Lines{"水准仪", "头灯"}));
    EXPECT_EQ(rows_of(forms[1], "items", {"name"}), (Lines{"水准仪", "头灯"}));
    ASSERT_EQ(forms[1].findings.size(), 1u);
    EXPECT_EQ(forms[1].findings[0].rule, "snapped-label");
    EXPECT_EQ(forms[1].findings[0].where, Lines{"fields.borrower"});
  }
}

TEST(Snap, ATotalIsKnownByTheColumnsItSpans) {
  expect_whole(read_recognised(misread({{"合计", "台计"}})));
  const std::vector<Form> forms = read_recognised(misread({{"合计", "龙虾"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(contents(forms[0]), right_contents());
  EXPECT_EQ(forms[0].findings.at(0).rule, "snapped-label");
}

TEST(Snap, TheTitleMayBeMisread) {
  Lines lines = loan_lines();
  const std::vector<Form> forms = read_recognised(lines, {"县器材借用单", "(2O24年度)"});
  EXPECT_EQ(shown(forms.at(0), "title"), "县器材借用单");
  const std::vector<Form> snapped = read_recognised(lines, {"县器林借用单", "(2O24年度)"});
  EXPECT_EQ(shown(snapped.at(0), "title"), "县器材借用单");
  EXPECT_EQ(find(snapped[0].fields, "title")->raw, "县器林借用单");
  EXPECT_EQ(find(snapped[0].fields, "title")->snapped, 1);
}

TEST(Snap, KnownTextsOfAColumnAreTakenForTheNearest) {
  const std::vector<Form> forms =
      read_recognised(misread({{"测量器材", "测重器材"}, {"照明器材", "丨照明器材"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(contents(forms[0]), right_contents());
  const auto& rows = section_of(forms[0], "items").rows;
  EXPECT_EQ(find(rows[0], "kind")->snapped, 1);
  EXPECT_EQ(find(rows[0], "kind")->raw, "测重器材");
}

TEST(Snap, OfTwoLabelsEquallyNearNoneIsTaken) {
  const Lines lines = misread({{"测量器材", "一一器材"}});
  EXPECT_EQ(rows_of(read_recognised(lines).at(0), "items", {"kind"}).at(0),
            "一一器材{unexpected-form}");
  Profile profile = loan_profile();
  profile.sections[1].columns[0].choices = {"甲量器材", "乙量器材"};
  std::vector<Table> tables = {
      recognised(table_of(misread({{"测量器材", "丙量器材"}}), kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {profile}, test_units());
  EXPECT_EQ(rows_of(forms.at(0), "items", {"kind"}).at(0), "丙量器材{ambiguous}");
}

TEST(Snap, FreeTextNearALabelStaysAsItIs) {
  Lines lines = loan_lines();
  lines[0] = "借用单位 | 借用单仕 | < | 负责人 | 负贵人 | <";
  lines[6] = "用途说朋 | < | < | < | < | <";
  lines[8] = "测量器材 | 器材名祢 | ≥2(台) | 98.5 | 60 | 评竹等次";
  lines[9] = "照明器材 | 借用单仕 | 10个 | 100% | 40 | 用途说朋";
  const std::vector<Form> forms = read_recognised(lines);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "borrower"), "借用单仕");
  EXPECT_EQ(shown(forms[0], "head"), "负贵人");
  EXPECT_EQ(shown(forms[0], "purpose"), "用途说朋");
  EXPECT_EQ(rows_of(forms[0], "items", {"name", "note"}),
            (Lines{"器材名祢 | 评竹等次", "借用单仕 | 用途说朋"}));
  EXPECT_EQ(findings_of(forms[0]), Lines{});
}

TEST(Snap, ADigitalTableWithTheSameMisreadLabelsIsLeftAlone) {
  const Lines lines = misread({{"借用单位", "借用单仕"},
                               {"押金总额", "押全总额"},
                               {"借用数量", "借用数童"},
                               {"测量器材", "测重器材"},
                               {"评价等次", "评竹等次"}});
  const std::vector<Form> forms = read_loans({table_of(lines, kLoanHeading)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "borrower"), "{missing}");
  EXPECT_EQ(shown(forms[0], "grade"), "{missing}");
  EXPECT_EQ(rows_of(forms[0], "payments", {"label"}).at(0), "押全总额{unexpected-form}");
  const Value& kind = *find(section_of(forms[0], "items").rows.at(0), "kind");
  EXPECT_EQ(shown(&kind), "测重器材");
  EXPECT_EQ(kind.snapped, 0);
  EXPECT_EQ(find(section_of(forms[0], "items").rows[0], "target"), nullptr);
}

TEST(Snap, ARelatedFormIsNotTakenForThisOne) {
  const Lines near = {"借用单位 | 青禾测绘队 | 负责入 | 李明", "用途说朋 | 复测 | 评价等级 | 优",
                      "押金 | 3 | 定金 | 4"};
  EXPECT_TRUE(read_recognised(near, {"归还登记簿"}).empty()) << "one label and three near ones";
  Lines enough = near;
  enough[2] = "押金情况 | 3 | 定金 | 4";
  EXPECT_EQ(read_recognised(enough, {"归还登记簿"}).size(), 1u) << "two and two";
}

TEST(Snap, AUnitThatCannotBeReadIsReported) {
  for (const char* read : {"押金情况(方无)", "押金情况(万元"}) {
    const std::vector<Form> forms = read_recognised(misread({{"押金情况(万元)", read}}));
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(section_of(forms[0], "payments").unit, "") << read;
    ASSERT_EQ(forms[0].findings.size(), 1u) << read;
    EXPECT_EQ(forms[0].findings[0].rule, "low-confidence");
    EXPECT_EQ(forms[0].findings[0].where, Lines{"rows.payments"});
  }
  EXPECT_EQ(findings_of(read_recognised(misread({{"押金情况(万元)", "押金情况"}})).at(0)), Lines{});
}

TEST(Snap, TheCellShowsTheLabelAndKeepsTheReading) {
  std::vector<Table> tables = {
      recognised(table_of(misread({{"押金情况(万元)", "押全情况(万元)"}}), kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {loan_profile()}, test_units());
  const Cell& cell = *tables[0].at(1, 0);
  EXPECT_EQ(cell.text, "押金情况(万元)");
  EXPECT_EQ(cell.snapped, 1);
  ASSERT_EQ(cell.alternatives.size(), 1u);
  EXPECT_EQ(cell.alternatives[0].text, "押全情况(万元)");
  EXPECT_EQ(section_of(forms.at(0), "payments").unit, "万元");
}

TEST(Snap, LabelsOfAnotherFormDoNotReplaceThoseOfTheOneThatIsNamedAboveTheTable) {
  Profile other = loan_profile();
  other.name = "return";
  other.title = "器材借出单";
  other.recognition.titles = {"器材借出单"};
  for (FieldRule& field : other.fields) {
    for (std::string& label : field.labels) {
      if (label == "用途说明") label = "用途说名";
    }
  }
  std::vector<Table> tables = {recognised(table_of(loan_lines(), kLoanHeading))};
  const std::vector<Form> forms = read_forms(tables, {other, loan_profile()}, test_units());
  expect_whole(forms);
  EXPECT_EQ(find(forms[0].fields, "purpose")->snapped, 0);
}

}  // namespace
}  // namespace biaoge
