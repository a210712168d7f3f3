// SPDX-License-Identifier: GPL-3.0-or-later
// The last row of a page, of which the page end took the ruling below.
#include "ocr/open_sides.h"

#include <gtest/gtest.h>

#include "ocr/pixel_rulings.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

Ruling level(double y, double x0, double x1) {
  return {Orientation::horizontal, y, x0, x1, 3, 0};
}

Ruling upright(double x, double y0, double y1) {
  return {Orientation::vertical, x, y0, y1, 3, 0};
}

const RulingScale kScale{300};
const std::vector<Ruling> kLevel{level(100, 100, 1000), level(200, 100, 1000)};

TEST(OpenSides, UprightRulingsThatEndTogetherBelowTheLastLevelOneEndOnOne) {
  const std::vector<Ruling> sides = open_sides(
      kLevel, {upright(100, 100, 246), upright(500, 100, 200), upright(1000, 100, 248)}, kScale);
  ASSERT_EQ(sides.size(), 1U);
  EXPECT_EQ(sides[0].position, 247);
  EXPECT_EQ(sides[0].start, 100);
  EXPECT_EQ(sides[0].end, 1000);
}

TEST(OpenSides, TableWithoutRulingAboveHasOneToo) {
  const std::vector<Ruling> sides =
      open_sides(kLevel, {upright(100, 50, 200), upright(1000, 52, 200)}, kScale);
  ASSERT_EQ(sides.size(), 1U);
  EXPECT_EQ(sides[0].position, 51);
}

TEST(OpenSides, ClosedTablesAndSingleOvershootsHaveNone) {
  EXPECT_TRUE(
      open_sides(kLevel, {upright(100, 100, 200), upright(1000, 101, 203)}, kScale).empty());
  EXPECT_TRUE(
      open_sides(kLevel, {upright(100, 100, 260), upright(1000, 100, 200)}, kScale).empty());
  EXPECT_TRUE(open_sides({}, {upright(100, 100, 260), upright(1000, 100, 260)}, kScale).empty());
}

TEST(OpenSides, ShortUprightRulingsOfACutRowAreFound) {
  Raster picture = make_raster(1100, 700, 1);
  for (const int y : {100, 200, 300, 400, 500}) fill_box(picture, {100, y, 1003, y + 3});
  for (const int x : {100, 1000}) fill_box(picture, {x, 100, x + 3, 548});
  for (const int x : {300, 520, 760}) fill_box(picture, {x, 500, x + 3, 548});
  int found = 0;
  for (const Ruling& ruling : find_pixel_rulings(picture, 300)) {
    if (ruling.orientation != Orientation::vertical) continue;
    ++found;
    EXPECT_NEAR(ruling.end, 548, 5) << ruling.position;
  }
  EXPECT_EQ(found, 5);
}

}  // namespace
}  // namespace biaoge
