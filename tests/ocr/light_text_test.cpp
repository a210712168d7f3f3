// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/light_text.h"

#include <gtest/gtest.h>

#include "ocr/ink.h"
#include "ocr/pixel_rulings.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;

/// A page with a row of characters in the tone `text` on a head of the tone `ground`.
Raster head(std::uint8_t ground, std::uint8_t text) {
  Raster picture = make_raster(1300, 700, 1, 245);
  fill_box(picture, {100, 100, 1100, 180}, ground);
  Raster drawn = make_raster(1300, 700, 1);
  draw_characters(drawn, 300, 122, 8);
  for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
    if (drawn.pixels[i] == 0) picture.pixels[i] = text;
  }
  return picture;
}

TEST(LightText, BecomesDarkOnPaper) {
  for (const int ground : {0, 60, 120, 180}) {
    Raster picture = head(static_cast<std::uint8_t>(ground), 245);
    darken_light_text(picture, kDpi);
    EXPECT_LT(picture.row(123)[310], 60) << ground;   // The top of the first character.
    EXPECT_LT(picture.row(140)[301], 60) << ground;   // Its left side.
    EXPECT_GT(picture.row(140)[315], 235) << ground;  // Its inside is ground too.
    EXPECT_GT(picture.row(110)[200], 235) << ground;
    EXPECT_EQ(picture.row(300)[200], 245) << ground;
  }
}

TEST(LightText, LinesOnDarkGroundBecomeDark) {
  Raster picture = head(60, 245);
  fill_box(picture, {700, 100, 703, 180}, 20);
  darken_light_text(picture, kDpi);
  EXPECT_LT(picture.row(110)[701], 215);
  EXPECT_GT(picture.row(110)[750], 235);
}

TEST(LightText, DarkHeadOfATableHasRulings) {
  // Its cells are divided by white lines, the others by black ones.
  Raster picture = make_raster(1100, 700, 1);
  draw_table(picture, 3);
  fill_box(picture, {100, 100, 1003, 200}, 70);
  for (const int x : {400, 700}) fill_box(picture, {x, 100, x + 3, 200}, 255);
  Raster drawn = make_raster(1100, 700, 1);
  for (const int x : {180, 480, 780}) draw_characters(drawn, x, 132, 3);
  for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
    if (drawn.pixels[i] == 0) picture.pixels[i] = 255;
  }
  darken_light_text(picture, kDpi);
  whiten_paper(picture, kDpi);
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  for (const int x : kColumnEdge) {
    double from = 500;
    for (const Ruling& ruling : rulings) {
      const bool here = std::abs(ruling.position - x - 1.5) < 4;
      if (ruling.orientation == Orientation::vertical && here) from = std::min(from, ruling.start);
    }
    EXPECT_NEAR(from, 100, 4) << x;
  }
  Raster clean = picture;
  erase_rulings(clean, rulings, kDpi);
  EXPECT_LT(clean.row(134)[190], 60);  // The top of a character.
}

TEST(LightText, DarkTextOnShadeStaysAsItIs) {
  for (const int ground : {130, 180, 215}) {
    const Raster before = head(static_cast<std::uint8_t>(ground), 20);
    Raster picture = before;
    darken_light_text(picture, kDpi);
    EXPECT_EQ(picture.pixels, before.pixels) << ground;
  }
}

TEST(LightText, TextHolesAndTheEdgeOfThePageStayAsTheyAre) {
  Raster picture = make_raster(1300, 700, 1, 245);
  draw_characters(picture, 200, 100, 12, 80, 90);
  fill_box(picture, {0, 0, 60, 700}, 30);
  fill_box(picture, {20, 300, 40, 330}, 240);
  fill_box(picture, {600, 550, 690, 640}, 10);
  draw_table(picture, 8);
  const Raster before = picture;
  darken_light_text(picture, kDpi);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      ASSERT_EQ(picture.row(y)[x], before.row(y)[x]) << x << ' ' << y;
    }
  }
}

}  // namespace
}  // namespace biaoge
