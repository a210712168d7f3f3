// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/checkbox.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

using Texts = std::vector<std::string>;

const Texts kKinds = {"新增项目", "延续项目", "其他"};

Texts ticked(const std::string& text) {
  const Ticked found = read_checkboxes(text, kKinds);
  return found.understood ? found.choices : Texts{"not understood"};
}

TEST(Checkbox, BoxesStandBeforeOrBehindTheirChoices) {
  EXPECT_EQ(ticked("□新增项目 ☑延续项目 □其他"), Texts{"延续项目"});
  EXPECT_EQ(ticked("新增项目☑　延续项目□"), Texts{"新增项目"});
  EXPECT_EQ(ticked("新增项目（√） 延续项目（ ）"), Texts{"新增项目"});
  EXPECT_EQ(ticked("□√新增项目 □延续项目"), Texts{"新增项目"});
  EXPECT_EQ(ticked("■ 新增项目\n□ 延续项目"), Texts{"新增项目"});
}

TEST(Checkbox, ATickMayStandWithoutABoxAndAChoiceAlone) {
  EXPECT_EQ(ticked("√延续项目"), Texts{"延续项目"});
  EXPECT_EQ(ticked("延续项目"), Texts{"延续项目"});
}

TEST(Checkbox, NoneOrSeveralMayBeTicked) {
  EXPECT_EQ(ticked("□新增项目 □延续项目"), Texts{});
  EXPECT_EQ(ticked("☑新增项目 ☑延续项目"), (Texts{"新增项目", "延续项目"}));
}

TEST(Checkbox, WhatIsNotKnownIsNotUnderstood) {
  EXPECT_EQ(ticked("□新增项目 ☑一次性项目"), Texts{"not understood"});
  EXPECT_EQ(ticked("新增项目 延续项目"), Texts{"not understood"});
  EXPECT_EQ(ticked("□"), Texts{"not understood"});
}

TEST(Checkbox, TheTextsBetweenBoxesAreTheChoices) {
  EXPECT_EQ(printed_choices("□新增项目 ☑延续项目"), (Texts{"新增项目", "延续项目"}));
  EXPECT_EQ(printed_choices("新增项目"), Texts{});
}

}  // namespace
}  // namespace biaoge
