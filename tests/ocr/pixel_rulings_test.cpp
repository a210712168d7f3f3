// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/pixel_rulings.h"

#include <gtest/gtest.h>

#include <string>

#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;

Raster page() {
  return make_raster(1100, 700, 1);
}

std::vector<Ruling> of(const std::vector<Ruling>& rulings, Orientation orientation) {
  std::vector<Ruling> result;
  for (const Ruling& ruling : rulings) {
    if (ruling.orientation == orientation) result.push_back(ruling);
  }
  std::sort(result.begin(), result.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  return result;
}

std::string places(const std::vector<Ruling>& rulings) {
  std::string text;
  for (const Ruling& ruling : rulings) {
    text += std::to_string(ruling.position) + ": " + std::to_string(ruling.start) + " to " +
            std::to_string(ruling.end) + "\n";
  }
  return text;
}

/// The rulings of draw_table() and no others, each in its place.
void expect_table(const std::vector<Ruling>& rulings, double middle) {
  const std::vector<Ruling> level = of(rulings, Orientation::horizontal);
  const std::vector<Ruling> upright = of(rulings, Orientation::vertical);
  ASSERT_EQ(level.size(), 5U) << places(level);
  ASSERT_EQ(upright.size(), 4U) << places(upright);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(level[i].position, kRowEdge[i] + middle, 1);
    EXPECT_NEAR(level[i].start, 100 + middle, 2);
    EXPECT_NEAR(level[i].end, 1000 + middle, 2);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(upright[i].position, kColumnEdge[i] + middle, 1);
    EXPECT_NEAR(upright[i].start, 100 + middle, 2);
    EXPECT_NEAR(upright[i].end, 500 + middle, 2);
  }
}

TEST(PixelRulings, WhitePageHasNone) {
  EXPECT_TRUE(find_pixel_rulings(page(), kDpi).empty());
}

TEST(PixelRulings, ThinThickAndGray) {
  for (const int thickness : {1, 3, 9}) {
    Raster picture = page();
    draw_table(picture, thickness);
    expect_table(find_pixel_rulings(picture, kDpi), thickness / 2.0);
  }
  Raster picture = page();
  draw_table(picture, 2, 180);
  expect_table(find_pixel_rulings(picture, kDpi), 1);
}

TEST(PixelRulings, HairlinesOnlyWhereRulingsAreKnownToBeLight) {
  Raster picture = page();
  draw_table(picture, 1, 238);
  EXPECT_TRUE(find_pixel_rulings(picture, kDpi, 0).empty());
  expect_table(find_pixel_rulings(picture, kDpi, 238), 0.5);
}

TEST(PixelRulings, RulingsLighterThanTextAreSeen) {
  Raster picture = page();
  draw_table(picture, 2, 205);
  draw_characters(picture, 110, 130, 5);
  expect_table(find_pixel_rulings(picture, kDpi, 187), 1);
}

TEST(PixelRulings, ThicknessIsMeasured) {
  Raster picture = page();
  draw_table(picture, 6);
  for (const Ruling& ruling : find_pixel_rulings(picture, kDpi)) {
    EXPECT_NEAR(ruling.thickness, 6, 1.5);
    EXPECT_EQ(ruling.gap, 0);
  }
}

TEST(PixelRulings, Dashes) {
  Raster picture = page();
  draw_table(picture, 3);
  for (int x = 112; x < 1000; x += 20) fill_box(picture, {x, 90, x + 7, 512}, 255);
  for (int y = 112; y < 500; y += 20) fill_box(picture, {90, y, 1012, y + 7}, 255);
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  expect_table(rulings, 1.5);
  for (const Ruling& ruling : rulings) EXPECT_GT(ruling.gap, 0);
}

/// What a fax leaves of a hairline: single pixels, a few in each stretch, in one row or the next.
void draw_dots(Raster& picture) {
  constexpr int kSteps[] = {7, 19, 11, 23, 5, 17};
  int i = 0;
  for (const int y : kRowEdge) {
    for (int x = 100; x < 1001; x += kSteps[i++ % 6]) {
      fill_box(picture, {x, y + i % 2, x + 1 + i % 3, y + i % 2 + 1});
    }
  }
  for (const int x : kColumnEdge) {
    for (int y = 100; y < 501; y += kSteps[i++ % 6]) {
      fill_box(picture, {x + i % 2, y, x + i % 2 + 1, y + 1 + i % 3});
    }
  }
}

TEST(PixelRulings, SinglePixelsInARow) {
  Raster picture = page();
  draw_dots(picture);
  draw_characters(picture, 110, 130, 5);
  draw_characters(picture, 710, 330, 5);
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  const std::vector<Ruling> level = of(rulings, Orientation::horizontal);
  const std::vector<Ruling> upright = of(rulings, Orientation::vertical);
  ASSERT_EQ(level.size(), 5U) << places(level);
  ASSERT_EQ(upright.size(), 4U) << places(upright);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(level[i].position, kRowEdge[i] + 1, 1.5);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(upright[i].position, kColumnEdge[i] + 1, 1.5);
  for (const Ruling& ruling : level) EXPECT_GT(ruling.length(), 850);
  for (const Ruling& ruling : upright) EXPECT_GT(ruling.length(), 350);
}

TEST(PixelRulings, SpecksAllOverAreNone) {
  Raster picture = page();
  draw_table(picture, 3);
  unsigned state = 7;
  const auto next = [&](int below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 8) % static_cast<unsigned>(below));
  };
  for (int i = 0; i < 2000; ++i) {
    const int x = next(1090);
    const int y = next(690);
    fill_box(picture, {x, y, x + 1 + next(2), y + 1});
  }
  expect_table(find_pixel_rulings(picture, kDpi), 1.5);
}

TEST(PixelRulings, DashesBetweenLinesOfText) {
  // Rows so low that text stands 4 or 5 pixels off both rulings.
  Raster picture = page();
  for (int i = 0; i <= 8; ++i) {
    for (int x = 100; x < 1003; x += 18) {
      fill_box(picture, {x, 100 + 46 * i, std::min(x + 12, 1003), 103 + 46 * i});
    }
    if (i < 8) draw_characters(picture, 108, 108 + 46 * i, 6, 34, 46);
    if (i < 8) draw_characters(picture, 708, 108 + 46 * i, 6, 34, 46);
  }
  for (const int x : kColumnEdge) {
    for (int y = 100; y < 471; y += 18) fill_box(picture, {x, y, x + 3, std::min(y + 12, 471)});
  }
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  const std::vector<Ruling> level = of(rulings, Orientation::horizontal);
  const std::vector<Ruling> upright = of(rulings, Orientation::vertical);
  ASSERT_EQ(level.size(), 9U) << places(level);
  ASSERT_EQ(upright.size(), 4U) << places(upright);
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_NEAR(level[i].position, 101.5 + 46.0 * static_cast<double>(i), 1);
    EXPECT_NEAR(level[i].length(), 900, 6);
  }
}

TEST(PixelRulings, LongDashesThatMeetInLowRows) {
  // Each border of a cell begins with a dash that is one piece with those across it.
  Raster picture = page();
  constexpr int kRows[] = {100, 155, 210, 265, 320, 375, 430};
  for (const int y : kRows) {
    for (int x = 100; x < 1000; x += 300) {
      for (int d = 0; d < 300; d += 62) {
        fill_box(picture, {x + d, y, x + std::min(d + 46, 300), y + 4});
      }
    }
  }
  for (const int x : kColumnEdge) {
    for (int y = 100; y < 430; y += 55) fill_box(picture, {x, y, x + 4, y + 46});
  }
  for (int i = 0; i < 6; ++i) draw_characters(picture, 430, 112 + 55 * i, 2, 30, 80);
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  const std::vector<Ruling> level = of(rulings, Orientation::horizontal);
  const std::vector<Ruling> upright = of(rulings, Orientation::vertical);
  ASSERT_EQ(level.size(), 7U) << places(level);
  ASSERT_EQ(upright.size(), 4U) << places(upright);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(upright[i].position, kColumnEdge[i] + 2, 1);
  for (const Ruling& ruling : upright) EXPECT_NEAR(ruling.length(), 330, 12);
}

TEST(PixelRulings, DashedLineOfOneLowRow) {
  // Three whole dashes between dashed rulings; nothing goes on from them above or below. Beside
  // them two strokes, one above the other, that are further apart than dashes.
  Raster picture = page();
  for (const int y : {100, 160, 220, 300, 400, 500}) {
    for (int x = 100; x < 1000; x += 16) fill_box(picture, {x, y, x + 11, y + 3});
  }
  for (const int x : {100, 989}) {
    for (int y = 100; y < 500; y += 16) fill_box(picture, {x, y, x + 3, y + 11});
  }
  for (int y = 164; y < 216; y += 16) fill_box(picture, {550, y, 553, std::min(y + 11, 220)});
  fill_box(picture, {300, 174, 303, 185});
  fill_box(picture, {300, 195, 303, 206});
  const std::vector<Ruling> upright = of(find_pixel_rulings(picture, kDpi), Orientation::vertical);
  ASSERT_EQ(upright.size(), 3U) << places(upright);
  EXPECT_NEAR(upright[1].position, 551.5, 1);
  EXPECT_NEAR(upright[1].start, 161.5, 2);
  EXPECT_NEAR(upright[1].end, 221.5, 2);
}

TEST(PixelRulings, DashedRowCutByThePageEnd) {
  // Of the first row only the lower part is on the page: its uprights hang on the ruling below.
  Raster picture = page();
  for (const int y : {200, 300, 400, 500}) {
    for (int x = 100; x < 1000; x += 16) fill_box(picture, {x, y, x + 11, y + 3});
  }
  for (const int x : {100, 989}) {
    for (int y = 120; y < 500; y += 16) fill_box(picture, {x, y, x + 3, y + 11});
  }
  for (const int x : {250, 400, 550, 700, 850}) {
    for (int y = 120; y < 200; y += 16) fill_box(picture, {x, y, x + 3, y + 11});
  }
  const std::vector<Ruling> upright = of(find_pixel_rulings(picture, kDpi), Orientation::vertical);
  ASSERT_EQ(upright.size(), 7U) << places(upright);
  for (std::size_t i = 1; i < 6; ++i) {
    EXPECT_NEAR(upright[i].start, 120, 2);
    EXPECT_NEAR(upright[i].end, 201.5, 2);
  }
}

TEST(PixelRulings, ShortBrokenLinesAreNoneWhereRulingsAreFaint) {
  // Marks above each other in one row: dashes, or strokes and what was drawn of the grain.
  Raster picture = page();
  draw_table(picture, 3, 200);
  for (int y = 106; y < 200; y += 17) fill_box(picture, {550, y, 553, y + 11}, 200);
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi, 180), Orientation::vertical).size(), 5U);
  expect_table(find_pixel_rulings(picture, kDpi, 210), 1.5);
}

TEST(PixelRulings, UprightDoesNotEndInTheTextAboveIt) {
  // A row of 46 pixels, whose text stands 5 pixels above the ruling that begins below.
  Raster picture = page();
  for (const int y : {100, 146, 300, 500}) fill_box(picture, {100, y, 1003, y + 3});
  for (const int x : {100, 1000}) fill_box(picture, {x, 100, x + 3, 503});
  fill_box(picture, {400, 146, 403, 503});
  fill_box(picture, {400, 114, 403, 141});
  fill_box(picture, {385, 124, 418, 127});
  const std::vector<Ruling> upright = of(find_pixel_rulings(picture, kDpi), Orientation::vertical);
  ASSERT_EQ(upright.size(), 3U) << places(upright);
  EXPECT_NEAR(upright[1].start, 147.5, 2);
  EXPECT_NEAR(upright[1].end, 501.5, 2);
}

TEST(PixelRulings, GapsAreBridgedByFaintPixelsOnly) {
  Raster picture = page();
  draw_table(picture, 3);
  // Worn off but for a trace, and a border that never was there: two cells are one.
  fill_box(picture, {500, 200, 560, 203}, 240);
  fill_box(picture, {400 + 3, 300, 700, 303}, 255);
  const std::vector<Ruling> level = of(find_pixel_rulings(picture, kDpi), Orientation::horizontal);
  ASSERT_EQ(level.size(), 6U);
  EXPECT_NEAR(level[1].start, 101, 2);
  EXPECT_NEAR(level[1].end, 1001, 2);
  EXPECT_NEAR(std::min(level[2].end, level[3].end), 401, 3);
  EXPECT_NEAR(std::max(level[2].start, level[3].start), 701, 3);
}

TEST(PixelRulings, StrokesOfTextAreNone) {
  Raster picture = page();
  draw_table(picture, 3);
  // Characters whose strokes follow each other, one line even filling its cell.
  draw_characters(picture, 110, 130, 6);
  draw_characters(picture, 410, 230, 6, 40, 45);
  draw_characters(picture, 708, 330, 7, 36, 41);
  // A heading: strokes longer than any piece of a ruling has to be.
  draw_characters(picture, 300, 560, 6, 70, 78);
  expect_table(find_pixel_rulings(picture, kDpi), 1.5);
}

TEST(PixelRulings, ColumnOfTheDigitOneIsNone) {
  Raster picture = page();
  draw_table(picture, 3);
  for (int y = 115; y < 480; y += 56) fill_box(picture, {850, y, 854, y + 30});
  expect_table(find_pixel_rulings(picture, kDpi), 1.5);
}

TEST(PixelRulings, LowRow) {
  Raster picture = page();
  fill_box(picture, {100, 100, 1003, 103});
  fill_box(picture, {100, 140, 1003, 143});  // 40 pixels: less than the shortest ruling by itself
  for (const int x : kColumnEdge) fill_box(picture, {x, 100, x + 3, 143});
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  EXPECT_EQ(of(rulings, Orientation::horizontal).size(), 2U);
  EXPECT_EQ(of(rulings, Orientation::vertical).size(), 4U);
}

TEST(PixelRulings, LowRowBetweenThickRulings) {
  Raster picture = page();
  fill_box(picture, {100, 100, 1007, 107});
  fill_box(picture, {100, 145, 1007, 152});
  for (const int x : kColumnEdge) fill_box(picture, {x, 100, x + 7, 152});
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 4U);
}

TEST(PixelRulings, LowRowBetweenDoubleRulings) {
  Raster picture = page();
  for (const int y : {100, 112, 160, 172}) fill_box(picture, {88, y, 1003, y + 3});
  for (const int x : kColumnEdge) {
    fill_box(picture, {x, 112, x + 3, 163});
    fill_box(picture, {x - 12, 112, x - 9, 163});
  }
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 8U);
}

TEST(PixelRulings, SpacedCellsOfLowRows) {
  // Each cell has borders of its own, 8 pixels from its neighbour's; text stands between.
  Raster picture = page();
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 3; ++c) {
      const int x = 100 + 300 * c;
      const int y = 100 + 60 * r;
      fill_box(picture, {x, y, x + 292, y + 3});
      fill_box(picture, {x, y + 49, x + 292, y + 52});
      fill_box(picture, {x, y, x + 3, y + 52});
      fill_box(picture, {x + 289, y, x + 292, y + 52});
      draw_characters(picture, x + 60, y + 12, 3, 28, 34);
    }
  }
  const std::vector<Ruling> upright = of(find_pixel_rulings(picture, kDpi), Orientation::vertical);
  double length = 0;
  for (const Ruling& ruling : upright) length += ruling.length();
  EXPECT_NEAR(length, 3 * 2 * 4 * 50.0, 60) << places(upright);
}

TEST(PixelRulings, ThickRulingsOfLowRows) {
  Raster picture = page();
  for (int i = 0; i <= 8; ++i) fill_box(picture, {100, 100 + 55 * i, 1011, 111 + 55 * i});
  for (const int x : kColumnEdge) fill_box(picture, {x, 100, x + 11, 551});
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  EXPECT_EQ(of(rulings, Orientation::horizontal).size(), 9U);
  EXPECT_EQ(of(rulings, Orientation::vertical).size(), 4U);
}

TEST(PixelRulings, PunchHoleOnARuling) {
  Raster picture = page();
  draw_table(picture, 3);
  for (int y = 155; y < 245; ++y) {
    for (int x = 155; x < 245; ++x) {
      if (std::hypot(x - 200, y - 200) < 45) picture.row(y)[x] = 60;
    }
  }
  const std::vector<Ruling> level = of(find_pixel_rulings(picture, kDpi), Orientation::horizontal);
  ASSERT_GE(level.size(), 5U);
  EXPECT_NEAR(level[1].position, 201.5, 2);
  double covered = 0;
  for (const Ruling& ruling : level) {
    if (std::abs(ruling.position - 201.5) < 3) covered += ruling.length();
  }
  EXPECT_GT(covered, 750);
}

TEST(PixelRulings, OpenSidesAndRowsCutByThePageEnd) {
  Raster picture = page();
  for (const int y : kRowEdge) fill_box(picture, {100, y, 1003, y + 3});
  for (const int x : {400, 700}) fill_box(picture, {x, 20, x + 3, 503});
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  const std::vector<Ruling> level = of(rulings, Orientation::horizontal);
  const std::vector<Ruling> upright = of(rulings, Orientation::vertical);
  ASSERT_EQ(level.size(), 5U);
  EXPECT_NEAR(level[2].start, 100, 2);
  EXPECT_NEAR(level[2].end, 1003, 2);
  ASSERT_EQ(upright.size(), 2U);
  EXPECT_NEAR(upright[0].start, 20, 2);
}

TEST(PixelRulings, ShortRowCutByThePageEnd) {
  // Uprights of 120 pixels that hang on a ruling below only, all ending together above.
  Raster picture = page();
  fill_box(picture, {100, 200, 1003, 203});
  for (const int x : kColumnEdge) fill_box(picture, {x, 80, x + 3, 203});
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 4U);
}

TEST(PixelRulings, FeetOfBoldCharactersAreNone) {
  // 工工工…: their feet make a line from one ruling to the other, close above the lower one.
  Raster picture = page();
  draw_table(picture, 6);
  for (int x = 408; x < 690; x += 41) {
    fill_box(picture, {x, 140, x + 37, 145});
    fill_box(picture, {x + 16, 140, x + 21, 185});
    fill_box(picture, {x, 180, x + 39, 185});
  }
  expect_table(find_pixel_rulings(picture, kDpi), 3);
}

TEST(PixelRulings, LineFromTheMiddleOfATableIsNoCrease) {
  // Rows end at a column between the borders: nothing crosses it but its own rows' rulings.
  Raster picture = page();
  fill_box(picture, {100, 100, 1003, 103});
  fill_box(picture, {100, 500, 1003, 503});
  for (const int x : {100, 300, 1000}) fill_box(picture, {x, 100, x + 3, 503});
  for (const int y : {200, 300, 400}) fill_box(picture, {300, y, 1003, y + 3});
  fill_box(picture, {600, 100, 603, 503});
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  EXPECT_EQ(of(rulings, Orientation::horizontal).size(), 5U);
  EXPECT_EQ(of(rulings, Orientation::vertical).size(), 4U);
}

TEST(PixelRulings, CreaseThroughTheWholePageIsNone) {
  Raster picture = page();
  draw_table(picture, 3);
  fill_box(picture, {5, 250, 1095, 252}, 200);
  expect_table(find_pixel_rulings(picture, kDpi), 1.5);
}

TEST(PixelRulings, StrokeBetweenDoubleRulingsIsNone) {
  // It fills a low row but for some pixels beside the double rulings, which count as thick ones.
  Raster picture = page();
  for (const int y : {100, 200, 248, 350}) {
    fill_box(picture, {100, y, 1005, y + 2});
    fill_box(picture, {100, y + 3, 1005, y + 5});
  }
  for (const int x : {100, 500, 1000}) fill_box(picture, {x, 100, x + 5, 355});
  fill_box(picture, {300, 208, 302, 245});
  for (const Ruling& ruling : of(find_pixel_rulings(picture, kDpi), Orientation::vertical)) {
    EXPECT_GT(std::abs(ruling.position - 301), 10) << places({ruling});
  }
}

TEST(PixelRulings, StrokesOfALineThatFillsALowRowAreNone) {
  // Two stems side by side, like a double ruling, but with other strokes close by.
  Raster picture = page();
  for (const int y : {100, 146, 300}) fill_box(picture, {100, y, 1003, y + 3});
  for (const int x : {100, 1000}) fill_box(picture, {x, 100, x + 3, 303});
  for (const int x : {388, 400, 415, 427}) fill_box(picture, {x, 103, x + 3, 146});
  for (const int x : {388, 427}) fill_box(picture, {x, 103, x + 3, 112}, 255);
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 2U);
}

TEST(PixelRulings, StrokesThatMeetAtTheRulingOfTwoLowRowsAreNone) {
  Raster picture = page();
  for (const int y : {100, 146, 192, 400}) fill_box(picture, {100, y, 1003, y + 3});
  for (const int x : {100, 1000}) fill_box(picture, {x, 100, x + 3, 403});
  fill_box(picture, {400, 103, 403, 192});
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 3U);
  for (const int x : {388, 412}) fill_box(picture, {x, 110, x + 3, 140});
  for (const int x : {388, 412}) fill_box(picture, {x, 155, x + 3, 185});
  EXPECT_EQ(of(find_pixel_rulings(picture, kDpi), Orientation::vertical).size(), 2U);
}

TEST(PixelRulings, WhatHangsOnARulingDoesNotMoveIt) {
  Raster picture = page();
  draw_table(picture, 3);
  fill_box(picture, {150, 203, 250, 211});  // Of a seal: as long as a piece of a ruling.
  expect_table(find_pixel_rulings(picture, kDpi), 1.5);
}

TEST(PixelRulings, UprightDoesNotRunOnAlongAStem) {
  Raster picture = page();
  draw_table(picture, 3);
  // The last row has one cell; a stem stands right below the ruling that ends above it.
  fill_box(picture, {400, 403, 403, 500}, 255);
  fill_box(picture, {400, 405, 403, 440});
  const std::vector<Ruling> upright = of(find_pixel_rulings(picture, kDpi), Orientation::vertical);
  ASSERT_EQ(upright.size(), 4U);
  EXPECT_NEAR(upright[1].end, 401, 2);
}

TEST(PixelRulings, LowResolution) {
  Raster picture = make_raster(600, 400, 1);
  for (const int x : {50, 200, 350, 500}) fill_box(picture, {x, 50, x + 1, 251});
  for (const int y : {50, 100, 150, 200, 250}) fill_box(picture, {50, y, 501, y + 1});
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, 150);
  EXPECT_EQ(of(rulings, Orientation::horizontal).size(), 5U);
  EXPECT_EQ(of(rulings, Orientation::vertical).size(), 4U);
}

TEST(EraseRulings, RulingGoesStrokeStays) {
  Raster picture = page();
  draw_table(picture, 3);
  fill_box(picture, {550, 180, 555, 230});  // Crosses the ruling at 200.
  fill_box(picture, {600, 184, 605, 200});  // Stands on it.
  fill_box(picture, {300, 330, 340, 334});  // Touches nothing.
  erase_rulings(picture, find_pixel_rulings(picture, kDpi), kDpi);
  EXPECT_EQ(picture.row(201)[300], 255);
  EXPECT_EQ(picture.row(250)[401], 255);
  for (const int y : {185, 199, 201, 204, 225}) EXPECT_EQ(picture.row(y)[552], 0) << y;
  EXPECT_EQ(picture.row(190)[602], 0);
  EXPECT_EQ(picture.row(202)[602], 255);
  EXPECT_EQ(picture.row(331)[320], 0);
  // Nothing but the three strokes is left.
  long ink = 0;
  for (const std::uint8_t value : picture.pixels) ink += value < 128;
  EXPECT_NEAR(static_cast<double>(ink), 5 * 50 + 5 * 16 + 40 * 4, 30);
}

TEST(EraseRulings, TopOfACharacterThatTouchesItStays) {
  // A stroke along the ruling makes it thicker there, no more.
  Raster picture = page();
  draw_table(picture, 3);
  fill_box(picture, {150, 203, 180, 206});
  fill_box(picture, {163, 206, 167, 230});
  erase_rulings(picture, find_pixel_rulings(picture, kDpi), kDpi);
  EXPECT_EQ(picture.row(201)[160], 255);
  for (const int x : {152, 165, 178}) EXPECT_EQ(picture.row(204)[x], 0) << x;
  EXPECT_EQ(picture.row(228)[165], 0);
}

TEST(EraseRulings, BothLinesOfADoubleRulingGo) {
  // It was found as one, 9 pixels thick.
  Raster picture = page();
  fill_box(picture, {100, 200, 1000, 203});
  fill_box(picture, {100, 206, 1000, 209});
  fill_box(picture, {300, 215, 340, 219});  // A stroke below.
  Ruling ruling;
  ruling.position = 204.5;
  ruling.start = 100;
  ruling.end = 1000;
  ruling.thickness = 9;
  erase_rulings(picture, {ruling}, kDpi);
  long ink = 0;
  for (const std::uint8_t value : picture.pixels) ink += value < 128;
  EXPECT_EQ(ink, 40 * 4);
}

TEST(EraseRulings, BothLinesGoWhereTheGapBetweenThemIsDarkInPlaces) {
  for (const double thickness : {3.0, 6.0}) {
    Raster picture = page();
    fill_box(picture, {100, 200, 1000, 204});
    fill_box(picture, {100, 205, 1000, 209});
    for (int x = 100; x < 1000; x += 200) fill_box(picture, {x, 204, x + 60, 205}, 180);
    std::vector<Ruling> rulings(2);
    for (Ruling& ruling : rulings) {
      ruling.start = 100;
      ruling.end = 1000;
      ruling.thickness = thickness;
    }
    rulings[0].position = thickness > 3 ? 204 : 201.5;
    rulings[1].position = thickness > 3 ? 204 : 206.5;
    if (thickness > 3) rulings.pop_back();  // Found as one.
    erase_rulings(picture, rulings, kDpi);
    long ink = 0;
    for (const std::uint8_t value : picture.pixels) ink += value < 225;
    EXPECT_EQ(ink, 0) << thickness;
  }
}

TEST(EraseRulings, SpecksOnARulingGoWithIt) {
  Raster picture = page();
  draw_table(picture, 3);
  for (int x = 120; x < 390; x += 30) fill_box(picture, {x, 203, x + 2, 206});
  erase_rulings(picture, find_pixel_rulings(picture, kDpi), kDpi);
  long ink = 0;
  for (const std::uint8_t value : picture.pixels) ink += value < 128;
  EXPECT_EQ(ink, 0);
}

}  // namespace
}  // namespace biaoge
