// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/line_pattern.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(LinePattern, GivesGroupOneOrTheWholeMatch) {
  EXPECT_EQ(LinePattern("第(.)页").find("共9页第3页"), "3");
  EXPECT_EQ(LinePattern("第.页").find("共9页第3页"), "第3页");
  EXPECT_EQ(LinePattern("第.页").find("共9页"), std::nullopt);
}

TEST(LinePattern, AnInvalidPatternMatchesNothing) {
  const LinePattern pattern("年(");
  EXPECT_EQ(pattern.find("年("), std::nullopt);
  EXPECT_EQ(pattern.error(), "missing closing parenthesis at character 2");
}

TEST(LinePattern, ClassesKnowTheDigitsAndSpacesOfEveryScript) {
  EXPECT_EQ(LinePattern("(\\d+)\\s年").find("２０２３\u3000年"), "２０２３");
}

TEST(LinePattern, AGroupThatTookNoPartIsNoMatch) {
  EXPECT_EQ(LinePattern("(a)?年").find("年"), std::nullopt);
}

}  // namespace
}  // namespace biaoge
