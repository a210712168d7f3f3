// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faint_lines.h"

#include <gtest/gtest.h>

#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 200;

/// Gray paper with a table whose rulings are `contrast` darker, with grain nearly as strong.
/// From row `dark_from` on the paper is dark.
Raster grainy_table(int contrast, int dark_from = 700) {
  constexpr int kPaper = 200;
  Raster paper = make_raster(1100, 700, 1, kPaper);
  if (contrast > 0) draw_table(paper, 2, static_cast<std::uint8_t>(kPaper - contrast));
  fill_box(paper, {0, dark_from, 1100, 700}, 80);
  unsigned state = 11;
  for (std::uint8_t& pixel : paper.pixels) {
    int grain = 0;
    for (int i = 0; i < 4; ++i) {
      state = state * 1664525U + 1013904223U;
      grain += static_cast<int>((state >> 16) % 17) - 8;
    }
    pixel = static_cast<std::uint8_t>(pixel + grain);
  }
  return paper;
}

int drawn_in(const Raster& picture, const PixelBox& box) {
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) count += picture.row(y)[x] < 255;
  }
  return count;
}

TEST(FaintLines, AreFoundInTheGrain) {
  const Raster lines = with_faint_lines(make_raster(1100, 700, 1), grainy_table(12), kDpi);
  for (const int y : kRowEdge) EXPECT_GT(drawn_in(lines, {100, y - 1, 1000, y + 3}), 810) << y;
  for (const int x : kColumnEdge) EXPECT_GT(drawn_in(lines, {x - 1, 100, x + 3, 500}), 360) << x;
}

TEST(FaintLines, EndWhereTheyEnd) {
  const Raster lines = with_faint_lines(make_raster(1100, 700, 1), grainy_table(12), kDpi);
  EXPECT_LT(drawn_in(lines, {0, 100, 92, 500}), 20);
  EXPECT_LT(drawn_in(lines, {1011, 100, 1100, 500}), 20);
}

TEST(FaintLines, GrainHasNone) {
  const Raster lines = with_faint_lines(make_raster(1100, 700, 1), grainy_table(0), kDpi);
  EXPECT_LT(drawn_in(lines, {0, 0, 1100, 700}), 100);
}

TEST(FaintLines, AnEdgeOfTheDarkIsNone) {
  const Raster lines = with_faint_lines(make_raster(1100, 700, 1), grainy_table(0, 350), kDpi);
  EXPECT_LT(drawn_in(lines, {0, 330, 1100, 370}), 20);
}

TEST(FaintLines, TextIsLeftAlone) {
  Raster gray = make_raster(1100, 700, 1);
  draw_characters(gray, 120, 150, 20);
  Raster paper = grainy_table(0);
  draw_characters(paper, 120, 150, 20);
  const Raster lines = with_faint_lines(gray, paper, kDpi);
  const int ink = drawn_in(gray, {110, 140, 970, 200});
  EXPECT_LT(drawn_in(lines, {110, 140, 970, 200}), ink + ink / 50);
}

Ruling level(double position) {
  Ruling ruling;
  ruling.orientation = Orientation::horizontal;
  ruling.position = position;
  ruling.start = 100;
  ruling.end = 1000;
  ruling.thickness = 2;
  return ruling;
}

TEST(FaintLines, WhatShinesThroughIsDroppedWhereMostRulingsAreSeen) {
  Raster gray = make_raster(1100, 700, 1);
  for (const int y : {100, 200, 300}) fill_box(gray, {100, y, 1000, y + 2}, 210);
  std::vector<Ruling> rulings = {level(101), level(150), level(201), level(301)};
  drop_unseen(rulings, gray, kDpi);
  ASSERT_EQ(rulings.size(), 3U);
  for (const Ruling& ruling : rulings) EXPECT_NE(ruling.position, 150);
}

TEST(FaintLines, UnseenRulingsStayWhereMostAreUnseen) {
  Raster gray = make_raster(1100, 700, 1);
  fill_box(gray, {100, 100, 1000, 102}, 210);
  std::vector<Ruling> rulings = {level(101), level(150), level(201), level(301)};
  drop_unseen(rulings, gray, kDpi);
  EXPECT_EQ(rulings.size(), 4U);
}

}  // namespace
}  // namespace biaoge
