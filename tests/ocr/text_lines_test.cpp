// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/text_lines.h"

#include <gtest/gtest.h>

#include "ocr/strip.h"

namespace biaoge {
namespace {

Raster white(int width, int height) {
  return make_raster(width, height, 1);
}

void fill(Raster& picture, const PixelBox& box, std::uint8_t value = 0) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) picture.row(y)[x] = value;
  }
}

std::vector<PixelBox> boxes(const TextLines& found) {
  std::vector<PixelBox> result;
  for (const InkLine& line : found.lines) result.push_back(line.box);
  return result;
}

TextLines lines_of(const Raster& picture, bool is_cell = true) {
  return find_text_lines(picture, {0, 0, picture.width, picture.height}, is_cell);
}

TEST(TextLines, NothingInAnEmptyCell) {
  Raster cell = white(200, 80);
  EXPECT_TRUE(lines_of(cell).lines.empty());
  fill(cell, {50, 40, 51, 41});
  fill(cell, {90, 20, 91, 21});
  EXPECT_TRUE(lines_of(cell).lines.empty());
}

TEST(TextLines, PaleInkIsNoInk) {
  Raster cell = white(200, 80);
  fill(cell, {40, 20, 60, 50}, 210);
  EXPECT_TRUE(lines_of(cell).lines.empty());
  fill(cell, {40, 20, 60, 50}, 150);
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{40, 20, 60, 50}}));
}

TEST(TextLines, LinesAreCountedFromTheTop) {
  Raster cell = white(200, 120);
  for (int x = 20; x < 140; x += 24) fill(cell, {x, 10, x + 18, 34});
  for (int x = 20; x < 90; x += 24) fill(cell, {x, 46, x + 18, 70});
  const TextLines found = lines_of(cell);
  EXPECT_EQ(boxes(found), (std::vector<PixelBox>{{20, 10, 134, 34}, {20, 46, 86, 70}}));
  EXPECT_EQ(found.lines[0].parts.size(), 5U);
}

TEST(TextLines, TouchingLinesAreCutAtTheValley) {
  Raster cell = white(200, 120);
  for (int x = 20; x < 140; x += 24) fill(cell, {x, 10, x + 18, 34});
  for (int x = 20; x < 140; x += 24) fill(cell, {x, 38, x + 18, 62});
  fill(cell, {30, 34, 33, 38});  // a stroke that reaches down into the next line
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 2U);
  EXPECT_NEAR(found.lines[0].box.y1, 36, 2);
  EXPECT_NEAR(found.lines[1].box.y0, 36, 2);
}

TEST(TextLines, TheBarsOfOneSignAreOneLine) {
  Raster cell = white(120, 60);
  fill(cell, {50, 22, 72, 25});
  fill(cell, {50, 33, 72, 36});
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{50, 22, 72, 36}}));
}

TEST(TextLines, ADashAloneIsALine) {
  Raster cell = white(120, 60);
  fill(cell, {50, 30, 62, 32});
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{50, 30, 62, 32}}));
}

TEST(TextLines, DecimalPointsLiveAndSpecksDoNot) {
  Raster cell = white(160, 60);
  fill(cell, {40, 20, 54, 42});
  fill(cell, {58, 41, 60, 42});  // the point, as small as at 150 dpi
  fill(cell, {64, 20, 78, 42});
  fill(cell, {110, 12, 111, 13});
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 1U);
  EXPECT_EQ(found.lines[0].parts,
            (std::vector<PixelBox>{{40, 20, 54, 42}, {58, 41, 60, 42}, {64, 20, 78, 42}}));
  EXPECT_EQ(found.picture.row(12)[110], 255);
}

TEST(TextLines, RemainsOfRulingsAtTheEdgesOfACellAreCut) {
  Raster cell = white(160, 60);
  fill(cell, {60, 20, 74, 42});
  fill(cell, {0, 0, 160, 2});
  fill(cell, {0, 10, 3, 58});
  fill(cell, {158, 30, 160, 50});
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{60, 20, 74, 42}}));
  EXPECT_GT(lines_of(cell, false).lines.front().box.width(), 14);
}

TEST(TextLines, BoxesStayInTheRegion) {
  Raster page = white(300, 200);
  fill(page, {110, 120, 124, 142});
  fill(page, {10, 10, 24, 32});
  const TextLines found = find_text_lines(page, {100, 100, 200, 190}, true);
  EXPECT_EQ(found.left, 100);
  EXPECT_EQ(found.top, 100);
  EXPECT_EQ(boxes(found), (std::vector<PixelBox>{{10, 20, 24, 42}}));
}

TEST(Strip, ShortLinesOfACellAreSetSideBySide) {
  Raster cell = white(60, 160);
  for (int y = 10; y < 140; y += 34) fill(cell, {15, y, 41, y + 26});
  const TextLines lines = lines_of(cell);
  ASSERT_EQ(lines.lines.size(), 4U);
  const std::vector<Strip> strips = make_strips(lines, true);
  ASSERT_EQ(strips.size(), 1U);
  ASSERT_EQ(strips[0].pieces.size(), 4U);
  EXPECT_LT(strips[0].picture.height, 60);
  EXPECT_GT(strips[0].picture.width, 4 * 26);
  ASSERT_EQ(strips[0].parts.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    const PixelBox& part = strips[0].parts[i];
    EXPECT_EQ(part.x0, 15 + strips[0].pieces[i].dx);
    EXPECT_EQ(strips[0].picture.row(part.y0 + 13)[part.x0 + 13], 0);
  }
  EXPECT_EQ(make_strips(lines, false).size(), 4U);
}

TEST(Strip, LongLinesStayApart) {
  Raster cell = white(400, 100);
  for (int x = 10; x < 380; x += 30) fill(cell, {x, 10, x + 24, 34});
  for (int x = 10; x < 380; x += 30) fill(cell, {x, 50, x + 24, 74});
  EXPECT_EQ(make_strips(lines_of(cell), true).size(), 2U);
}

TEST(TextLines, TheTornOffBarOf5BelongsToIt) {
  Raster cell = white(60, 60);
  fill(cell, {22, 10, 38, 13});
  fill(cell, {22, 15, 38, 39});
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{22, 10, 38, 39}}));
  // A dash in a line of its own does not.
  Raster two = white(60, 60);
  fill(two, {22, 10, 38, 13});
  fill(two, {22, 21, 38, 45});
  EXPECT_EQ(boxes(lines_of(two)).size(), 2U);
}

TEST(TextLines, TheBarOfAGlyphAboveItsDigitsIsNoLine) {
  Raster cell = white(140, 70);
  fill(cell, {20, 18, 34, 48});
  fill(cell, {42, 18, 56, 48});
  fill(cell, {64, 24, 94, 48});
  fill(cell, {68, 10, 90, 13});
  EXPECT_EQ(boxes(lines_of(cell)), (std::vector<PixelBox>{{20, 10, 94, 48}}));
}

TEST(TextLines, HairlinesOfWhichSpotsAreLeftStay) {
  Raster cell = white(160, 60);
  for (int x = 60; x < 120; x += 20) fill(cell, {x, 16, x + 12, 40});
  // An angle as of >, darker than a half in spots only.
  for (int i = 0; i < 12; ++i) {
    fill(cell, {30 + i, 16 + i, 32 + i, 17 + i}, 170);
    fill(cell, {30 + i, 39 - i, 32 + i, 40 - i}, 170);
    if (i % 4 == 0) fill(cell, {30 + i, 16 + i, 31 + i, 17 + i}, 100);
    if (i % 4 == 2) fill(cell, {30 + i, 39 - i, 31 + i, 40 - i}, 100);
  }
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 1U);
  EXPECT_EQ(found.lines[0].box, (PixelBox{30, 16, 112, 40}));
  EXPECT_EQ(found.picture.row(16)[30], 100);
}

TEST(TextLines, APointLostBetweenDigitsBelowEachOtherIsTold) {
  const auto lost = [](const std::vector<int>& rows, const PixelBox& dot) {
    Raster cell = white(110, 220);
    for (const int y : rows) fill(cell, {46, y, 62, y + 24});
    fill(cell, dot);
    return lines_of(cell).lost_point;
  };
  EXPECT_FALSE(lost({10, 55, 100, 145}, {}));
  EXPECT_TRUE(lost({10, 100, 145}, {})) << "a row is missing";
  EXPECT_TRUE(lost({10, 100, 145}, {42, 66, 46, 70})) << "too high for a point";
  EXPECT_TRUE(lost({10, 55, 100, 145}, {42, 86, 46, 90}));
}

TEST(TextLines, ALightBracketBehindALightGlyphIsOfItsLine) {
  Raster cell = white(200, 60);
  fill(cell, {20, 20, 32, 42});       // a digit
  fill(cell, {60, 20, 82, 42}, 170);  // a glyph with light strokes
  for (const int y : {21, 40}) fill(cell, {66, y, 72, y + 1}, 90);
  EXPECT_EQ(lines_of(cell).lines[0].box.x1, 72);
  fill(cell, {100, 20, 103, 42}, 170);
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 1U);
  EXPECT_EQ(found.lines[0].box.x1, 103);
}

TEST(TextLines, APointInARowOfItsOwnStays) {
  // 7.00, a sign a line, 45 pixels from foot to foot.
  Raster cell = white(110, 220);
  for (const int y : {10, 100, 145}) fill(cell, {46, y, 62, y + 24});
  fill(cell, {52, 75, 56, 79});
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 4U);
  EXPECT_EQ(found.lines[1].box, (PixelBox{52, 75, 56, 79}));
  EXPECT_FALSE(found.lost_point);
  fill(cell, {52, 75, 56, 79}, 255);
  fill(cell, {50, 76, 52, 79});
  EXPECT_EQ(lines_of(cell).lines.size(), 4U) << "of two pixels";
  const std::vector<Strip> strips = make_strips(found, true);
  ASSERT_EQ(strips.size(), 1U);
  EXPECT_EQ(strips[0].parts.size(), 4U);
}

void write(Raster& picture, int x, int y, int glyphs) {
  for (int i = 0; i < glyphs; ++i) fill(picture, {x + 24 * i, y, x + 24 * i + 20, y + 24});
}

TEST(TextLines, TextsOfTwoColumnsAreTwoLinesOutsideOfCells) {
  Raster page = white(500, 120);
  write(page, 20, 20, 3);
  write(page, 200, 20, 2);
  write(page, 20, 70, 3);
  EXPECT_EQ(boxes(lines_of(page, false)),
            (std::vector<PixelBox>{{20, 20, 88, 44}, {200, 20, 244, 44}, {20, 70, 88, 94}}));
  EXPECT_EQ(boxes(lines_of(page, true)),
            (std::vector<PixelBox>{{20, 20, 244, 44}, {20, 70, 88, 94}}));
}

TEST(TextLines, ColumnsWhoseLinesOverlapAreTakenApart) {
  Raster page = white(600, 160);
  for (const int y : {20, 54, 88}) write(page, 20, y, 6);
  for (const int y : {37, 71}) write(page, 300, y, 6);  // between the lines beside them
  EXPECT_EQ(boxes(lines_of(page, false)), (std::vector<PixelBox>{{20, 20, 160, 44},
                                                                 {20, 54, 160, 78},
                                                                 {20, 88, 160, 112},
                                                                 {300, 37, 440, 61},
                                                                 {300, 71, 440, 95}}));
}

TEST(TextLines, ADashBesideTextsOfOtherColumnsIsALine) {
  Raster page = white(500, 120);
  write(page, 20, 20, 4);
  fill(page, {260, 31, 272, 34});
  fill(page, {260, 90, 272, 93});  // alone on its rows
  EXPECT_EQ(boxes(lines_of(page, false)),
            (std::vector<PixelBox>{{20, 20, 112, 44}, {260, 31, 272, 34}}));
}

TEST(TextLines, AFrameAroundColumnsHoldsALineForEachOfTheirTexts) {
  Raster cell = white(700, 200);
  for (const int y : {20, 70, 120}) {
    write(cell, 20, y, 3);
    write(cell, 400, y, 4);
  }
  EXPECT_EQ(lines_of(cell).lines.size(), 6U);
}

TEST(Strip, RowsThatNoRulingPartsAreReadOneByOne) {
  Raster cell = white(160, 200);
  for (const int y : {20, 80, 140}) write(cell, 20, y, 3);
  const TextLines rows = lines_of(cell);
  EXPECT_EQ(make_strips(rows, true).size(), 3U);
  Raster text = white(160, 200);
  for (const int y : {20, 54, 88}) write(text, 20, y, 3);
  const TextLines wrapped = lines_of(text);
  EXPECT_EQ(make_strips(wrapped, true).size(), 1U);
}

TEST(TextLines, SpotsWithoutAStrokeGo) {
  Raster cell = white(160, 60);
  for (int x = 60; x < 120; x += 20) fill(cell, {x, 16, x + 12, 40});
  for (int i = 0; i < 12; i += 4) fill(cell, {30 + i, 16 + i, 31 + i, 17 + i}, 100);
  const TextLines found = lines_of(cell);
  ASSERT_EQ(found.lines.size(), 1U);
  EXPECT_EQ(found.lines[0].box, (PixelBox{60, 16, 112, 40}));
}

TEST(TextLines, ThePointBesideThinDigitsStays) {
  Raster cell = white(180, 60);
  fill(cell, {130, 16, 146, 44});
  // Two digits of hairlines, dark in pieces lower than print, and the point between them.
  for (const int x : {30, 90}) {
    for (int y = 16; y < 44; ++y) fill(cell, {x, y, x + 2, y + 1}, y % 8 < 5 ? 60 : 170);
    for (int y = 16; y < 44; ++y) fill(cell, {x + 14, y, x + 16, y + 1}, y % 8 < 5 ? 60 : 170);
  }
  fill(cell, {67, 39, 72, 44}, 60);
  const TextLines found = lines_of(cell);
  ASSERT_FALSE(found.lines.empty());
  EXPECT_EQ(found.picture.row(41)[69], 60);
}

}  // namespace
}  // namespace biaoge
