// SPDX-License-Identifier: GPL-3.0-or-later
// The worst error is a wrong number: what must stay text, and what happens to a good quantity with
// something in front of it or behind it.
#include <gtest/gtest.h>

#include <string>

#include "normalize/quantity.h"
#include "normalize/text.h"
#include "profiles/loader.h"

namespace biaoge {
namespace {

const UnitTable& units() {
  static const UnitTable table = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt").value();
  return table;
}

void expect_text(std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    EXPECT_FALSE(parse_quantity(clean_value_text(text), units())) << text;
  }
}

TEST(QuantityRefusal, NotApplicableMarks) {
  expect_text({"", " ", "-", "—", "——", "/", "\\", "*", "×", "无", "N/A", "零", "一"});
}

TEST(QuantityRefusal, Dates) {
  expect_text(
      {"2023年",   "2023年12月", "2023年12月31日", "2023-12-31",    "2023.12.31", "2023/12/31",
       "2023.12",  "2024.6",     "2023-12",        "12月",          "6月",        "6月份",
       "6月底前",  "6月30日",    "15日",           "3-5日",         "12月底",     "年底前完成",
       "2023年底", "2023年度",   "2023-2025年",    "2023年-2025年", "1-3月",      "8-10月",
       "1季度",    "二〇二三年", "十二月",         "一月",          "三日",       "近3年",
       "近三年",   "近6个月",    "10:30",          "8点",           "8时",        "8点30分",
       "3月前",    "3日前",      "2023(年)",       "第3季度",       "2023学年",   "6月上旬"});
}

TEST(QuantityRefusal, WordsOfTheForms) {
  expect_text({"及时", "健全", "提升", "建立健全", "完成", "达成指标", "部分达成指标并具有一定效果",
               "基层治理相关", "优", "合格", "是", "年底前完成", "全部完成", "未达标"});
}

TEST(QuantityRefusal, IdiomsWithNumerals) {
  expect_text({"一致",     "十分", "一定",     "一般",     "一起",     "一级",   "一次性", "三次",
               "第一批",   "第一", "两新组织", "三公经费", "两万五",   "一体化", "四好",   "五一",
               "十分满意", "一流", "百分之百", "万无一失", "千方百计", "两会",   "双百"});
}

TEST(QuantityRefusal, CodesAndNumberings) {
  expect_text(
      {"01-02-03", "1.2.3", "3/5", "1-3", "021-64123456",    "13-14", "(1)", "(5)", "(2023)",
       "1)",       "1.",    "1、", "3号", "第3期",           "No.3",  "#3",  "A1",  "1A",
       "12345-6",  "3、5",  "1 2", "3#",  "沪财〔2023〕5号", "3:2"});
}

TEST(QuantityRefusal, ProseWithNumbers) {
  expect_text({"完成3项",
               "达到90%",
               "提升5%",
               "较上年增长10%",
               "100%完成",
               "3项以上成果",
               "100分以上人数较多",
               "80岁以上老人",
               "3天5小时",
               "5分30秒",
               "20余项",
               "50多户",
               "3个小区和2个村",
               "≥90%且≤100%",
               "90%或以上",
               "从3到5",
               "3项(完成)2项(未完成)",
               "共3场次,累计50人次",
               "2个月左右完成",
               "3大类5小项",
               "5年规划",
               "3年级",
               "50%+",
               "按时完成率100%",
               "约等于",
               "不少于",
               "至少完成3项",
               "5名以上的学生",
               "1、3项",
               "盘活2500平方米的闲置空间;服务更加丰富"});
}

TEST(QuantityRefusal, LongAndHostileText) {
  EXPECT_FALSE(parse_quantity(std::string(100000, '('), units()));
  EXPECT_FALSE(parse_quantity(std::string(100000, '1'), units()));
  std::string nested;
  for (int i = 0; i < 100; ++i) nested += "1(";
  EXPECT_FALSE(parse_quantity(nested, units()));
  EXPECT_FALSE(parse_quantity(nested + "1" + std::string(100, ')'), units()));
  EXPECT_FALSE(parse_quantity("5\xFF", units()));
  EXPECT_FALSE(parse_quantity("5\uFFFD", units()));
}

// Valid quantities, each with characters that don't belong there put in front of it and behind it:
// either it is text then, or its number and comparator are the same.
TEST(QuantityRefusal, GarbageNeverChangesTheNumber) {
  const char* valid[] = {"=100.00(%)", "≥90(%)", ">95%",    "1,663.27",  "12篇",
                         "1-3期",      "约50户", "90%以上", "5天以内",   "80%-90%",
                         "16.00(万)",  "0事故",  "3年",     "¥1,234.50", "一百二十万元",
                         "-12.5",      "△12.5",  "2户次",   "5元/人",    "100%(2023年12月)"};
  const char* garbage[] = {"x",  "Z",  "?",    "!",    "、", "的",   "第",
                           "(",  ")",  "（",   "）",   "[",  "]",    "#",
                           "@",  "-",  "—",    "/",    "\\", "~",    "..",
                           ".",  "…",  "“",    "》",   "²",  "①",    ":",
                           "|",  "&",  "完成", "达到", "≥",  "≤",    "<",
                           "=",  "±",  "%",    "‰",    "+",  "√",    "\xEF\xBF\xBD",
                           "年", "月", "日",   "不",   "共", "其中", "；",
                           "，", "。"};
  int refused = 0;
  for (const char* text : valid) {
    const auto plain = parse_quantity(text, units());
    ASSERT_TRUE(plain) << text;
    for (const char* extra : garbage) {
      const std::string behind = std::string(text) + extra;
      const auto longer = parse_quantity(behind, units());
      if (longer) {
        EXPECT_EQ(longer->value, plain->value) << behind;
        EXPECT_EQ(longer->high, plain->high) << behind;
        EXPECT_EQ(longer->comparator, plain->comparator) << behind;
      } else {
        ++refused;
      }
      const std::string before = std::string(extra) + text;
      const auto prefixed = parse_quantity(before, units());
      // A comparator in front of a bare number is a comparator; a sign is a sign.
      const bool meaningful = std::string("≥≤<=±-+!").find(extra) != std::string::npos;
      if (prefixed && !meaningful) {
        EXPECT_EQ(prefixed->value, plain->value) << before;
        EXPECT_EQ(prefixed->high, plain->high) << before;
        EXPECT_EQ(prefixed->comparator, plain->comparator) << before;
      }
      if (!prefixed) ++refused;
    }
  }
  EXPECT_GT(refused, 1800) << "of 2040";
}

// What a quantity loses on the way must not leave another one behind.
TEST(QuantityRefusal, DigitsCutOffByBracketsOrBreaksAreNotLost) {
  expect_text({"155.1\n7", "155 .17", "155. 17", "1,\n663", "≥9 0%", "1 -3 5期", "90(%", "(90",
               "90％）", "≥ 90 (% )%"});
}

}  // namespace
}  // namespace biaoge
