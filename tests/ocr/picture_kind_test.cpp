// SPDX-License-Identifier: GPL-3.0-or-later
// Which pictures beside text may hold a table.
#include "ocr/picture_kind.h"

#include <gtest/gtest.h>

#include "ocr/page_reader.h"
#include "paper_drawing.h"

namespace biaoge {

namespace {

constexpr int kWide = 600;
constexpr int kHigh = 400;

/// `glyphs` pieces of a text from (x, y) on; `slope`: how far it falls to the right.
void draw_text(Raster& picture, int x, int y, int glyphs, double slope = 0) {
  for (int i = 0; i < glyphs; ++i, x += 11) {
    const int top = y + static_cast<int>(std::lround(slope * x));
    fill_box(picture, {x, top, x + 3, top + 14});
    fill_box(picture, {x, top + 11, x + 8, top + 14});
  }
}

Raster table(double slope = 0) {
  Raster picture = make_raster(kWide, kHigh, 1);
  for (int row = 0; row < 6; ++row) {
    draw_text(picture, 40, 80 + 40 * row, 8, slope);
    draw_text(picture, 260, 80 + 40 * row, 5, slope);
    draw_text(picture, 430, 80 + 40 * row, 6, slope);
  }
  return picture;
}

/// A scale, bars, and their names below.
Raster chart() {
  Raster picture = make_raster(kWide, kHigh, 1);
  fill_box(picture, {80, 20, 82, 340});
  fill_box(picture, {80, 338, 580, 340});
  for (int mark = 0; mark < 6; ++mark) draw_text(picture, 40, 30 + 55 * mark, 3);
  for (int bar = 0; bar < 4; ++bar) {
    fill_box(picture, {110 + 120 * bar, 60 + 50 * bar, 170 + 120 * bar, 338});
    draw_text(picture, 115 + 120 * bar, 350, 5);
  }
  return picture;
}

std::string verdict(Raster raster) {
  PagePicture picture;
  picture.box = {0, 0, 72.0 * raster.width / 150, 72.0 * raster.height / 150};
  picture.dpi = 150;
  picture.raster = std::move(raster);
  return why_no_table(std::move(picture));
}

TEST(WhyNoTable, TextsBelowEachOtherMayBeATable) {
  EXPECT_EQ(verdict(table()), "");
}

TEST(WhyNoTable, SkewedOnesToo) {
  EXPECT_EQ(verdict(table(0.06)), "");
  EXPECT_EQ(verdict(table(-0.03)), "");
}

TEST(WhyNoTable, TurnedOnesToo) {
  const Raster upright = table();
  Raster turned = make_raster(kHigh, kWide, 1);
  for (int y = 0; y < kHigh; ++y) {
    for (int x = 0; x < kWide; ++x) turned.row(x)[kHigh - 1 - y] = upright.row(y)[x];
  }
  EXPECT_EQ(verdict(std::move(turned)), "");
}

TEST(WhyNoTable, FineAndColouredOnesToo) {
  const Raster gray = table();
  Raster colour = make_raster(kWide, kHigh, 3);
  for (int y = 0; y < kHigh; ++y) {
    for (int x = 0; x < kWide; ++x) {
      const int tone = gray.row(y)[x];
      fill_rgb(colour, {x, y, x + 1, y + 1}, tone, tone, std::min(255, tone + 20));
    }
  }
  EXPECT_EQ(verdict(std::move(colour)), "");
}

TEST(WhyNoTable, BarsWithTheirNamesAreNone) {
  EXPECT_EQ(verdict(chart()), kNoTextRows);
}

TEST(WhyNoTable, WhiteAndBlackPicturesAreNone) {
  EXPECT_EQ(verdict(make_raster(kWide, kHigh, 1)), kNoTextRows);
  EXPECT_EQ(verdict(make_raster(kWide, kHigh, 1, 0)), kNoTextRows);
  EXPECT_EQ(verdict(make_raster(1, 1, 1)), kNoTextRows);
}

}  // namespace

}  // namespace biaoge
