// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/mend_text.h"

#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

TEST(MendText, PlainQuotesBecomeTheHalfThatIsDue) {
  EXPECT_EQ(mend_text("“十四五\"河道保洁"), "“十四五”河道保洁");
  EXPECT_EQ(mend_text("按照\"保基本\"的原则"), "按照“保基本”的原则");
  EXPECT_EQ(mend_text("“保基本"), "“保基本");
  EXPECT_EQ(mend_text("管径\"不明"), "管径\"不明");
  EXPECT_EQ(mend_text("5\" pipe"), "5\" pipe");
}

TEST(MendText, ARoundBracketSaysThatTheOtherIsRound) {
  EXPECT_EQ(mend_text("课后服务〔二期)"), "课后服务(二期)");
  EXPECT_EQ(mend_text("民政局(汇总》"), "民政局(汇总)");
  EXPECT_EQ(mend_text("根据《方案》(试行)"), "根据《方案》(试行)");
  EXPECT_EQ(mend_text("1)开展普查"), "1)开展普查");
}

TEST(MendText, DirtBeforeTextAndBehindNamesGoes) {
  EXPECT_EQ(mend_text("，制作宣传册"), "制作宣传册");
  EXPECT_EQ(mend_text("望川县文化局，"), "望川县文化局");
  EXPECT_EQ(mend_text("一是开展普查，"), "一是开展普查");
  EXPECT_EQ(mend_text("一是开展普查，二是登记，"), "一是开展普查，二是登记，");
  EXPECT_EQ(mend_text("押金总额:"), "押金总额:");
  EXPECT_EQ(mend_text("-"), "-");
}

TEST(MendText, LinesOfAListBeginAlike) {
  EXPECT_EQ(mend_text("1.电池用完。\n2,下次多带。"), "1.电池用完。\n2.下次多带。");
  EXPECT_EQ(mend_text("原因:电池用完。\n措施;下次多带。"), "原因:电池用完。\n措施:下次多带。");
  EXPECT_EQ(mend_text("共计3,台\n2,只"), "共计3,台\n2,只");
}

TEST(MendText, SentencesEndWithTheirStop) {
  EXPECT_EQ(mend_text("电池用完，下次多带几块0"), "电池用完，下次多带几块。");
  EXPECT_EQ(mend_text("1.部分资料收集不及时."), "1.部分资料收集不及时。");
  EXPECT_EQ(mend_text("得分0"), "得分0");
}

TEST(MendText, DirtBetweenSignsIsSeen) {
  EXPECT_TRUE(has_dirt_inside("具有一定效.果"));
  EXPECT_FALSE(has_dirt_inside("1.具有一定效果。"));
  EXPECT_FALSE(has_dirt_inside("改造-提前下达"));
}

TEST(MendText, OnlyTextFromPicturesIsMended) {
  Lines lines = loan_lines();
  lines[0] = "借用单位 | “十四五\"测绘队 | < | 负责人 | 李.明 | <";
  const Form read = read_recognised(lines).at(0);
  EXPECT_EQ(shown(read, "borrower"), "“十四五”测绘队");
  EXPECT_EQ(shown(read, "head"), "李.明{ambiguous}");
  const Form printed = read_loans({table_of(lines, kLoanHeading)}).at(0);
  EXPECT_EQ(shown(printed, "borrower"), "“十四五\"测绘队");
  EXPECT_EQ(shown(printed, "head"), "李.明");
}

TEST(MendText, ANumberIsNoText) {
  Lines lines = loan_lines();
  lines[9] = "照明器材 | 头灯 | 10个 | 100% | 40 | 10.00";
  EXPECT_EQ(rows_of(read_recognised(lines).at(0), "items", {"note"}),
            (Lines{"", "10.00{ambiguous}"}));
  EXPECT_EQ(rows_of(read_loans({table_of(lines, kLoanHeading)}).at(0), "items", {"note"}),
            (Lines{"", "10.00"}));
}

}  // namespace
}  // namespace biaoge
