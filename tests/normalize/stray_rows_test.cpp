// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/stray_rows.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

Lines doubted(const Lines& names, TextSource source = TextSource::ocr) {
  Profile profile;
  profile.fields = {{}, {}};
  profile.fields[0].labels = {"总分", "合计"};
  profile.fields[1].labels = {"评分等级"};
  Form form;
  form.sections = {{"items", "", {}}};
  for (const std::string& name : names) {
    Value value;
    value.text = name;
    value.source = source;
    Value points = value;
    points.text = "5";
    form.sections[0].rows.push_back({{"name", value}, {"points", points}});
  }
  doubt_stray_rows(form, profile);
  return rows_of(form, "items", {"name", "points"});
}

TEST(StrayRows, WhatFollowsLabelsOfFieldsIsDoubted) {
  EXPECT_EQ(doubted({"甲", "总分\n评分等级", "乙"}),
            (Lines{"甲 | 5", "总分\n评分等级{low-confidence} | 5{low-confidence}",
                   "乙{low-confidence} | 5{low-confidence}"}));
}

TEST(StrayRows, OneLabelIsARowOfTheSection) {
  EXPECT_EQ(doubted({"甲", "合计", "总分"}), (Lines{"甲 | 5", "合计 | 5", "总分 | 5"}));
}

TEST(StrayRows, DigitalTextIsNotDoubted) {
  EXPECT_EQ(doubted({"总分\n评分等级", "乙"}, TextSource::text),
            (Lines{"总分\n评分等级 | 5", "乙 | 5"}));
}

}  // namespace
}  // namespace biaoge
