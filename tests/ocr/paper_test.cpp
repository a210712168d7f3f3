// SPDX-License-Identifier: GPL-3.0-or-later
// Shaded cells: their ground goes with the paper, and the rulings on and beside it stay.
#include <gtest/gtest.h>

#include "ocr/ground.h"
#include "ocr/ink.h"
#include "ocr/pixel_rulings.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;
constexpr int kPaper = 248;

/// The first column and the first row of draw_table() on a gray ground, and every other row.
Raster shaded_table(std::uint8_t shade, std::uint8_t line) {
  Raster picture = make_raster(1300, 700, 1, kPaper);
  fill_box(picture, {100, 100, 400, 500}, shade);
  for (const int y : {100, 300}) fill_box(picture, {100, y, 1000, y + 100}, shade);
  draw_table(picture, 2, line);
  return picture;
}

struct Gray {
  std::uint8_t shade;
  std::uint8_t line;
};
constexpr Gray kGrays[] = {{225, 150}, {200, 120}, {216, 170}, {235, 190}, {160, 60}};

TEST(WhitenPaper, ShadedCellsLeaveNoEdgeAndHairlinesStay) {
  for (const auto& [shade, line] : kGrays) {
    Raster picture = shaded_table(shade, line);
    whiten_paper(picture, kDpi);
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        const auto on = [](int at, const auto& edges) {
          return std::any_of(std::begin(edges), std::end(edges),
                             [at](int edge) { return at == edge || at == edge + 1; });
        };
        const bool inside = x >= 100 && x < 1002 && y >= 100 && y < 502;
        if (inside && (on(x, kColumnEdge) || on(y, kRowEdge))) {
          ASSERT_LT(picture.row(y)[x], 225) << x << ' ' << y << " shade " << int{shade};
        } else {
          ASSERT_EQ(picture.row(y)[x], 255) << x << ' ' << y << " shade " << int{shade};
        }
      }
    }
  }
}

TEST(WhitenPaper, RulingsOfShadedCellsAreFoundWhole) {
  for (const auto& [shade, line] : kGrays) {
    Raster picture = shaded_table(shade, line);
    whiten_paper(picture, kDpi);
    std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi, picture.row(250)[400]);
    ASSERT_EQ(rulings.size(), 9U) << "shade " << int{shade};
    for (const Ruling& ruling : rulings) {
      EXPECT_NEAR(ruling.start, 101, 2);
      EXPECT_NEAR(ruling.end, ruling.orientation == Orientation::horizontal ? 1001 : 501, 2);
    }
  }
}

TEST(WhitenPaper, ShadedEdgesInUnevenLight) {
  Raster picture = shaded_table(216, 150);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      std::uint8_t& pixel = picture.row(y)[x];
      pixel = static_cast<std::uint8_t>(pixel * (1 - x / 4000.0 - y / 5000.0));
    }
  }
  whiten_paper(picture, kDpi);
  EXPECT_EQ(find_pixel_rulings(picture, kDpi, 180).size(), 9U);
  int dark = 0;
  for (int y = 110; y < 190; ++y) {
    for (int x = 110; x < 390; ++x) dark += picture.row(y)[x] < 255;
  }
  EXPECT_EQ(dark, 0);
}

TEST(WhitenPaper, TextStaysWholeWhereShadingEnds) {
  Raster picture = make_raster(1300, 700, 1, kPaper);
  fill_box(picture, {100, 100, 400, 500}, 210);
  Raster drawn = make_raster(1300, 700, 1);
  draw_characters(drawn, 350, 200, 4);  // Two on the shade, one across its edge.
  for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
    if (drawn.pixels[i] == 0) picture.pixels[i] = 30;
  }
  whiten_paper(picture, kDpi);
  for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
    if (drawn.pixels[i] == 0) {
      ASSERT_LT(picture.pixels[i], 60) << i;
    } else {
      ASSERT_EQ(picture.pixels[i], 255) << i;
    }
  }
}

TEST(Ground, HasTheEdgesOfShadesAndNoStrokes) {
  Raster picture = make_raster(601, 401, 1, 250);
  fill_box(picture, {100, 100, 300, 200}, 200);
  draw_characters(picture, 120, 130, 8);
  fill_box(picture, {0, 300, 601, 302}, 90);
  const Raster ground = ground_of(picture, kDpi);
  ASSERT_EQ(ground.width, 300);
  ASSERT_EQ(ground.height, 200);
  for (int y = 4; y < 196; ++y) {
    for (int x = 4; x < 296; ++x) {
      const bool near_edge = (std::abs(x - 50) < 2 || std::abs(x - 150) < 2) && y >= 48 && y < 102;
      const bool near_top = (std::abs(y - 50) < 2 || std::abs(y - 100) < 2) && x >= 48 && x < 152;
      if (near_edge || near_top) continue;
      const bool inside = x >= 50 && x < 150 && y >= 50 && y < 100;
      ASSERT_EQ(ground.row(y)[x], inside ? 200 : 250) << x << ' ' << y;
    }
  }
}

}  // namespace
}  // namespace biaoge
