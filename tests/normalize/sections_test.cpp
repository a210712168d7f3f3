// SPDX-License-Identifier: GPL-3.0-or-later
// Rows under a header: merged labels, split-off columns, units, page ends.
#include "normalize/sections.h"

#include <gtest/gtest.h>

#include "tests/normalize/loan_form.h"
#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

constexpr std::size_t kItemsHeader = 7;

/// The form with other rows in place of the section of items, header included.
Form read_items(const Lines& rows, const std::string& total = "合计 | < | < | < | 100 | ") {
  Lines lines = loan_lines_with(10, total);
  lines.erase(lines.begin() + kItemsHeader, lines.begin() + 10);
  lines.insert(lines.begin() + kItemsHeader, rows.begin(), rows.end());
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? Form{} : forms.front();
}

/// The form with the four rows of payments replaced.
Form read_payments(const Lines& rows, const Lines& heading = {"器材借用单", "2024年"}) {
  Lines lines = loan_lines();
  lines.erase(lines.begin() + 1, lines.begin() + 5);
  lines.insert(lines.begin() + 1, rows.begin(), rows.end());
  const std::vector<Form> forms = read_loans({table_of(lines, heading)});
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? Form{} : forms.front();
}

const char* const kHeader = "器材类别 | 器材小类 | 器材名称 | 借用数量 | 分值 | 备注";

TEST(Sections, AMergedLabelHoldsForEveryRowItSpans) {
  const Form form =
      read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 30 | ", "^ | ^ | 经纬仪 | 1台 | 20 | ",
                  "^ | 电子 | 全站仪 | 1台 | 20 | ", "照明器材 | 手持 | 头灯 | 9个 | 30 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "group", "name", "points"}),
            (Lines{"测量器材 | 光学 | 水准仪 | 30", "测量器材 | 光学 | 经纬仪 | 20",
                   "测量器材 | 电子 | 全站仪 | 20", "照明器材 | 手持 | 头灯 | 30"}));
  EXPECT_EQ(findings_of(form), Lines{});
}

TEST(Sections, AMergedLabelOverAPageEndHoldsOnBothPages) {
  const Form form = read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", kPageEnd,
                                "^ | ^ | 经纬仪 | 1台 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "group", "name"}),
            (Lines{"测量器材 | 光学 | 水准仪", "测量器材 | 光学 | 经纬仪"}));
}

TEST(Sections, AnEmptyLabelMeansTheOneAbove) {
  const Form form =
      read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", " |  | 经纬仪 | 1台 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "group", "name"}),
            (Lines{"测量器材 | 光学 | 水准仪", "测量器材 | 光学 | 经纬仪"}));
}

TEST(Sections, AnEmptyInnerLabelUnderANewOuterOneStaysEmpty) {
  const Form form = read_items(
      {kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", "照明器材 |  | 头灯 | 1台 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "group", "name"}),
            (Lines{"测量器材 | 光学 | 水准仪", "照明器材 | {missing} | 头灯"}));
}

TEST(Sections, AnEmptyLabelAtTheFootOfAPageIsNotTheOneAbove) {
  const Form form =
      read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", " |  | 头灯 | 1台 | 20 | ",
                  kPageEnd, "照明器材 | 手持 | 手电 | 3把 | 20 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "name"}),
            (Lines{"测量器材 | 水准仪", "{missing} | 头灯", "照明器材 | 手电"}));
}

TEST(Sections, AMergedCellThatIsNoLabelCountsOnce) {
  const Form form = read_items(
      {kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 100 | 附三脚架", "^ | ^ | 经纬仪 | 1台 | ^ | ^"});
  EXPECT_EQ(rows_of(form, "items", {"name", "points", "note"}),
            (Lines{"水准仪 | 100 | 附三脚架", "经纬仪 | {missing} | "}));
}

TEST(Sections, RowsWithoutAnythingOfTheirOwnAreNoRows) {
  const Form form =
      read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 100 | ", "^ | ^ |  |  |  | "});
  EXPECT_EQ(rows_of(form, "items", {"name"}), Lines{"水准仪"});
  EXPECT_EQ(findings_of(form), Lines{});
}

TEST(Sections, SplitOffSignsAndUnitsBelongToTheValue) {
  const Form form =
      read_items({"器材类别 | 器材名称 | 比较方式 | 借用数量 | 计量单位 | 分值",
                  "测量器材 | 水准仪 | ≥ | 2 | 台 | 60",
                  "照明器材 | 完好比例 | ＞＝ | ９５ | ％ | 20", "^ | 巡查时间 |  | 及时 |  | 20"},
                 "合计 | < | < | < | < | 100");
  EXPECT_EQ(rows_of(form, "items", {"name", "target"}),
            (Lines{"水准仪 | ≥2台", "完好比例 | ≥95%", "巡查时间 | 及时"}));
  const auto& rows = section_of(form, "items").rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(quantity_of(find(rows[0], "target")), "≥2 台");
  EXPECT_EQ(quantity_of(find(rows[1], "target")), "≥95 %");
  EXPECT_EQ(quantity_of(find(rows[2], "target")), "-");
  EXPECT_EQ(find(rows[0], "target")->boxes.size(), 3u);
  EXPECT_EQ(findings_of(form), Lines{});
}

TEST(Sections, AHeaderRepeatedMidSectionIsNoRow) {
  const Form form = read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", kPageEnd,
                                kHeader, "照明器材 | 手持 | 头灯 | 9个 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "name"}),
            (Lines{"测量器材 | 水准仪", "照明器材 | 头灯"}));
  EXPECT_EQ(findings_of(form), Lines{});
}

TEST(Sections, AHeaderOfTwoRowsIsStillOneHeader) {
  const Form form =
      read_items({kHeader, "^ | ^ | ^ | ^ | ^ | ^", "测量器材 | 光学 | 水准仪 | 2台 | 100 | "});
  EXPECT_EQ(rows_of(form, "items", {"kind", "name"}), Lines{"测量器材 | 水准仪"});
}

TEST(Sections, TwoTextsUnderOneHeaderAreAmbiguous) {
  const Form form =
      read_items({"器材类别 | 器材名称 | 借用数量 | < | 分值 | 备注",
                  "测量器材 | 水准仪 | 2台 | < | 60 | ", "照明器材 | 头灯 | 9个 | 3把 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"name", "target"}),
            (Lines{"水准仪 | 2台", "头灯 | 9个 3把{ambiguous}"}));
  EXPECT_EQ(quantity_of(find(section_of(form, "items").rows[1], "target")), "-");
}

TEST(Sections, ACellMostlyUnderOneHeaderIsThatColumns) {
  const auto wide = [](std::string line) { return line + " | < | < | <"; };
  Lines lines = loan_lines();
  for (std::string& line : lines) line = wide(line);
  lines[kItemsHeader] = "器材类别 | 器材名称 | 借用数量 | < | < | 分值 | < | < | 备注";
  lines[8] = "测量器材 | 水准仪 | 2台 | < | < | < | 60 | < | ";
  lines[9] = "照明器材 | 头灯 | 10个 | < | 40 | < | < | < | 自备";
  lines[10] = "合计 | < | < | < | < | 100 | < | < | ";
  const std::vector<Form> forms = read_loans({table_of(lines, {"器材借用单", "2024年"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "items", {"name", "target", "points", "note"}),
            (Lines{"水准仪 | 2台 | 60 | ", "头灯 | 10个 | 40 | 自备"}));
}

TEST(Sections, ADividedCellWithOneTextIsThatText) {
  const Form form = read_items(
      {"器材类别 | 器材名称 | 借用数量 | < | 分值 | 备注", "测量器材 | 水准仪 |  | 2台 | 100 | "});
  EXPECT_EQ(rows_of(form, "items", {"name", "target"}), Lines{"水准仪 | 2台"});
}

TEST(Sections, AMissingColumnIsAFindingUnlessItMayBeAbsent) {
  const Form form =
      read_items({"器材类别 | 器材名称 | < | 完好率 | 分值 | 备注",
                  "测量器材 | 水准仪 | < | 99 | 60 | ", "照明器材 | 头灯 | < | 99 | 40 | "});
  ASSERT_EQ(findings_of(form), Lines{"missing rows.items “借用器材”未找到栏目“借用数量”"});
  EXPECT_EQ(form.findings[0].severity, Severity::warning);
}

TEST(Sections, AColumnNotFoundInAPictureIsFlaggedInEachRow) {
  const Form form = read_recognised(misread({{"借用数量", "们用欤最"}})).at(0);
  EXPECT_EQ(findings_of(form)[0], "missing rows.items “借用器材”未找到栏目“借用数量”");
  EXPECT_EQ(rows_of(form, "items", {"name", "target"}),
            (Lines{"水准仪{unassigned-text} | {missing}", "头灯{unassigned-text} | {missing}"}));
}

TEST(Sections, AHeaderWithoutRowsIsAFinding) {
  const Form form = read_items({kHeader});
  EXPECT_EQ(findings_of(form), Lines{"missing rows.items “借用器材”下未找到任何数据行"});
}

TEST(Sections, TooFewHeadersAreNoHeader) {
  const Form form = read_items(
      {"器材类别 | 器材名称 | 数目 | 质量 | 点数 | 附注", "测量器材 | 水准仪 | 2台 | 好 | 100 | "});
  EXPECT_TRUE(section_of(form, "items").rows.empty());
  const Lines findings = findings_of(form);
  EXPECT_NE(std::find(findings.begin(), findings.end(), "missing rows.items 未找到“借用器材”"),
            findings.end());
  EXPECT_NE(std::find(findings.begin(), findings.end(),
                      "unassigned-text 表内文字未归入任何栏目：“水准仪”"),
            findings.end());
}

TEST(Sections, RowsThatMustBeThereAreMissed) {
  const Form form =
      read_payments({"押金情况(万元) | | 应缴数 | 已缴数 | 扣分 | <",
                     "^ | 押金总额 | 3.00 | 3.00 | 2 | <", "^ | 现 金 ： | 3.00 | 3.00 | - | <"});
  EXPECT_EQ(rows_of(form, "payments", {"label"}), (Lines{"押金总额", "现 金 ："}));
  EXPECT_EQ(findings_of(form), Lines{"missing rows.payments “押金情况”未找到“转账”行"});
}

TEST(Sections, ARowThatNoRuleNamesIsFlagged) {
  Lines rows = loan_lines();
  rows = {rows.begin() + 1, rows.begin() + 5};
  rows.push_back("^ | 利息 | 0.50 | 0.50 | - | <");
  const Form form = read_payments(rows);
  EXPECT_EQ(rows_of(form, "payments", {"label"}),
            (Lines{"押金总额", "其中:现金", "转账", "利息{unexpected-form}"}));
}

/// Units of the first row of payments: amount due, amount paid, points.
Lines units_of_payments(const std::string& header, const Lines& heading) {
  Lines rows = loan_lines();
  rows = {rows.begin() + 1, rows.begin() + 5};
  rows[0] = header;
  const Form form = read_payments(rows, heading);
  Lines units = {section_of(form, "payments").unit};
  for (const char* key : {"due", "paid", "points"}) {
    units.push_back(quantity_of(find(section_of(form, "payments").rows.at(0), key)));
  }
  return units;
}

TEST(Sections, AmountsTakeTheUnitOfTheSectionAndScoresDoNot) {
  const Lines heading = {"器材借用单", "2024年"};
  const Lines expected = {"万元", "1200.50 万元", "1200.50 万元", "2"};
  EXPECT_EQ(units_of_payments("押金情况(万元) | | 应缴数 | 已缴数 | 扣分 | <", heading), expected);
  EXPECT_EQ(units_of_payments("押金情况（单位：万元） | | 应缴数 | 已缴数 | 扣分 | <", heading),
            expected);
}

TEST(Sections, TheUnitOfALineAboveTheTableHoldsForAmounts) {
  const Lines heading = {"器材借用单", "2024年 单位：元"};
  EXPECT_EQ(units_of_payments("押金情况 | | 应缴数 | 已缴数 | 扣分 | <", heading),
            (Lines{"元", "1200.50 元", "1200.50 元", "2"}));
  EXPECT_EQ(units_of_payments("押金情况(万元) | | 应缴数 | 已缴数 | 扣分 | <", heading),
            (Lines{"万元", "1200.50 万元", "1200.50 万元", "2"}));
}

TEST(Sections, TheUnitInAHeaderHoldsForItsColumn) {
  EXPECT_EQ(units_of_payments("押金情况(万元) | | 应缴数（元） | 已缴数 | 扣分（分） | <",
                              {"器材借用单", "2024年"}),
            (Lines{"万元", "1200.50 元", "1200.50 万元", "2"}));
}

TEST(Sections, WithoutAUnitAnywhereThereIsNone) {
  EXPECT_EQ(units_of_payments("押金情况 | | 应缴数 | 已缴数 | 扣分 | <", {"器材借用单", "2024年"}),
            (Lines{"", "1200.50", "1200.50", "2"}));
}

TEST(Sections, TheBaseValueOfAnAmountIsExact) {
  const std::vector<Form> forms = read_loans({loan_table()});
  ASSERT_EQ(forms.size(), 1u);
  const Value& due = *find(section_of(forms[0], "payments").rows.at(1), "due");
  ASSERT_TRUE(due.quantity.has_value());
  ASSERT_TRUE(due.quantity->base_value.has_value());
  EXPECT_EQ(due.quantity->base_value->to_string(), "2005000.00");
  EXPECT_EQ(due.quantity->base_unit, "元");
}

TEST(Sections, AMarkThatSaysNotApplicableKeepsItsText) {
  for (const char* mark : {"-", "—", "/", "*", "无", "不适用", "N/A"}) {
    Lines rows = loan_lines();
    rows = {rows.begin() + 1, rows.begin() + 5};
    rows[2] = std::string("^ | 其中:现金 | ") + mark + " | 0.00 | - | <";
    const Form form = read_payments(rows);
    const Value& due = *find(section_of(form, "payments").rows.at(1), "due");
    EXPECT_EQ(shown(&due), mark);
    EXPECT_FALSE(due.quantity.has_value()) << mark;
  }
}

/// The rest of the items in a table of its own with other column edges.
std::vector<Table> with_rest(const Lines& rest, const std::vector<double>& edges) {
  const Lines lines = loan_lines();
  Table second = table_of(rest, {}, 2);
  second.column_edges = edges;
  return {table_of({lines.begin(), lines.begin() + 9}, {"器材借用单", "2024年"}), second};
}

TEST(Sections, TheRestInATableOfItsOwnIsReadByThePlaceOfItsColumns) {
  const Lines four_columns = {"照明器材 | 头灯 | 10个 | 100% | 40", "评价等次 | 优 | < | < | <"};
  const std::vector<double> no_notes = {50, 150, 250, 350, 450, 550};
  std::vector<double> moved = no_notes;
  for (double& edge : moved) edge += 60;
  for (const auto& edges : {no_notes, moved}) {
    const std::vector<Form> forms = read_loans(with_rest(four_columns, edges));
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(
        rows_of(forms[0], "items", {"kind", "name", "target", "rate", "points"}),
        (Lines{"测量器材 | 水准仪 | ≥2(台) | 98.5 | 60", "照明器材 | 头灯 | 10个 | 100% | 40"}));
  }
}

TEST(Sections, AColumnDividedInTheRestIsReadWhole) {
  const std::vector<Form> forms = read_loans(with_rest(
      {"照明器材 | 头灯 | < | 10个 | 100% | 40 | 自备", "评价等次 | 优 | < | < | < | < | <"},
      {50, 150, 200, 250, 350, 450, 550, 650}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "items", {"kind", "name", "target", "points", "note"}),
            (Lines{"测量器材 | 水准仪 | ≥2(台) | 60 | ", "照明器材 | 头灯 | 10个 | 40 | 自备"}));
}

TEST(Translated, ColumnsAreMatchedByTheirEdgesAsTheyStandOrMoved) {
  Table from = table_of({"a | b | c | d"});
  Table to = table_of({"a | b | c | d"});
  const auto shown_span = [&](int first, int last) {
    const ColumnSpan span = translated({first, last}, from, to);
    return std::to_string(span.first) + "-" + std::to_string(span.last);
  };
  EXPECT_EQ(shown_span(1, 3), "1-3");
  to.column_edges = {50, 100, 150, 250, 350, 450};  // The first column is divided.
  EXPECT_EQ(shown_span(0, 1), "0-2");
  EXPECT_EQ(shown_span(1, 3), "2-4");
  to.column_edges = {110, 210, 310, 410, 510};  // All is moved by 60.
  EXPECT_EQ(shown_span(0, 1), "0-1");
  EXPECT_EQ(shown_span(2, 4), "2-4");
  to.column_edges = {150, 250, 350, 450};  // Without the first column.
  EXPECT_EQ(shown_span(2, 3), "1-2");
}

TEST(Sections, AMergedCellUnderTwoHeadersIsAmbiguousInBoth) {
  const Form form = read_items(
      {kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", "照明器材 | 手持 | 头灯 | 40 | < | "});
  EXPECT_EQ(rows_of(form, "items", {"name", "target", "points"}),
            (Lines{"水准仪 | 2台 | 60", "头灯 | 40{ambiguous} | 40{ambiguous}"}));
}

TEST(Sections, ASubtotalEndsNothingAndIsNotTheTotal) {
  const Form form =
      read_items({kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 60 | ", "合计 | < | < | < | 60 | ",
                  "照明器材 | 手持 | 头灯 | 9个 | 40 | "});
  EXPECT_EQ(rows_of(form, "items", {"name", "points"}), (Lines{"水准仪 | 60", "头灯 | 40"}));
  EXPECT_EQ(shown(form, "total"), "100");
}

/// The same, read from a picture; the texts of a column with their flags.
Lines recognised_items(const Lines& rows, const std::string& key) {
  Lines lines = loan_lines();
  lines.erase(lines.begin() + kItemsHeader, lines.begin() + 10);
  lines.insert(lines.begin() + kItemsHeader, rows.begin(), rows.end());
  Lines texts;
  for (const Form& form : read_recognised(lines)) {
    for (const Record& row : section_of(form, "items").rows) {
      const Value* value = find(row, key);
      texts.push_back(value->text);
      for (const std::string& flag : value->flags) texts.back() += "{" + flag + "}";
    }
  }
  return texts;
}

TEST(Sections, ARecognisedValueThatSpansRowsIsDoubtedInEach) {
  const Lines rows = {kHeader, "测量器材 | 光学 | 水准仪 | 2台 | 30 | ",
                      "^ | ^ | 经纬仪 | ^ | 20 | ", "^ | 电子 | 全站仪 | 1台 | 20 | ",
                      "照明器材 | 手持 | 头灯 | 9个 | 30 | "};
  EXPECT_EQ(recognised_items(rows, "target"),
            (Lines{"2台{low-confidence}", "{low-confidence}", "1台", "9个"}));
  EXPECT_EQ(recognised_items(rows, "kind"),
            (Lines{"测量器材", "测量器材", "测量器材", "照明器材"}));
}

}  // namespace
}  // namespace biaoge
