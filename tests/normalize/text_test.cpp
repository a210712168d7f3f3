// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/text.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace biaoge {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(CleanText, FoldsFullWidthLettersDigitsAndSigns) {
  for (const auto& [raw, clean] : Pairs{{"ＡＢｃｚ０９", "ABcz09"},
                                        {"１００．５％", "100.5%"},
                                        {"＋－＝＜＞／＊＠＃＆", "+-=<>/*@#&"},
                                        {"～", "~"},
                                        {"［１］｛２｝", "[1]{2}"},
                                        {"\u3000项目\u3000名称\u3000", "项目 名称"}}) {
    EXPECT_EQ(clean_text(raw), clean) << raw;
  }
}

TEST(CleanText, KeepsThePunctuationOfChineseProse) {
  for (const char* prose : {"完成项目（含续建），其中：一、提升；二、健全！好？",
                            "推动“标准化”建设——打造《指引》。", "一是…；二是……"}) {
    EXPECT_EQ(clean_text(prose), prose);
  }
  EXPECT_EQ(clean_text("完成２０项（含３项），"), "完成20项（含3项），");
}

TEST(CleanText, UnifiesOperatorsHyphensAndTildes) {
  for (const auto& [raw, clean] : Pairs{{"⩾≧≥", "≥≥≥"},
                                        {"⩽≦≤", "≤≤≤"},
                                        {"﹦﹥﹤﹢﹪", "=><+%"},
                                        {"－−–﹣‐‑‒", "-------"},
                                        {"∼〜～", "~~~"}}) {
    EXPECT_EQ(clean_text(raw), clean) << raw;
  }
}

TEST(CleanText, KeepsWhatHasMeaningOfItsOwn) {
  for (const char* text : {"①②㈠", "m²", "10³", "½", "㎡", "20℃", "5‰", "—", "——", "×", "±", "≠",
                           "≈", "≮", "￥", "□☑√", "Ⅲ", "〇"}) {
    EXPECT_EQ(clean_text(text), text);
  }
}

TEST(CleanText, MapsRadicalsAndCompatibilityIdeographs) {
  for (const auto& [raw, clean] : Pairs{{"项⽬", "项目"},  // Kangxi radical 目
                                        {"⽇⽉⾦⼈⼤", "日月金人大"},
                                        {"⺠政", "民政"},  // radical supplement
                                        {"⻓宁", "长宁"},
                                        {"⻔⻚⻢⻰", "门页马龙"},
                                        {"⺟⻳", "母龟"},          // by decomposition
                                        {"\uF967\uF9F7", "不立"},  // compatibility ideographs
                                        {"\U0002F800", "丽"}}) {
    EXPECT_EQ(clean_text(raw), clean) << raw;
  }
  EXPECT_EQ(clean_text("\uFA0E"), "\uFA0E") << "a unified ideograph in the compatibility block";
  EXPECT_EQ(clean_text("⺮"), "⺮") << "a radical that is no whole ideograph";
}

TEST(CleanText, TurnsTheMarksOfVerticalWriting) {
  EXPECT_EQ(clean_text("项目︵万元︶"), "项目（万元）");
  EXPECT_EQ(clean_text("一︑二︒"), "一、二。");
}

TEST(CleanText, DropsWhatCannotBeSeen) {
  EXPECT_EQ(clean_text("\uFEFF项\u200B目\u200D"), "项目");
  EXPECT_EQ(clean_text("soft\u00ADhyphen"), "softhyphen");
  EXPECT_EQ(clean_text("a\x01\x7F"
                       "b\u200E"),
            "ab");
  EXPECT_EQ(clean_text("葛\U000E0100城\uFE00"), "葛城");
  EXPECT_EQ(clean_text("\u200B"), "");
}

TEST(CleanText, TrimsAndCollapsesWhiteSpaceButKeepsLineEnds) {
  EXPECT_EQ(clean_text("  a \t\u00A0 b  "), "a b");
  EXPECT_EQ(clean_text("第一段 \n  第二段"), "第一段\n第二段");
  EXPECT_EQ(clean_text("a\r\nb\rc\u2028d\n\n\ne"), "a\nb\nc\nd\ne");
  EXPECT_EQ(clean_text("\n\n"), "");
  EXPECT_EQ(clean_text(""), "");
  EXPECT_EQ(clean_text(" "), "");
  EXPECT_EQ(clean_text("项 目 名 称"), "项 目 名 称");
}

TEST(CleanText, IllFormedBytesAreShownAsReplacementCharacters) {
  EXPECT_EQ(clean_text("a\xFF"), "a\uFFFD");
  EXPECT_EQ(clean_text("\xE9\xA1"), "\uFFFD\uFFFD");
  EXPECT_EQ(clean_text("\xE9xy"), "\uFFFDxy");
}

TEST(CleanText, IsIdempotent) {
  for (const char* raw : {"⩾９０．００（％）", "  项⽬\u3000名称 ", "a\r\n\u200Bb", "⺠政︵一︶－",
                          "100% 项目", "提升 \n 5％"}) {
    const std::string once = clean_text(raw);
    EXPECT_EQ(clean_text(once), once) << raw;
  }
}

TEST(CleanValueText, FoldsBracketsOfAValue) {
  for (const auto& [raw, clean] : Pairs{{"⩾90.00（％）", "≥90.00(%)"},
                                        {"100%（2023年12月）", "100%(2023年12月)"},
                                        {"１，６６３．２７", "1,663.27"},
                                        {"－", "-"},
                                        {"100%", "100%"},
                                        {"（1,234.5）", "(1,234.5)"}}) {
    EXPECT_EQ(clean_value_text(raw), clean) << raw;
  }
}

TEST(CleanValueText, LeavesProseAlone) {
  for (const char* prose : {"达成指标（部分）", "完成3项，其中2项延期", "完成3项（含2项）。",
                            "1、建立机制；2、健全制度", "良好：优"}) {
    EXPECT_EQ(clean_value_text(prose), prose);
  }
}

TEST(LabelKey, EqualForTheWaysALabelIsPrinted) {
  for (const char* label : {"项目名称",
                            "项 目 名 称",
                            "项目名称：",
                            "项目名称:",
                            " 项目\n名称 ",
                            "1.项目名称",
                            "1．项目名称",
                            "1、项目名称",
                            "12. 项目名称",
                            "1）项目名称",
                            "（1）项目名称",
                            "(一)项目名称",
                            "（一）项目名称：",
                            "一、项目名称",
                            "十一、项目名称",
                            "①项目名称",
                            "㈠项目名称",
                            "项⽬名称",
                            "项目名称（万元）",
                            "项目名称（万元）：",
                            "项目名称：（万元）",
                            "项目名称[万元]",
                            "项目名称【单位：万元】",
                            "项目名称(A)(万元)",
                            "项目名称（万元（含税））",
                            "项\u200B目名称"}) {
    EXPECT_EQ(label_key(label), "项目名称") << label;
  }
}

TEST(LabelKey, KeepsDifferentLabelsApart) {
  for (const auto& [label, key] : Pairs{{"其中:当年财政拨款", "其中:当年财政拨款"},
                                        {"其中：当年财政拨款", "其中:当年财政拨款"},
                                        {"年度资金总额:", "年度资金总额"},
                                        {"执行率（%）", "执行率"},
                                        {"执行率（B/A）", "执行率"},
                                        {"一级指标", "一级指标"},
                                        {"三级指标", "三级指标"},
                                        {"2023年度", "2023年度"},
                                        {"1.5倍", "1.5倍"},
                                        {"(2023年度)", "(2023年度)"},
                                        {"（2023）年度", "(2023)年度"},
                                        {"项目资金（万元", "项目资金(万元"},
                                        {"KPI 名称", "kpi名称"},
                                        {"1.", "1."},
                                        {"：", ""},
                                        {"", ""}}) {
    EXPECT_EQ(label_key(label), key) << label;
  }
}

TEST(LabelUnit, IsTheLastBracketedGroup) {
  for (const auto& [label, unit] : Pairs{{"项目资金（万元）", "万元"},
                                         {"项目资金\n（元）：", "元"},
                                         {"执行率（％）", "%"},
                                         {"金额（单位：万元）", "万元"},
                                         {"项目资金[万元]", "万元"},
                                         {"执行数(B)(万元)", "万元"},
                                         {"（万元）", "万元"},
                                         {"项目︵万元︶", "万元"},
                                         {"项目资金", ""},
                                         {"项目（万元）资金", ""},
                                         {"项目资金（万元", ""},
                                         {"项目资金万元）", ""},
                                         {"项目资金（）", ""},
                                         {"", ""}}) {
    EXPECT_EQ(label_unit(label), unit) << label;
  }
}

TEST(NotApplicable, MarksThatMeanNothing) {
  for (const char* mark : {"",   " ",  "-", "－",  "—", "——", "--",     "- -", "―",   "──",    "/",
                           "／", "\\", "*", "***", "×", "无", "不适用", "N/A", "n/a", "Ｎ／Ａ"}) {
    EXPECT_TRUE(is_not_applicable(clean_text(mark))) << mark;
  }
}

TEST(NotApplicable, AnythingElseIsAValue) {
  for (const char* text : {"0", "0.00", "-5", "—5", "无偏差", "一", "a", "-/", "/1", "~", "."}) {
    EXPECT_FALSE(is_not_applicable(text)) << text;
  }
}

}  // namespace
}  // namespace biaoge
