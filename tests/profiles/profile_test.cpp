// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

SectionRule budget() {
  SectionRule section;
  section.rows = {RowRule{{"年度资金总额", "资金总额"}},
                  RowRule{{"其中:当年财政拨款", "财政拨款"}}};
  return section;
}

TEST(SectionRow, IsFoundByAnyOfItsVariants) {
  const SectionRule section = budget();
  EXPECT_EQ(section.row("资金总额"), &section.rows[0]);
  EXPECT_EQ(section.row("财政拨款"), &section.rows[1]);
}

TEST(SectionRow, IsFoundWhateverSpaceWidthAndTrailingColon) {
  const SectionRule section = budget();
  EXPECT_EQ(section.row("年度资金总额:"), &section.rows[0]);
  EXPECT_EQ(section.row("年度资金 总额："), &section.rows[0]);
  EXPECT_EQ(section.row("其中：当年财政拨款"), &section.rows[1]);
}

TEST(SectionRow, IsFoundWhateverNumberItHasAmongTheOthers) {
  SectionRule section;
  section.rows = {RowRule{{"其他收入"}}, RowRule{{"八、事业收入"}}};
  EXPECT_EQ(section.row("四、其他收入"), &section.rows[0]);
  EXPECT_EQ(section.row("12、其他收入"), &section.rows[0]);
  EXPECT_EQ(section.row("三、事业收入"), &section.rows[1]);
  EXPECT_EQ(section.row("一其他收入"), nullptr);
  EXPECT_EQ(section.row("四、"), nullptr);
}

TEST(SectionRow, IsNotGuessedFromAPart) {
  const SectionRule section = budget();
  EXPECT_EQ(section.row("资金"), nullptr);
  EXPECT_EQ(section.row("年度资金总额(万元)合计"), nullptr);
  EXPECT_EQ(section.row(""), nullptr);
}

TEST(Lookups, FindByKeyAndName) {
  Profile profile;
  profile.fields.resize(2);
  profile.fields[1].key = "grade";
  profile.sections.resize(1);
  profile.sections[0].name = "budget";
  profile.sections[0].columns.resize(1);
  profile.sections[0].columns[0].key = "rate";
  EXPECT_EQ(profile.field("grade"), &profile.fields[1]);
  EXPECT_EQ(profile.field("grades"), nullptr);
  ASSERT_EQ(profile.section("budget"), &profile.sections[0]);
  EXPECT_EQ(profile.sections[0].column("rate"), &profile.sections[0].columns[0]);
  EXPECT_EQ(profile.sections[0].column("score"), nullptr);
  EXPECT_EQ(profile.section("indicators"), nullptr);
}

}  // namespace
}  // namespace biaoge
