// SPDX-License-Identifier: GPL-3.0-or-later
// Values read from a picture that are doubted for what stands around them.
#include "normalize/doubt.h"

#include <gtest/gtest.h>

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

TEST(Doubt, AMinusAloneMayBeDirt) {
  EXPECT_EQ(flagged(ValueType::amount, {"-0.00", "12.00", "-5.00"}, flag_odd_separators),
            (Lines{"-0.00{ambiguous}", "12.00", "-5.00"}));
  EXPECT_EQ(flagged(ValueType::amount, {"-3.00", "12.00"}, flag_odd_separators),
            (Lines{"-3.00{ambiguous}", "12.00"}));
  EXPECT_EQ(flagged(ValueType::amount, {"-3.00", "-12.00"}, flag_odd_separators),
            (Lines{"-3.00", "-12.00"}));
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
            (Lines{"≥2(台)", "10个{low-confidence}"}));
  EXPECT_EQ(rows_of(read_loans({table_of(all, kLoanHeading)}).at(0), "items", {"target"}),
            (Lines{"≥2(台)", "10个"}));
}

}  // namespace
}  // namespace biaoge
