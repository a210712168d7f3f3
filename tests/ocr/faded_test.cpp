// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faded.h"

#include <gtest/gtest.h>

#include "ocr/ink_parts.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;

/// Strokes of that tone and height beside each other, as of digits.
Raster cell_with(int tone, int height, int strokes) {
  Raster picture = make_raster(200, 60, 1);
  for (int i = 0; i < strokes; ++i) {
    fill_box(picture, {40 + 20 * i, 15, 44 + 20 * i, 15 + height}, static_cast<std::uint8_t>(tone));
  }
  return picture;
}

int strengthened(int tone, int height = 30, int strokes = 4) {
  Raster picture = cell_with(tone, height, strokes);
  strengthen_faded(picture, kDpi);
  return darkest_tone(picture);
}

TEST(Faded, PrintIsDarkened) {
  EXPECT_EQ(strengthened(210), 120);
  EXPECT_EQ(strengthened(222), 120);
}

TEST(Faded, PaperStaysWhite) {
  Raster picture = cell_with(210, 30, 4);
  strengthen_faded(picture, kDpi);
  EXPECT_EQ(picture.row(5)[5], 255);
}

TEST(Faded, WhatIsDarkEnoughOrNearlyWhiteStays) {
  EXPECT_EQ(strengthened(150), 150);
  EXPECT_EQ(strengthened(200), 200);
  EXPECT_EQ(strengthened(230), 230);
}

TEST(Faded, SpecksAndALoneStrokeStay) {
  EXPECT_EQ(strengthened(210, 6), 210);
  EXPECT_EQ(strengthened(210, 30, 1), 210);
}

}  // namespace
}  // namespace biaoge
