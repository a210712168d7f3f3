// SPDX-License-Identifier: GPL-3.0-or-later
// Bars of ink become rulings; text decoration does not.
#include <gtest/gtest.h>

#include "drawing.h"

namespace biaoge {

namespace {

/// A horizontal bar, half a point thick unless said otherwise.
Box bar(double y, double x0, double x1, double thickness = 0.5) {
  return {x0, y - thickness / 2, x1, y + thickness / 2};
}

/// `count` dashes from `x` on; `x` moves behind the last gap.
void add_dashes(std::vector<Box>& bars, double y, double& x, int count, double length, double gap) {
  for (int i = 0; i < count; ++i, x += length + gap) bars.push_back(bar(y, x, x + length));
}

void expect_ruling(const Ruling& ruling, Orientation orientation, double position, double start,
                   double end) {
  EXPECT_EQ(ruling.orientation, orientation);
  EXPECT_NEAR(ruling.position, position, 0.01);
  EXPECT_NEAR(ruling.start, start, 0.01);
  EXPECT_NEAR(ruling.end, end, 0.01);
}

void expect_level(const Ruling& ruling, double y, double x0, double x1) {
  expect_ruling(ruling, Orientation::horizontal, y, x0, x1);
}

TEST(JoinBars, OneBarIsOneRulingAlongItsLongSide) {
  const std::vector<Ruling> rulings = join_bars({bar(100, 72, 440, 1), {71.5, 100, 72.5, 190}});
  ASSERT_EQ(rulings.size(), 2u);
  expect_level(rulings[0], 100, 72, 440);
  EXPECT_DOUBLE_EQ(rulings[0].thickness, 1);
  EXPECT_DOUBLE_EQ(rulings[0].gap, 0);
  expect_ruling(rulings[1], Orientation::vertical, 72, 100, 190);
}

TEST(JoinBars, PiecesThatTouchOrNearlyTouchAreOneLine) {
  const std::vector<Ruling> rulings =
      join_bars({bar(100, 200, 320), bar(100, 72, 198.6), bar(100, 321.4, 440)});
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100, 72, 440);
}

TEST(JoinBars, PiecesFurtherApartAreTwoLines) {
  const std::vector<Ruling> rulings = join_bars({bar(100, 72, 200), bar(100, 202, 320)});
  ASSERT_EQ(rulings.size(), 2u);
  expect_level(rulings[0], 100, 72, 200);
  expect_level(rulings[1], 100, 202, 320);
}

TEST(JoinBars, OverlappingPiecesReachToTheFurthestEnd) {
  const std::vector<Ruling> rulings = join_bars({bar(100, 72, 440), bar(100, 100, 200, 2)});
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100, 72, 440);
  EXPECT_DOUBLE_EQ(rulings[0].thickness, 2);
}

TEST(JoinBars, DoubleLinesStayTwo) {
  const std::vector<Ruling> rulings = join_bars({bar(100, 72, 440), bar(101.5, 72, 440)});
  ASSERT_EQ(rulings.size(), 2u);
  expect_level(rulings[0], 100, 72, 440);
  expect_level(rulings[1], 101.5, 72, 440);
}

TEST(JoinBars, LineDrawnTwiceWithARoundingErrorIsOne) {
  EXPECT_EQ(join_bars({bar(100, 72, 440), bar(100.4, 72, 440)}).size(), 1u);
}

TEST(JoinBars, DashesAreOneLineThatKnowsItsGap) {
  std::vector<Box> bars;
  double x = 72;
  add_dashes(bars, 100, x, 40, 3, 2);
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100, 72, x - 2);
  EXPECT_NEAR(rulings[0].gap, 2, 0.01);
}

TEST(JoinBars, DashesSetAnewInEachCellAreOneLine) {
  std::vector<Box> bars;
  double x = 72;
  add_dashes(bars, 100, x, 10, 3, 2);
  x += 1;
  add_dashes(bars, 100, x, 8, 4, 2.6);
  x -= 2.2;
  add_dashes(bars, 100, x, 12, 3, 4);
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100, 72, x - 4);
}

TEST(JoinBars, DashesOfTwoTablesSideBySideAreTwoLines) {
  std::vector<Box> bars;
  double x = 72;
  add_dashes(bars, 100, x, 20, 3, 2);
  const double end = x - 2;
  x += 30;
  const double start = x;
  add_dashes(bars, 100, x, 20, 3, 2);
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 2u);
  expect_level(rulings[0], 100, 72, end);
  expect_level(rulings[1], 100, start, x - 2);
}

TEST(JoinBars, SolidPieceGoesOnInDashes) {
  std::vector<Box> bars{bar(100, 72, 200)};
  double x = 202;
  add_dashes(bars, 100, x, 20, 3, 2);
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100, 72, x - 2);
}

TEST(JoinBars, AFewDashesAreALineOnlyOnAPageWithDashedLines) {
  std::vector<Box> bars;
  double y = 100;
  for (int i = 0; i < 3; ++i, y += 6) bars.push_back({71.75, y, 72.25, y + 3});
  EXPECT_TRUE(join_bars(bars).empty());
  double x = 72;
  add_dashes(bars, 100, x, 20, 3, 3);
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 2u);
  expect_ruling(rulings[1], Orientation::vertical, 72, 100, 115);
}

TEST(JoinBars, DotsAreALineInTheirDirectionOnly) {
  std::vector<Box> bars;
  for (int i = 0; i < 50; ++i) bars.push_back({72 + 2.0 * i, 100, 73 + 2.0 * i, 101});
  const std::vector<Ruling> rulings = join_bars(bars);
  ASSERT_EQ(rulings.size(), 1u);
  expect_level(rulings[0], 100.5, 72, 171);
}

TEST(JoinBars, BulletsTicksAndBlocksAreNoLines) {
  EXPECT_TRUE(join_bars({bar(100, 72, 76.9)}).empty()) << "too short";
  EXPECT_TRUE(join_bars({bar(100, 72, 79, 3.9)}).empty()) << "as thick as long";
  EXPECT_TRUE(join_bars({bar(100, 72, 440, 4.1)}).empty()) << "too thick";
  EXPECT_TRUE(join_bars({}).empty());
  EXPECT_EQ(join_bars({bar(100, 72, 77)}).size(), 1u);
}

TEST(JoinBars, LettersDrawnAsBarsAtUnevenDistancesAreNoLine) {
  EXPECT_TRUE(join_bars({bar(100, 72, 75), bar(100, 79, 82), bar(100, 95, 98), bar(100, 104, 107)})
                  .empty());
}

/// Rulings that remain beside the words of "绩效自评" at 10 points, set from (72, 100).
std::vector<Ruling> decorated(std::vector<Ruling> rulings) {
  drop_text_decoration(rulings, build_words(draw_text("绩效自评", 72, 100)));
  return rulings;
}

Ruling level(double y, double x0, double x1, double thickness = 0.5) {
  return {Orientation::horizontal, y, x0, x1, thickness, 0};
}

TEST(DropTextDecoration, UnderlineIsNoRuling) {
  EXPECT_TRUE(decorated({level(110, 72, 112)}).empty());
}

TEST(DropTextDecoration, StrikeThroughIsNoRuling) {
  EXPECT_TRUE(decorated({level(105, 72, 112)}).empty());
}

TEST(DropTextDecoration, UnderlineOfWordsInARowIsOne) {
  std::vector<Ruling> rulings{level(110, 72, 172)};
  drop_text_decoration(
      rulings, build_words(draw_text("绩效自评", 72, 100) + draw_text("绩效自评", 132, 100)));
  EXPECT_TRUE(rulings.empty());
}

TEST(DropTextDecoration, LineThatMeetsAnotherIsARuling) {
  EXPECT_EQ(decorated({level(110, 72, 112), {Orientation::vertical, 72, 100, 130, 0.5, 0}}).size(),
            2u);
}

TEST(DropTextDecoration, LineLongerThanTheTextIsARuling) {
  EXPECT_EQ(decorated({level(110, 72, 300)}).size(), 1u);
  EXPECT_EQ(decorated({level(110, 40, 112)}).size(), 1u);
}

TEST(DropTextDecoration, LineAwayFromTheTextIsARuling) {
  EXPECT_EQ(decorated({level(114, 72, 112)}).size(), 1u);
  EXPECT_EQ(decorated({level(100, 72, 112)}).size(), 1u);
  EXPECT_EQ(decorated({level(110, 300, 340)}).size(), 1u);
}

TEST(DropTextDecoration, BarThickerThanAPenIsARuling) {
  EXPECT_EQ(decorated({level(110, 72, 112, 2.5)}).size(), 1u);
}

TEST(DropTextDecoration, TurnedTextHasNoUnderline) {
  std::vector<Ruling> rulings{level(108, 72, 112)};
  std::vector<DrawnGlyph> glyphs = draw_text("绩效自评", 72, 100);
  for (DrawnGlyph& glyph : glyphs) glyph.direction = Direction::left;
  drop_text_decoration(rulings, build_words(glyphs));
  EXPECT_EQ(rulings.size(), 1u);
}

}  // namespace

}  // namespace biaoge
