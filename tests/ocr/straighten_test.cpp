// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/straighten.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "ocr/pixel_rulings.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;
constexpr int kWidth = 1700;
constexpr int kHeight = 1500;

/// A table over most of the page, with ten rows and six columns.
Raster table_page() {
  Raster page = make_raster(kWidth, kHeight, 1);
  for (int i = 0; i <= 10; ++i) fill_box(page, {200, 200 + 110 * i, 1503, 203 + 110 * i});
  for (int i = 0; i <= 6; ++i) {
    const int x = 200 + i * 1300 / 6;
    fill_box(page, {x, 200, x + 3, 1303});
  }
  return page;
}

/// By how much the darkest middle of each level ruling wanders along it, at worst.
double worst_wander(const Raster& gray) {
  double worst = 0;
  for (const Ruling& ruling : find_pixel_rulings(gray, kDpi)) {
    if (ruling.orientation != Orientation::horizontal || ruling.length() < 1200) continue;
    for (int x = static_cast<int>(ruling.start) + 20; x < ruling.end - 20; x += 7) {
      double weight = 0;
      double moment = 0;
      const int middle = static_cast<int>(ruling.position);
      for (int y = middle - 6; y <= middle + 6; ++y) {
        weight += 255 - gray.row(y)[x];
        moment += (255 - gray.row(y)[x]) * (y + 0.5);
      }
      // Upright rulings cross here.
      if (weight > 5 * 255) continue;
      worst = std::max(worst, std::abs(moment / std::max(1.0, weight) - ruling.position));
    }
  }
  return worst;
}

int long_level_rulings(const Raster& gray) {
  int count = 0;
  for (const Ruling& ruling : find_pixel_rulings(gray, kDpi)) {
    count += ruling.orientation == Orientation::horizontal && ruling.length() > 1200;
  }
  return count;
}

TEST(Straighten, StraightPageIsLeftAlone) {
  const Raster page = table_page();
  const Straight straight = straighten(page, kDpi);
  EXPECT_TRUE(straight.to_source.nodes.empty());
  EXPECT_EQ(straight.gray.pixels, page.pixels);
  EXPECT_EQ(straight.skew_degrees, 0);
  EXPECT_LT(straight.ruling_tone, 10);
}

TEST(Straighten, BlankPageIsLeftAlone) {
  const Straight straight = straighten(make_raster(800, 600, 1), kDpi);
  EXPECT_TRUE(straight.to_source.nodes.empty());
  EXPECT_EQ(straight.ruling_tone, 0);
}

TEST(Straighten, Skew) {
  for (const double degrees : {0.3, -1.5, 4.0, -5.0, 5.0}) {
    const double radians = degrees * std::numbers::pi / 180;
    const Raster skewed = displaced(table_page(), [&](double x, double y) {
      const double u = x - kWidth / 2.0;
      const double v = y - kHeight / 2.0;
      return std::pair(kWidth / 2.0 + u * std::cos(radians) + v * std::sin(radians),
                       kHeight / 2.0 - u * std::sin(radians) + v * std::cos(radians));
    });
    const Straight straight = straighten(skewed, kDpi);
    EXPECT_NEAR(straight.skew_degrees, degrees, 0.1);
    EXPECT_EQ(long_level_rulings(straight.gray), 11) << degrees;
    EXPECT_LT(worst_wander(straight.gray), 1.0) << degrees;
  }
}

/// Where a point of the flat page is seen on the bent one; and what `displaced` needs.
std::pair<double, double> flat_point(double x, double y) {
  const double curl = 8 * std::sin(x / kWidth * std::numbers::pi);
  const double converge = 1 + 0.03 * (y / kHeight - 0.5);
  return {kWidth / 2.0 + (x - kWidth / 2.0) * converge,
          y + curl + 0.01 * (x - kWidth / 2.0) * (y / kHeight - 0.5)};
}

TEST(Straighten, PerspectiveAndCurl) {
  const Straight straight = straighten(displaced(table_page(), flat_point), kDpi);
  EXPECT_EQ(long_level_rulings(straight.gray), 11);
  EXPECT_LT(worst_wander(straight.gray), 1.0);
}

/// Where a camera that looks at the sheet from `degrees` off the perpendicular, as far away as
/// twice its height, sees a point of it; `upright`: tilted backwards, else to the side. Inverse:
/// source.
std::pair<double, double> tilted(double x, double y, double degrees, bool upright) {
  const double radians = degrees * std::numbers::pi / 180;
  constexpr double kDistance = 2.0 * kHeight;
  const double u = x - kWidth / 2.0;
  const double v = y - kHeight / 2.0;
  // The ray through (u, v) meets the tilted sheet at this multiple of it.
  const double reach = kDistance * std::cos(radians) /
                       (kDistance * std::cos(radians) - (upright ? v : u) * std::sin(radians));
  const double along = reach / std::cos(radians);
  return upright ? std::pair(kWidth / 2.0 + u * reach, kHeight / 2.0 + v * along)
                 : std::pair(kWidth / 2.0 + u * along, kHeight / 2.0 + v * reach);
}

TEST(Straighten, PhotographFromTenDegreesAside) {
  for (const bool upright : {true, false}) {
    const Raster photograph = displaced(
        table_page(), [upright](double x, double y) { return tilted(x, y, 10, upright); });
    const Straight straight = straighten(photograph, kDpi);
    EXPECT_EQ(long_level_rulings(straight.gray), 11) << upright;
    EXPECT_LT(worst_wander(straight.gray), 4.0) << upright;  // A tenth of a character.
    EXPECT_EQ(find_pixel_rulings(straight.gray, kDpi).size(), 18U) << upright;
  }
}

TEST(Straighten, DashedLinesOfAPhotograph) {
  Raster page = make_raster(kWidth, kHeight, 1);
  for (int i = 0; i <= 10; ++i) {
    for (int x = 200; x < 1490; x += 28) fill_box(page, {x, 200 + 110 * i, x + 18, 203 + 110 * i});
  }
  for (int i = 0; i <= 6; ++i) {
    const int x = 200 + i * 1300 / 6;
    for (int y = 200; y < 1290; y += 28) fill_box(page, {x, y, x + 3, y + 18});
  }
  const Straight straight = straighten(displaced(page, flat_point), kDpi);
  EXPECT_EQ(long_level_rulings(straight.gray), 11);
  EXPECT_LT(straight.ruling_tone, 160);  // Of the dashes, not of the paper between them.
  for (const Ruling& ruling : find_pixel_rulings(straight.gray, kDpi)) {
    if (ruling.length() < 1200) continue;
    // Rulings come out in the middle of their dashes at both ends.
    for (const double x : {ruling.start + 10, ruling.end - 40}) {
      if (ruling.orientation != Orientation::horizontal) continue;
      int ink = 0;
      for (int k = 0; k < 28; ++k) {
        const int y = static_cast<int>(ruling.position);
        ink += straight.gray.row(y)[static_cast<int>(x) + k] < 160;
      }
      EXPECT_GE(ink, 14) << ruling.position;
    }
  }
}

TEST(Straighten, PointsGoThereAndBack) {
  const Straight straight = straighten(displaced(table_page(), flat_point), kDpi);
  ASSERT_FALSE(straight.to_source.nodes.empty());
  for (const Point p : {Point{300, 300}, Point{900, 700}, Point{1400, 1200}}) {
    const Point back = straightened(straight, straight.to_source.at(p));
    EXPECT_NEAR(back.x, p.x, 0.05);
    EXPECT_NEAR(back.y, p.y, 0.05);
  }
}

/// The upright edges of the page beside the table, at an angle of their own, are no rulings.
TEST(Straighten, EdgeOfThePaper) {
  Raster page = table_page();
  for (int i = 0; i <= 6; ++i) {
    const int x = 200 + i * 1300 / 6;
    fill_box(page, {x, 760, x + 3, 1300}, 255);
  }
  for (int y = 700; y < 1400; ++y) {
    const int x = 1600 + (y - 700) / 14;
    fill_box(page, {x, y, x + 3, y + 1});
  }
  const Straight straight = straighten(page, kDpi);
  const Point corner = straightened(straight, {201, 1300});
  EXPECT_NEAR(corner.x, 201, 3);
  EXPECT_NEAR(straightened(straight, {1000, 1300}).x, 1000, 3);
}

}  // namespace
}  // namespace biaoge
