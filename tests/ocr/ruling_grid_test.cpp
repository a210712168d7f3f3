// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_grid.h"

#include <gtest/gtest.h>

#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr int kThreshold = 160;
const RulingScale kScale{300};

Ruling level(double y, double start, double end) {
  return {Orientation::horizontal, y, start, end, 3, 0};
}

/// Upright rulings at 100, 400, 700 and 1000.
std::vector<Ruling> uprights() {
  std::vector<Ruling> rulings;
  for (const int x : kColumnEdge) {
    rulings.push_back({Orientation::vertical, x + 1.5, 100, 500, 3, 0});
  }
  return rulings;
}

/// How much of 100 to 1000 the line at 201.5 covers, once completed from its first field.
double completed(const Raster& picture) {
  std::vector<Ruling> rulings = {level(201.5, 101, 401)};
  complete_lines(rulings, uprights(), picture, kThreshold, kScale);
  double length = 0;
  for (const Ruling& ruling : rulings) length += ruling.length();
  return length;
}

Raster page() {
  return make_raster(1100, 700, 1);
}

TEST(CompleteLines, WhatTextStandsCloseTo) {
  Raster picture = page();
  draw_table(picture);
  draw_characters(picture, 410, 206, 6);
  draw_characters(picture, 710, 160, 6);
  EXPECT_NEAR(completed(picture), 900, 8);
}

TEST(CompleteLines, WhatTextHidesInPartIsTold) {
  Raster picture = page();
  draw_table(picture);
  fill_box(picture, {440, 190, 520, 215});
  std::vector<Ruling> rulings = {level(201.5, 101, 401)};
  const std::vector<Ruling> doubtful =
      complete_lines(rulings, uprights(), picture, kThreshold, kScale);
  ASSERT_EQ(rulings.size(), 3U);
  // The field behind it can be seen whole.
  ASSERT_EQ(doubtful.size(), 1U);
  EXPECT_NEAR(doubtful[0].start, 401, 2);
  EXPECT_NEAR(doubtful[0].end, 701, 2);
}

TEST(CompleteLines, WhatIsBrokenAllAlong) {
  Raster picture = page();
  draw_table(picture);
  for (int x = 110; x < 1000; x += 14) fill_box(picture, {x, 195, x + 6, 210}, 255);
  EXPECT_NEAR(completed(picture), 900, 8);
}

TEST(CompleteLines, DashesWhereMostOfThemAreHidden) {
  Raster picture = page();
  draw_table(picture);
  for (int x = 100; x < 1000; x += 12) fill_box(picture, {x, 195, x + 4, 210}, 255);
  // A seal of black ink over the second field leaves less than half of it.
  fill_box(picture, {440, 170, 600, 240});
  std::vector<Ruling> rulings = {level(201.5, 101, 401)};
  rulings[0].gap = 21;
  const std::vector<Ruling> doubtful =
      complete_lines(rulings, uprights(), picture, kThreshold, kScale);
  EXPECT_EQ(rulings.size(), 3U);
  EXPECT_FALSE(doubtful.empty());
}

TEST(CompleteLines, MergedCellStaysMerged) {
  Raster picture = page();
  draw_table(picture);
  fill_box(picture, {404, 195, 700, 210}, 255);
  draw_characters(picture, 410, 184, 6);  // Its text stands where a line would be.
  // The field behind it has plain ink all along, and is found although the line breaks off.
  EXPECT_NEAR(completed(picture), 600, 8);
}

TEST(CompleteLines, EmptyFieldsStayOpen) {
  Raster picture = page();
  draw_table(picture);
  fill_box(picture, {404, 195, 1100, 210}, 255);
  EXPECT_NEAR(completed(picture), 300, 1);
}

TEST(CompleteLines, RowOfStrokesIsNone) {
  Raster picture = page();
  draw_table(picture);
  fill_box(picture, {404, 195, 1100, 210}, 255);
  // Flat strokes of characters at the height of the line, with others above and below.
  for (int x = 410; x < 690; x += 42) {
    for (const int y : {186, 200, 214}) fill_box(picture, {x, y, x + 36, y + 4});
  }
  EXPECT_NEAR(completed(picture), 300, 1);
}

}  // namespace
}  // namespace biaoge
