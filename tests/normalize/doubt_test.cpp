// SPDX-License-Identifier: GPL-3.0-or-later
// Values read from a picture that are doubted for what stands around them.
#include "normalize/doubt.h"

#include <gtest/gtest.h>

#include "normalize/backing.h"
#include "normalize/quantity_doubt.h"
#include "normalize/same_texts.h"
#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

/// A form with one column of these values, and the flags that `check` gives them.
template <typename Check>
Lines flagged(ValueType type, const Lines& texts, const Check& check,
              TextSource source = TextSource::ocr) {
  Profile profile;
  profile.sections = {{}};
  profile.sections[0].name = "items";
  profile.sections[0].columns = {column("points", type, {"分值"})};
  Form form;
  form.sections = {{"items", "", {}}};
  for (const std::string& text : texts) {
    Value value;
    value.text = text;
    value.source = source;
    if (const auto number = Decimal::parse(text)) {
      value.quantity = Quantity{"", *number, {}, "", {}, "1", ""};
    }
    form.sections[0].rows.push_back({{"points", value}});
  }
  check(form, profile);
  return rows_of(form, "items", {"points"});
}

TEST(Doubt, ADashAmongNumbersOrAmongEmptyTextsIsDoubted) {
  const auto flags = [](ValueType type, const Lines& texts, TextSource source = TextSource::ocr) {
    return flagged(type, texts, flag_odd_marks, source);
  };
  EXPECT_EQ(flags(ValueType::number, {"10", "5", "-", "7"}),
            (Lines{"10", "5", "-{low-confidence}", "7"}));
  EXPECT_EQ(flags(ValueType::number, {"10", "5", "-", "7"}, TextSource::text),
            (Lines{"10", "5", "-", "7"}));
  EXPECT_EQ(flags(ValueType::number, {"10", "10", "-", "-"}), (Lines{"10", "10", "-", "-"}))
      << "printed so";
  EXPECT_EQ(flags(ValueType::text, {"", "-", "", ""}), (Lines{"", "-{low-confidence}", "", ""}));
  EXPECT_EQ(flags(ValueType::text, {"推迟", "-", "", "-"}), (Lines{"推迟", "-", "", "-"}))
      << "printed so";
}

TEST(Doubt, AnEmptyValueAmongMarksIsDoubted) {
  EXPECT_EQ(flagged(ValueType::text, {"/", "推迟", "/", "", "/"}, flag_lost_marks),
            (Lines{"/", "推迟", "/", "{low-confidence}", "/"}));
  EXPECT_EQ(flagged(ValueType::text, {"/", "推迟", "/", "", ""}, flag_lost_marks),
            (Lines{"/", "推迟", "/", "", ""}));
  EXPECT_EQ(flagged(ValueType::text, {"/", "/", "/", ""}, flag_lost_marks, TextSource::text),
            (Lines{"/", "/", "/", ""}));
}

TEST(Doubt, ThreeDecimalsAloneMayBeThousands) {
  EXPECT_EQ(flagged(ValueType::quantity, {"8.036", "12", "5.5"}, flag_odd_separators),
            (Lines{"8.036{ambiguous}", "12", "5.5"}));
  EXPECT_EQ(flagged(ValueType::quantity, {"8.036", "1.125", "5.5"}, flag_odd_separators),
            (Lines{"8.036", "1.125", "5.5"}));
}

TEST(Doubt, AUnitThatLostItsBracketsStandsApart) {
  EXPECT_EQ(flagged(ValueType::quantity, {"≥90 %", "85(%)"}, flag_odd_separators),
            (Lines{"≥90 %{ambiguous}", "85(%)"}));
  EXPECT_EQ(flagged(ValueType::quantity, {"≥90 %", "85 %"}, flag_odd_separators),
            (Lines{"≥90 %", "85 %"}));
}

TEST(Doubt, ASeparatorAtTheEndIsDirtOrMore) {
  EXPECT_EQ(flagged(ValueType::quantity, {"2,509.52万元.", "12万元"}, flag_odd_separators),
            (Lines{"2,509.52万元.{ambiguous}", "12万元"}));
}

TEST(Doubt, TenTimesTheWholeAndAMarkInALineOfItsOwnAreDoubted) {
  const Lines lines = misread({{"98.5", "1003%"}});
  const Form form = read_recognised(lines).at(0);
  EXPECT_EQ(rows_of(form, "items", {"rate"}), (Lines{"1003%{ambiguous}", "100%"}));
  EXPECT_EQ(flagged(ValueType::quantity, {"-\n100%", "95%"}, flag_odd_separators),
            (Lines{"-\n100%{ambiguous}", "95%"}));
}

TEST(Doubt, AMinusAloneMayBeDirt) {
  EXPECT_EQ(flagged(ValueType::amount, {"-0.00", "12.00", "-5.00"}, flag_odd_separators),
            (Lines{"-0.00{ambiguous}", "12.00", "-5.00"}));
  EXPECT_EQ(flagged(ValueType::amount, {"-3.00", "12.00"}, flag_odd_separators),
            (Lines{"-3.00{ambiguous}", "12.00"}));
  EXPECT_EQ(flagged(ValueType::amount, {"-3.00", "-12.00"}, flag_odd_separators),
            (Lines{"-3.00", "-12.00"}));
}

TEST(Doubt, ATotalMayHaveMoreDecimalsThanItsColumn) {
  Lines lines = loan_lines();
  lines[8] = "测量器材 | 水准仪 | ≥2(台) | 98.5 | 60.0 | ";
  lines[9] = "照明器材 | 头灯 | 10个 | 100% | 40.0 | 自备电池";
  lines[10] = "合计 | < | < | < | 100.25 | ";
  EXPECT_EQ(shown(read_recognised(lines).at(0), "total"), "100.25");
  lines[10] = "合计 | < | < | < | 100 | ";
  EXPECT_EQ(shown(read_recognised(lines).at(0), "total"), "100{format-outlier}");
}

TEST(Doubt, AnUnknownUnitReadTwiceIsWhatIsPrinted) {
  Profile profile = loan_profile();
  profile.sections[1].columns.push_back(column("done", ValueType::quantity, {"归还数量"}, false));
  const auto rows = [&](const std::string& target, const std::string& done) {
    std::vector<Table> tables = {recognised(table_of(
        {"借用单位 | 青禾测绘队 | < | 负责人 | 李明 | <", "押金情况 | | 应缴数 | 已缴数 | 扣分 | <",
         "器材类别 | 器材名称 | 借用数量 | 归还数量 | 分值 | 备注",
         "测量器材 | 水准仪 | " + target + " | " + done + " | 60 | ", "合计 | < | < | < | 100 | ",
         "评价等次 | 优 | < | < | < | <"},
        kLoanHeading))};
    return rows_of(read_forms(tables, {profile}, test_units()).at(0), "items", {"target", "done"});
  };
  EXPECT_EQ(rows("0事故", "0事故"), Lines{"0事故 | 0事故"});
  EXPECT_EQ(rows("0事故", "0事放"), Lines{"0事故{ambiguous} | 0事放{ambiguous}"});
}

TEST(Doubt, ADashBesideANoughtIsARate) {
  const auto rates = [](const std::string& due) {
    Profile profile;
    profile.sections = {{}};
    profile.sections[0].columns = {column("due", ValueType::amount, {"应缴数"}),
                                   column("share", ValueType::percent, {"缴纳率"})};
    Form form;
    form.sections = {{"payments", "", {}}};
    for (const auto& [amount, rate] : std::vector<std::pair<std::string, std::string>>{
             {"8", "80"}, {"9", "90"}, {"7", "70"}, {due, "-"}}) {
      Record row;
      for (const auto& [key, text] : {std::pair("due", amount), std::pair("share", rate)}) {
        Value value;
        value.text = text;
        value.source = TextSource::ocr;
        if (const auto number = Decimal::parse(text)) {
          value.quantity = Quantity{"", *number, {}, "", {}, "1", ""};
        }
        row.emplace_back(key, value);
      }
      form.sections[0].rows.push_back(row);
    }
    flag_odd_marks(form, profile);
    return shown(find(form.sections[0].rows.back(), "share"));
  };
  EXPECT_EQ(rates("0.00"), "-");
  EXPECT_EQ(rates("5.00"), "-{low-confidence}");
}

TEST(Doubt, AListAndALongSentenceHaveStops) {
  EXPECT_TRUE(lacks_full_stop("1.第三方机构人员不足\n2.今后按月通报进度"));
  EXPECT_FALSE(lacks_full_stop("1.第三方机构人员不足"));
  EXPECT_TRUE(lacks_full_stop(
      "围绕年度重点任务，开展健康讲座达到20场，全年共完成20场，辖区居民满意度达到93%以上"));
}

TEST(Doubt, ANumberWithoutTheSignOfItsOwnColumnIsDoubted) {
  Lines lines = {"器材类别 | 器材名称 | 比较方式 | 借用数量 | 分值 | 备注",
                 "测量器材 | 水准仪 | ≥ | 2(台) | 60 | ", "照明器材 | 头灯 | | 10个 | 40 | 自备"};
  Lines all = loan_lines();
  all.erase(all.begin() + 7, all.begin() + 10);
  all.insert(all.begin() + 7, lines.begin(), lines.end());
  EXPECT_EQ(rows_of(read_recognised(all).at(0), "items", {"target"}),
            (Lines{"≥2(台)", "10个{ambiguous}"}));
  EXPECT_EQ(rows_of(read_loans({table_of(all, kLoanHeading)}).at(0), "items", {"target"}),
            (Lines{"≥2(台)", "10个"}));
}

TEST(Doubt, NamesEndAlike) {
  const auto check = [](Form& form, const Profile& profile) {
    std::vector<Form*> forms = {&form};
    flag_odd_endings(forms, profile);
  };
  EXPECT_EQ(flagged(ValueType::text, {"合格率", "达标率", "知晓幸", "满意度"}, check),
            (Lines{"合格率", "达标率", "知晓幸{ambiguous}", "满意度"}));
  EXPECT_EQ(flagged(ValueType::text, {"合格率", "知晓幸", "满意度"}, check),
            (Lines{"合格率", "知晓幸", "满意度"}));
}

TEST(Doubt, AnEmptyNumberAmongMarksOrNumbersIsDoubted) {
  EXPECT_EQ(flagged(ValueType::percent, {"90", "80", "", "70"}, flag_lost_marks),
            (Lines{"90", "80", "{low-confidence}", "70"}));
  EXPECT_EQ(flagged(ValueType::number, {"10", "-", "", ""}, flag_lost_marks),
            (Lines{"10", "-", "{low-confidence}", "{low-confidence}"}));
  EXPECT_EQ(flagged(ValueType::number, {"10", "", "", ""}, flag_lost_marks),
            (Lines{"10", "", "", ""}));
}

TEST(Doubt, FourDecimalsAreTooMany) {
  EXPECT_EQ(flagged(ValueType::quantity, {"80.0000", "85.0000"}, flag_odd_separators),
            (Lines{"80.0000{ambiguous}", "85.0000{ambiguous}"}));
}

TEST(Doubt, AUnitThatMostValuesOfAColumnHaveIsMissed) {
  Profile profile = loan_profile();
  profile.sections[1].columns.push_back(column("done", ValueType::quantity, {"归还数量"}, false));
  const auto done = [&](const Lines& texts) {
    Lines lines = {"借用单位 | 青禾测绘队 | < | 负责人 | 李明 | <",
                   "押金情况 | | 应缴数 | 已缴数 | 扣分 | <",
                   "器材类别 | 器材名称 | 借用数量 | 归还数量 | 分值 | 备注"};
    for (const std::string& text : texts) {
      lines.push_back("测量器材 | 水准仪 | 90(%) | " + text + " | 60 | ");
    }
    lines.push_back("合计 | < | < | < | 100 | ");
    lines.push_back("评价等次 | 优 | < | < | < | <");
    std::vector<Table> tables = {recognised(table_of(lines, kLoanHeading))};
    return rows_of(read_forms(tables, {profile}, test_units()).at(0), "items", {"done"});
  };
  EXPECT_EQ(done({"92(%)", "95(%)", "92"}), (Lines{"92(%)", "95(%)", "92{format-outlier}"}));
  EXPECT_EQ(done({"92", "95", "92"}), (Lines{"92", "95", "92"})) << "printed so";
}

TEST(Doubt, AMisreadAddendExplainsThatASumFails) {
  Lines lines = loan_lines();
  lines[8] = "测量器材 | 水准仪 | ≥2(台) | 98.5 | 60.00 | ";
  lines[9] = "照明器材 | 头灯 | 10个 | 100% | 4000 | 自备电池";
  lines[10] = "合计 | < | < | < | 100.00 | ";
  Table table = recognised(table_of(lines, kLoanHeading), 0.99);
  for (Cell& cell : table.cells) {
    if (cell.text == "4000") cell.confidence = 0.4;
  }
  const Form form = read_loans({table}).at(0);
  CheckResult result;
  result.where = {"rows.items[0].points", "rows.items[1].points", "fields.total"};
  result.difference = "3960.00";
  Form copy = form;
  const std::set<const Value*> found = explaining(copy, result);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ((*found.begin())->text, "4000");
  result.difference = "312.40";
  EXPECT_TRUE(explaining(copy, result).empty());
}

}  // namespace
}  // namespace biaoge
