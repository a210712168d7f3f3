// SPDX-License-Identifier: GPL-3.0-or-later
// Typing of values, and the flags on what does not look as expected.
#include "normalize/values.h"

#include <gtest/gtest.h>

#include "tests/normalize/loan_form.h"

namespace biaoge {
namespace {

Value value_of(const std::string& text, ValueType type, const std::string& unit = "",
               const Lines& choices = {}, bool required = false) {
  RawValue raw;
  raw.text = text;
  return make_value(raw, Expectation{type, &choices, required, unit}, test_units());
}

struct Example {
  std::string printed;
  std::string expected;  ///< "text{flags} → quantity"
};

void expect_all(ValueType type, const std::string& unit, const std::vector<Example>& examples,
                const Lines& choices = {}) {
  for (const auto& [printed, expected] : examples) {
    const Value value = value_of(printed, type, unit, choices);
    EXPECT_EQ(shown(&value) + " → " + quantity_of(&value), expected) << printed;
    EXPECT_EQ(value.raw, printed);
  }
}

TEST(Values, ANumberIsBare) {
  expect_all(ValueType::number, "万元",
             {{"10.00", "10.00 → 10.00"},
              {"１０", "10 → 10"},
              {"1,234.5", "1,234.5 → 1234.5"},
              {"", " → -"},
              {"-", "- → -"},
              {"无", "无 → -"},
              {"≥10", "≥10{unexpected-form} → -"},
              {"8-10", "8-10{unexpected-form} → -"},
              {"十分", "十分{unexpected-form} → -"},
              {"1 0", "1 0{unexpected-form} → -"},
              {"10\n9", "10\n9{unexpected-form} → -"},
              {"满分", "满分{unexpected-form} → -"}});
}

TEST(Values, AnAmountTakesTheUnitOfItsPlaceUnlessOneStandsBesideIt) {
  expect_all(ValueType::amount, "万元",
             {{"1,663.27", "1,663.27 → 1663.27 万元"},
              {"-12.50", "-12.50 → -12.50 万元"},
              {"50元", "50元 → 50 元"},
              {"0", "0 → 0 万元"},
              {"—", "— → -"},
              {"约3", "约3{unexpected-form} → -"},
              {"3 4", "3 4{unexpected-form} → -"},
              {"未到位", "未到位{unexpected-form} → -"}});
  expect_all(ValueType::amount, "", {{"3.50", "3.50 → 3.50"}});
}

TEST(Values, APercentIsOneWithoutItsSignToo) {
  expect_all(ValueType::percent, "万元",
             {{"97.43", "97.43 → 97.43 %"},
              {"97.43%", "97.43% → 97.43 %"},
              {"９７％", "97% → 97 %"},
              {"5‰", "5‰ → 5 ‰"},
              {"/", "/ → -"},
              {"≥90%", "≥90%{unexpected-form} → -"}});
}

TEST(Values, AQuantityMayBeWords) {
  expect_all(ValueType::quantity, "万元",
             {{"⩾90.00（％）", "≥90.00(%) → ≥90.00 %"},
              {"1-3期", "1-3期 → 1~3 期"},
              {"12", "12 → 12"},
              {"及时", "及时 → -"},
              {"6月底前", "6月底前 → -"},
              {"", " → -"},
              {"*", "* → -"}});
}

TEST(Values, AYearIsFourDigits) {
  expect_all(ValueType::year, "",
             {{"2024", "2024 → -"},
              {"二〇二四", "2024 → -"},
              {"２０２４", "2024 → -"},
              {"24", "24{unexpected-form} → -"},
              {"2024年", "2024年{unexpected-form} → -"},
              {"", " → -"}});
}

TEST(Values, AChoiceIsOneOfTheKnownTexts) {
  const Lines grades = {"优", "良", "优秀"};
  expect_all(ValueType::choice, "",
             {{"优", "优 → -"},
              {"优 秀", "优秀 → -"},
              {"优\n秀", "优秀 → -"},
              {"极好", "极好{unexpected-form} → -"},
              {"优良", "优良{unexpected-form} → -"},
              {"", " → -"}},
             grades);
}

TEST(Values, AKnownTextIsMendedAndAPieceOfOneIsFlagged) {
  const Lines known = {"测量器材", "照明器材", "可持续影响指标"};
  expect_all(ValueType::text, "",
             {{"可持\n续影\n响指\n标", "可持续影响指标 → -"},
              {"测 量 器 材", "测量器材 → -"},
              {"可持续影", "可持续影{unexpected-form} → -"},
              {"响指标", "响指标{unexpected-form} → -"},
              {"器材照明器材", "器材照明器材{unexpected-form} → -"},
              {"测量器材照明", "测量器材照明{unexpected-form} → -"},
              {"自备器具", "自备器具 → -"},
              {"测量器材与照明器材", "测量器材与照明器材 → -"},
              {"", " → -"}},
             known);
  expect_all(ValueType::text, "", {{"可持续影", "可持续影 → -"}});
}

TEST(Values, TextKeepsItsLinesAndItsPunctuation) {
  expect_all(ValueType::text, "", {{"一是…；\n二是（含3项）。", "一是…；\n二是（含3项）。 → -"}});
}

TEST(Values, WhatMustStandThereAndDoesNotIsMissing) {
  for (const ValueType type :
       {ValueType::text, ValueType::number, ValueType::amount, ValueType::percent,
        ValueType::quantity, ValueType::year, ValueType::choice}) {
    const Value empty = value_of(" \u3000", type, "", {}, true);
    EXPECT_EQ(shown(&empty), "{missing}");
    const Value optional = value_of("", type, "", {}, false);
    EXPECT_EQ(shown(&optional), "");
  }
  const Value mark = value_of("-", ValueType::number, "", {}, true);
  EXPECT_EQ(shown(&mark), "-");
}

TEST(Values, CharactersThatCouldNotBeReadAreFlagged) {
  const Value text = value_of("项\uFFFD名称", ValueType::text);
  EXPECT_EQ(shown(&text), "项\uFFFD名称{garbled-text}");
  const Value number = value_of("1\uFFFD.00", ValueType::number);
  EXPECT_FALSE(number.quantity.has_value());
  EXPECT_EQ(number.flags, (Lines{"unexpected-form", "garbled-text"}));
}

TEST(Values, OriginAndFlagsOfTheCellStayWithTheValue) {
  Cell cell;
  cell.text = "98";
  cell.boxes = {{3, {1, 2, 3, 4}}};
  cell.source = TextSource::ocr;
  cell.confidence = 0.5;
  cell.flags = {"low-confidence"};
  const Value value =
      make_value(raw_value(cell), {ValueType::percent, nullptr, true, ""}, test_units());
  EXPECT_EQ(shown(&value), "98{low-confidence}");
  EXPECT_EQ(value.source, TextSource::ocr);
  EXPECT_EQ(value.confidence, 0.5);
  ASSERT_EQ(value.boxes.size(), 1u);
  EXPECT_EQ(value.boxes[0].page, 3);
}

TEST(Values, AStrokeReadAsALetterIsInDoubt) {
  const auto read = [](const std::string& text, bool required, TextSource source) {
    Cell cell;
    cell.text = text;
    cell.source = source;
    cell.confidence = 0.99;
    const Value value =
        make_value(raw_value(cell), {ValueType::text, nullptr, required, ""}, test_units());
    return shown(&value);
  };
  EXPECT_EQ(read("N", false, TextSource::ocr), "N{ambiguous}");
  EXPECT_EQ(read("wA", true, TextSource::ocr), "wA{ambiguous}");
  EXPECT_EQ(read("1", false, TextSource::ocr), "1{ambiguous}");
  EXPECT_EQ(read("1", true, TextSource::ocr), "1");
  EXPECT_EQ(read("12", false, TextSource::ocr), "12");
  EXPECT_EQ(read("GIS", false, TextSource::ocr), "GIS");
  EXPECT_EQ(read("N", false, TextSource::text), "N");
}

TEST(Values, AppendedTextAddsItsPlaceAndItsDoubts) {
  RawValue value{"≥", {{1, {0, 0, 1, 1}}}, TextSource::text, 0.9, {}, {}, 0, {}};
  append(value, {"90", {{1, {1, 0, 2, 1}}}, TextSource::ocr, 0.7, {"low-confidence"}, {}, 0, {}},
         "");
  append(value, {"", {{1, {2, 0, 3, 1}}}, TextSource::text, 1, {}, {}, 0, {}}, " ");
  append(value, {"%", {{1, {3, 0, 4, 1}}}, TextSource::text, 1, {}, {}, 0, {}}, " ");
  EXPECT_EQ(value.text, "≥90 %");
  EXPECT_EQ(value.boxes.size(), 4u);
  EXPECT_EQ(value.source, TextSource::ocr);
  EXPECT_EQ(value.confidence, 0.7);
  EXPECT_EQ(value.flags, Lines{"low-confidence"});
}

TEST(Values, AUnitOfAnotherKindIsUnexpected) {
  expect_all(ValueType::amount, "万元",
             {{"50%", "50%{unexpected-form} → -"}, {"3台", "3台{unexpected-form} → -"}});
  expect_all(ValueType::number, "",
             {{"10%", "10%{unexpected-form} → -"}, {"10分", "10分 → 10 分"}});
  expect_all(ValueType::percent, "", {{"95元", "95元{unexpected-form} → -"}});
}

}  // namespace
}  // namespace biaoge
