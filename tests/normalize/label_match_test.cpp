// SPDX-License-Identifier: GPL-3.0-or-later
// How near a recognised text is to a label.
#include "normalize/label_match.h"

#include <gtest/gtest.h>

#include "core/utf8.h"

namespace biaoge {
namespace {

std::vector<KnownLabel> known(const std::vector<std::string>& labels) {
  std::vector<KnownLabel> result;
  for (const std::string& label : labels) {
    result.push_back({from_utf8(label), label, static_cast<int>(result.size())});
  }
  return result;
}

/// The label taken, with its distance; "?" where several are as near, "" where none is near.
std::string taken(const std::string& read, const std::vector<std::string>& labels,
                  Tolerance tolerance = Tolerance::strict) {
  const std::vector<KnownLabel> all = known(labels);
  const LabelMatch match = nearest_label(from_utf8(read), pointers(all), tolerance);
  if (match.tied) return "?";
  return match.label ? match.label->label + " " + std::to_string(match.edits) : "";
}

TEST(LabelMatch, AQuarterOfALabelMayBeWrong) {
  EXPECT_EQ(taken("借用单仕", {"借用单位"}), "借用单位 1");
  EXPECT_EQ(taken("借用单", {"借用单位"}), "借用单位 1");
  EXPECT_EQ(taken("借用用单位", {"借用单位"}), "借用单位 1");
  EXPECT_EQ(taken("借月草位", {"借用单位"}), "") << "two of four";
  EXPECT_EQ(taken("甲乙丙丁戊己庚子", {"甲乙丙丁戊己庚辛"}), "甲乙丙丁戊己庚辛 1");
  EXPECT_EQ(taken("甲乙丙丁戊子丑寅", {"甲乙丙丁戊己庚辛"}), "") << "three of eight";
  EXPECT_EQ(taken("甲乙丙丁戊己子丑", {"甲乙丙丁戊己庚辛"}), "甲乙丙丁戊己庚辛 2");
  EXPECT_EQ(taken("", {"借用单位"}), "");
}

TEST(LabelMatch, TwoCharactersNeedACertainPlace) {
  EXPECT_EQ(taken("分伯", {"分值"}), "");
  EXPECT_EQ(taken("分伯", {"分值"}, Tolerance::brief), "分值 1");
  EXPECT_EQ(taken("台汁", {"合计"}, Tolerance::brief), "");
}

TEST(LabelMatch, EquallyNearLabelsAreNone) {
  EXPECT_EQ(taken("丙量器材", {"甲量器材", "乙量器材"}), "?");
  EXPECT_EQ(taken("丙量器材", {"甲量器材", "乙量器材", "丙量器具"}), "?");
  EXPECT_EQ(taken("丙量器材", {"甲量器材", "丙量器材"}), "丙量器材 0");
}

TEST(LabelMatch, LookAlikesAreNearer) {
  EXPECT_EQ(taken("末期", {"未期", "中期"}, Tolerance::brief), "未期 1");
  EXPECT_EQ(taken("项日名祢", {"项目名称"}), "项目名称 2") << "two look-alikes weigh one edit";
}

TEST(LabelMatch, VariantsWithTheSameMeaningDoNotCompete) {
  const std::vector<KnownLabel> labels = {{U"其他资金", "其他资金", 3},
                                          {U"其它资金", "其它资金", 3}};
  const LabelMatch match = nearest_label(U"其龙资金", pointers(labels), Tolerance::strict);
  ASSERT_NE(match.label, nullptr);
  EXPECT_EQ(match.label->label, "其他资金");
}

TEST(LabelMatch, RemainsOfRulingsGo) {
  EXPECT_EQ(strip_noise("|_ 借用单位.-"), "借用单位");
  EXPECT_EQ(strip_noise("|_.-"), "");
  EXPECT_EQ(to_utf8(recognised_key("| 押金情况(万元")), "押金情况");
}

TEST(LabelMatch, WhatFollowsALabelIsKeptAsPrinted) {
  EXPECT_EQ(as_printed("押金总额", "押全总额："), "押金总额：");
  EXPECT_EQ(as_printed("押金总额", "押全总额: |"), "押金总额:");
  EXPECT_EQ(as_printed("押金情况", "押全情况（万元）"), "押金情况（万元）");
  EXPECT_EQ(as_printed("押金情况", "押全情况_"), "押金情况");
}

}  // namespace
}  // namespace biaoge
