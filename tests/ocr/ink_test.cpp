// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink.h"

#include <gtest/gtest.h>

#include <cmath>

#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;

/// A red ring with a bar in it, as large as a seal.
void draw_seal(Raster& picture, int cx, int cy) {
  for (int y = cy - 200; y < cy + 200; ++y) {
    for (int x = cx - 200; x < cx + 200; ++x) {
      const double radius = std::hypot(x - cx, y - cy);
      const bool bar = std::abs(y - cy) < 20 && std::abs(x - cx) < 100;
      if ((radius > 180 && radius < 196) || bar) {
        fill_rgb(picture, {x, y, x + 1, y + 1}, 220, 50, 60);
      }
    }
  }
}

TEST(BlackInk, GrayStaysAsItIs) {
  Raster gray = make_raster(60, 60, 1, 200);
  gray.row(5)[7] = 13;
  const Ink ink = black_ink(gray, kDpi);
  EXPECT_EQ(ink.gray.pixels, gray.pixels);
  EXPECT_TRUE(ink.seals.empty());
}

TEST(BlackInk, SealIsLiftedTextUnderItStays) {
  Raster picture = make_raster(900, 900, 3, 250);
  draw_seal(picture, 450, 450);
  fill_rgb(picture, {400, 440, 500, 446}, 20, 10, 10);  // A black stroke over the bar of the seal.
  fill_rgb(picture, {100, 100, 160, 106}, 20, 20, 20);  // One elsewhere.
  const Ink ink = black_ink(picture, kDpi);
  ASSERT_EQ(ink.seals.size(), 1U);
  EXPECT_NEAR(ink.seals[0].x0, 254, 20);
  EXPECT_NEAR(ink.seals[0].x1, 646, 20);
  EXPECT_GT(ink.gray.row(455)[450], 235);
  EXPECT_GT(ink.gray.row(450)[450 + 188], 235);
  EXPECT_LT(ink.gray.row(443)[450], 60);
  EXPECT_LT(ink.gray.row(103)[130], 60);
}

TEST(BlackInk, ThinEndsOfAPenBelongToWhatItWrote) {
  Raster picture = make_raster(900, 900, 3, 250);
  fill_rgb(picture, {300, 300, 306, 340}, 95, 65, 150);
  // A stroke so thin that it fills no square, on from the thick one.
  for (int i = 0; i < 150; ++i) {
    fill_rgb(picture, {306 + i, 340 + i / 3, 308 + i, 341 + i / 3}, 95, 65, 150);
  }
  const Ink ink = black_ink(picture, kDpi);
  ASSERT_EQ(ink.seals.size(), 1U);
  EXPECT_GT(ink.seals[0].x1, 440);
  EXPECT_GT(ink.gray.row(340 + 40)[306 + 120], 235);
}

TEST(BlackInk, ShadedCellIsNoSeal) {
  Raster picture = make_raster(900, 900, 3, 250);
  fill_rgb(picture, {100, 100, 800, 200}, 130, 170, 230);
  EXPECT_TRUE(black_ink(picture, kDpi).seals.empty());
}

TEST(BlackInk, ColouredRulingsStayDark) {
  Raster picture = make_raster(1400, 1400, 3, 250);
  for (int i = 100; i <= 1300; i += 200) {
    fill_rgb(picture, {100, i, 1302, i + 2}, 40, 60, 220);
    fill_rgb(picture, {i, 100, i + 2, 1302}, 40, 60, 220);
  }
  const Ink ink = black_ink(picture, kDpi);
  EXPECT_TRUE(ink.seals.empty());
  EXPECT_LT(ink.gray.row(301)[500], 80);
  EXPECT_LT(ink.gray.row(600)[701], 80);
  EXPECT_GT(ink.gray.row(600)[800], 240);
}

TEST(BlackInk, PiecesOfSkewedColouredRulingsAreNoSealsAndASealOverThemIsOne) {
  // Three pixels thick and rising: every few hundred pixels a ruling passes from one row of squares
  // to the next, and the pieces between are as long as a seal.
  Raster picture = make_raster(1700, 1400, 3, 250);
  const auto at = [](int ruling, int x) { return 150 + 300 * ruling + (x * 24) / 1000; };
  for (int ruling = 0; ruling < 4; ++ruling) {
    for (int x = 100; x < 1600; ++x) {
      fill_rgb(picture, {x, at(ruling, x), x + 1, at(ruling, x) + 3}, 60, 80, 170);
    }
  }
  draw_seal(picture, 1100, 330);
  const Ink ink = black_ink(picture, kDpi);
  ASSERT_EQ(ink.seals.size(), 1U);
  EXPECT_NEAR(ink.seals[0].x0, 904, 20);
  EXPECT_NEAR(ink.seals[0].x1, 1296, 20);
  for (int ruling = 0; ruling < 4; ++ruling) {
    int dark = 0;
    for (int x = 100; x < 850; ++x) dark += ink.gray.row(at(ruling, x) + 1)[x] < 100 ? 1 : 0;
    EXPECT_GT(dark, 740) << "ruling " << ruling;
  }
}

TEST(BlackInk, PalePartsOfColouredRulingsAreNoSeals) {
  // Cheap JPEG keeps less colour of some parts than of others; the paper is yellow.
  Raster picture = make_raster(1700, 1400, 3);
  fill_rgb(picture, {0, 0, 1700, 1400}, 250, 245, 226);
  for (int y = 150; y < 1200; y += 150) {
    fill_rgb(picture, {100, y, 1600, y + 3}, 60, 80, 170);
    fill_rgb(picture, {900, y, 1100, y + 3}, 88, 110, 140);
  }
  const Ink ink = black_ink(picture, kDpi);
  EXPECT_TRUE(ink.seals.empty());
  for (int y = 151; y < 1200; y += 150) {
    for (int x = 110; x < 1590; ++x) ASSERT_LT(ink.gray.row(y)[x], 100) << x << ' ' << y;
  }
}

TEST(BlackInk, RulingsOfAnotherHueGoOnUnderASealItsRingDoesNot) {
  Raster picture = make_raster(1700, 1400, 3, 250);
  draw_seal(picture, 1100, 330);
  for (const int y : {150, 300, 450, 600}) fill_rgb(picture, {100, y, 1600, y + 3}, 60, 80, 170);
  fill_rgb(picture, {1200, 150, 1203, 600}, 60, 80, 170);
  const Ink ink = black_ink(picture, kDpi);
  ASSERT_EQ(ink.seals.size(), 1U);
  int dark = 0;
  for (int x = 905; x < 1295; ++x) dark += ink.gray.row(301)[x] < 100 ? 1 : 0;
  EXPECT_GT(dark, 380);
  dark = 0;
  for (int y = 155; y < 525; ++y) dark += ink.gray.row(y)[1201] < 100 ? 1 : 0;
  EXPECT_GT(dark, 360);
  // The lowest part of the ring runs straight for as long as a short ruling.
  for (int x = 1040; x < 1160; ++x) ASSERT_GT(ink.gray.row(518)[x], 200) << x;
}

TEST(BlackInk, YellowPaperIsNoRuling) {
  Raster picture = make_raster(1400, 1400, 3);
  for (int y = 0; y < 1400; ++y) {
    for (int x = 0; x < 1400; ++x) {
      const int stain = (x / 90 + y / 70) % 3 * 15;
      fill_rgb(picture, {x, y, x + 1, y + 1}, 240, 232, 200 - stain);
    }
  }
  draw_seal(picture, 900, 900);
  const Ink ink = black_ink(picture, kDpi);
  EXPECT_EQ(ink.seals.size(), 1U);
  for (const int y : {50, 400, 1300}) {
    for (int x = 0; x < 1400; x += 13) ASSERT_GT(ink.gray.row(y)[x], 235) << x << ' ' << y;
  }
}

TEST(InkThreshold, BetweenInkAndPaper) {
  Raster picture = make_raster(400, 400, 1);
  EXPECT_GE(ink_threshold(picture), 120);
  fill_box(picture, {0, 100, 400, 200}, 40);
  fill_box(picture, {0, 200, 400, 210}, 230);
  EXPECT_GT(ink_threshold(picture), 40);
  EXPECT_LE(ink_threshold(picture), 200);
  EXPECT_GT(ruling_threshold(picture, 0), ink_threshold(picture));
  EXPECT_GT(ruling_threshold(picture, 240), 240);
}

TEST(WhitenPaper, UnevenLightBecomesWhite) {
  Raster picture = make_raster(1200, 900, 1);
  for (int y = 0; y < 900; ++y) {
    for (int x = 0; x < 1200; ++x) {
      picture.row(y)[x] = static_cast<std::uint8_t>(240 - x / 12);
    }
  }
  fill_box(picture, {1000, 300, 1100, 306}, 30);
  picture.row(500)[600] = 30;  // A decimal point of one pixel is not a speck to be removed here.
  whiten_paper(picture, kDpi);
  EXPECT_EQ(picture.row(100)[20], 255);
  EXPECT_EQ(picture.row(100)[1180], 255);
  EXPECT_LT(picture.row(303)[1050], 80);
  EXPECT_LT(picture.row(500)[600], 80);
}

TEST(WhitenPaper, ShadedHeadBecomesWhiteAndItsTextStays) {
  Raster picture = make_raster(1200, 900, 1, 245);
  fill_box(picture, {100, 100, 1100, 220}, 200);
  fill_box(picture, {300, 150, 400, 156}, 20);
  whiten_paper(picture, kDpi);
  EXPECT_EQ(picture.row(160)[600], 255);
  EXPECT_LT(picture.row(153)[350], 80);
}

TEST(WhitenPaper, DeskAndLidBecomeWhite) {
  for (const int desk : {10, 120, 165}) {
    Raster picture = make_raster(1200, 1200, 1, static_cast<std::uint8_t>(desk));
    fill_box(picture, {150, 130, 1070, 1080}, 240);
    fill_box(picture, {500, 500, 600, 506}, 20);
    whiten_paper(picture, kDpi);
    EXPECT_EQ(picture.row(600)[20], 255) << desk;
    EXPECT_EQ(picture.row(1150)[600], 255) << desk;
    EXPECT_LT(picture.row(503)[550], 80) << desk;
    // No edge of the page is left that could be taken for a ruling.
    long dark = 0;
    for (const std::uint8_t value : picture.pixels) dark += value < 200;
    EXPECT_EQ(dark, 100 * 6) << desk;
  }
}

TEST(WhitenPaper, BlackPageDoesNotFail) {
  Raster picture = make_raster(300, 300, 1, 0);
  whiten_paper(picture, kDpi);
  EXPECT_EQ(picture.pixels.size(), 90000U);
}

}  // namespace
}  // namespace biaoge
