// SPDX-License-Identifier: GPL-3.0-or-later
// Coloured seals in scans without colour.
#include "ocr/gray_seals.h"

#include <gtest/gtest.h>

#include <cmath>

#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;
constexpr std::uint8_t kTone = 130;

/// A ring, 1.3 inches across, and thin strokes within it.
void draw_seal(Raster& gray, int cx, int cy) {
  for (int y = cy - 200; y < cy + 200; ++y) {
    for (int x = cx - 200; x < cx + 200; ++x) {
      const double radius = std::hypot(x - cx, y - cy);
      if (radius > 180 && radius < 194) gray.row(y)[x] = kTone;
    }
  }
  for (int i = 0; i < 4; ++i)
    fill_box(gray, {cx - 60 + 30 * i, cy - 100, cx - 58 + 30 * i, cy - 60}, kTone);
}

/// White, with lines of text in black at the top.
Raster page_with_text(std::uint8_t tone = 20) {
  Raster gray = make_raster(1200, 1200, 1, 255);
  for (int line = 0; line < 4; ++line) {
    for (int x = 60; x < 1100; x += 42) {
      fill_box(gray, {x, 40 + 60 * line, x + 4, 76 + 60 * line}, tone);
      fill_box(gray, {x, 40 + 60 * line, x + 36, 44 + 60 * line}, tone);
    }
  }
  return gray;
}

TEST(GraySeals, RingAndThinStrokesGoTextOnThemStays) {
  Raster gray = page_with_text();
  draw_seal(gray, 600, 700);
  fill_box(gray, {580, 500, 584, 540}, 25);   // A stroke across the ring.
  fill_box(gray, {650, 720, 655, 725}, 160);  // A point, light as it may be.
  const std::vector<PixelBox> stamped = clear_gray_seals(gray, kDpi);
  EXPECT_GT(stamped.size(), 40U);
  EXPECT_EQ(gray.row(700)[600 + 187], 255);
  EXPECT_EQ(gray.row(700 + 187)[600], 255);
  EXPECT_EQ(gray.row(620)[541], 255);
  for (const int y : {505, 513, 520, 535}) EXPECT_EQ(gray.row(y)[582], 25) << y;
  EXPECT_EQ(gray.row(722)[652], 160);
  EXPECT_EQ(gray.row(60)[62], 20);
}

TEST(GraySeals, TextThatHangsOnThinStrokesStays) {
  Raster gray = page_with_text();
  draw_seal(gray, 600, 700);
  fill_box(gray, {520, 660, 660, 664}, kTone);  // A thin stroke of the seal ...
  fill_box(gray, {590, 664, 592, 680}, 20);     // ... with a little text on it.
  clear_gray_seals(gray, kDpi);
  EXPECT_EQ(gray.row(662)[530], 255);
  EXPECT_EQ(gray.row(670)[591], 20);
}

TEST(GraySeals, ShadingAndLargeCharactersStay) {
  Raster gray = page_with_text();
  fill_box(gray, {200, 500, 600, 800}, 150);
  draw_characters(gray, 700, 500, 5, 60, 80);
  const Raster before = gray;
  EXPECT_TRUE(clear_gray_seals(gray, kDpi).empty());
  EXPECT_EQ(gray.pixels, before.pixels);
}

TEST(GraySeals, FadedTextIsNoSeal) {
  Raster gray = page_with_text();
  for (int line = 0; line < 6; ++line) {
    for (int x = 300; x < 700; x += 50) {
      fill_box(gray, {x, 500 + 60 * line, x + 40, 508 + 60 * line}, kTone);
      fill_box(gray, {x, 500 + 60 * line, x + 8, 540 + 60 * line}, kTone);
    }
  }
  const Raster before = gray;
  EXPECT_TRUE(clear_gray_seals(gray, kDpi).empty());
  EXPECT_EQ(gray.pixels, before.pixels);
}

TEST(GraySeals, WhereTextIsAsLightNothingIsTaken) {
  Raster gray = page_with_text(120);
  draw_seal(gray, 600, 700);
  const Raster before = gray;
  EXPECT_FALSE(clear_gray_seals(gray, kDpi).empty());
  EXPECT_EQ(gray.pixels, before.pixels);
}

}  // namespace
}  // namespace biaoge
