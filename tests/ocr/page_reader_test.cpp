// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/page_reader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "ocr/make_page_reader.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;
constexpr int kWidth = 1500;
constexpr int kHeight = 1000;
/// The picture stands away from the corner of its page.
constexpr double kLeft = 36;
constexpr double kTop = 20;

PagePicture placed(Raster raster, double dpi = kDpi) {
  const Box box{kLeft, kTop, kLeft + raster.width * 72 / dpi, kTop + raster.height * 72 / dpi};
  return {std::move(raster), box, dpi, false, false};
}

Result<UprightPage> upright(Raster raster, double dpi = kDpi) {
  return make_page_reader().value()->make_upright(placed(std::move(raster), dpi));
}

TEST(MakeUpright, BoxesMapBackToThePageAsDisplayed) {
  constexpr double kRadians = 1.2 * std::numbers::pi / 180;
  Raster page = make_raster(kWidth, kHeight, 1);
  draw_table(page);
  const auto turn = [](double x, double y, double radians) {
    const double u = x - kWidth / 2.0;
    const double v = y - kHeight / 2.0;
    return std::pair(kWidth / 2.0 + u * std::cos(radians) - v * std::sin(radians),
                     kHeight / 2.0 + u * std::sin(radians) + v * std::cos(radians));
  };
  const Raster skewed = displaced(page, [&](double x, double y) { return turn(x, y, -kRadians); });
  const auto found = upright(skewed);
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().turned, 0);
  EXPECT_NEAR(found.value().skew_degrees, 1.2, 0.1);
  int level = 0;
  for (const Ruling& ruling : found.value().rulings) {
    if (ruling.orientation != Orientation::horizontal) continue;
    const int y = kRowEdge[level++];
    for (const bool at_end : {false, true}) {
      const Point seen =
          found.value().mesh.at({at_end ? ruling.end : ruling.start, ruling.position});
      const auto [x_drawn, y_drawn] = turn(at_end ? 1001.5 : 101.5, y + 1.5, kRadians);
      EXPECT_NEAR(seen.x, kLeft + x_drawn * 72 / kDpi, 0.5);
      EXPECT_NEAR(seen.y, kTop + y_drawn * 72 / kDpi, 0.5);
    }
  }
  EXPECT_EQ(level, 5);
}

TEST(MakeUpright, StraightPageHasThePlainMesh) {
  Raster page = make_raster(kWidth, kHeight, 1);
  draw_table(page);
  const auto found = upright(page);
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found.value().width, kWidth * 72 / kDpi);
  EXPECT_EQ(found.value().rulings.size(), 9U);
  const Point seen = found.value().mesh.at({100, 50});
  EXPECT_NEAR(seen.x, kLeft + 100, 1e-6);
  EXPECT_NEAR(seen.y, kTop + 50, 1e-6);
}

TEST(MakeUpright, FinePicturesAreHalved) {
  Raster page = make_raster(2 * kWidth, 2 * kHeight, 1);
  for (const int x : kColumnEdge) fill_box(page, {2 * x, 200, 2 * x + 6, 1006});
  for (const int y : kRowEdge) fill_box(page, {200, 2 * y, 2006, 2 * y + 6});
  const auto found = upright(page, 600);
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().dpi, 600);
  EXPECT_NEAR(found.value().width, kWidth * 72 / kDpi, 0.01);
  EXPECT_EQ(found.value().rulings.size(), 9U);
}

TEST(MakeUpright, PicturesThatHoldNothing) {
  EXPECT_EQ(upright(make_raster(1, 1, 1)).error().code, "picture-too-small");
  EXPECT_EQ(upright(make_raster(5000, 20, 1)).error().code, "picture-too-small");
  EXPECT_EQ(upright(make_raster(600, 600, 1, 3)).error().code, "picture-black");
  const auto white = upright(make_raster(600, 600, 3));
  ASSERT_TRUE(white);
  EXPECT_TRUE(white.value().rulings.empty());
  const auto wide = upright(make_raster(9000, 60, 1));
  ASSERT_TRUE(wide);
  EXPECT_TRUE(wide.value().rulings.empty());
}

}  // namespace
}  // namespace biaoge
