// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/end_check.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

void fill(Raster& picture, const PixelBox& box, std::uint8_t tone) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) picture.row(y)[x] = tone;
  }
}

/// A line of four glyphs 40 pixels apart that begin at 100, with more of this tone before and
/// behind them, and the confidences of the first and the last sign read of the four.
std::pair<double, double> ends(int before, int behind, std::uint8_t tone) {
  TextLines region;
  region.picture = make_raster(400, 60, 1);
  const InkLine line{{100, 10, 252, 44}, {}};
  for (int i = -before; i < 4 + behind; ++i) {
    fill(region.picture, {100 + 40 * i, 10, 132 + 40 * i, 44}, i < 0 || i > 3 ? tone : 20);
  }
  LineReading reading;
  for (int i = 0; i < 4; ++i) {
    reading.characters.push_back({U'满', 0.9, 10 + 40 * i, 42 + 40 * i});
  }
  check_ends(region, {&line, -90, 0}, reading);
  return {reading.characters.front().confidence, reading.characters.back().confidence};
}

TEST(EndCheck, InkThatWasReadIsNoDoubt) {
  EXPECT_EQ(ends(0, 0, 255), (std::pair{0.9, 0.9}));
}

TEST(EndCheck, AFadedGlyphBeyondTheEndsCastsDoubt) {
  EXPECT_NEAR(ends(0, 1, 230).second, 0.27, 1e-9);
  EXPECT_EQ(ends(0, 1, 230).first, 0.9);
  EXPECT_NEAR(ends(1, 0, 230).first, 0.27, 1e-9);
}

TEST(EndCheck, WhatIsHardlyDarkerThanPaperIsNoInk) {
  EXPECT_EQ(ends(1, 1, 250), (std::pair{0.9, 0.9}));
}

TEST(EndCheck, TheGrainOfThePaperIsNoGlyph) {
  TextLines region;
  region.picture = make_raster(400, 60, 1);
  const InkLine line{{100, 10, 252, 44}, {}};
  fill(region.picture, {100, 10, 252, 44}, 20);
  for (int i = 0; i < 40; ++i) {
    const int x = 254 + (i * 37) % 140;
    const int y = 10 + (i * 11) % 34;
    fill(region.picture, {x, y, x + 1, y + 2}, 120);
  }
  LineReading reading;
  for (int i = 0; i < 4; ++i) reading.characters.push_back({U'度', 0.9, 40 * i, 32 + 40 * i});
  check_ends(region, {&line, -100, 0}, reading);
  EXPECT_EQ(reading.characters.back().confidence, 0.9);
}

TEST(EndCheck, AStopBehindTheLineIsNoGlyph) {
  TextLines region;
  region.picture = make_raster(400, 60, 1);
  const InkLine line{{100, 10, 252, 44}, {}};
  fill(region.picture, {100, 10, 252, 44}, 20);
  fill(region.picture, {260, 36, 268, 44}, 20);
  LineReading reading;
  for (int i = 0; i < 4; ++i) reading.characters.push_back({U'度', 0.9, 40 * i, 32 + 40 * i});
  check_ends(region, {&line, -100, 0}, reading);
  EXPECT_EQ(reading.characters.back().confidence, 0.9);
}

}  // namespace
}  // namespace biaoge
