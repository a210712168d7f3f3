// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures turned, cut and reduced without loss.
#include "ingest/raster_tools.h"

#include <gtest/gtest.h>

#include <string>

namespace biaoge {

namespace {

/// Rows of digits.
Raster raster_of(const std::vector<std::string>& rows) {
  Raster raster = make_raster(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()), 1);
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      raster.row(y)[x] =
          static_cast<std::uint8_t>(rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)]);
    }
  }
  return raster;
}

std::vector<std::string> rows_of(const Raster& raster) {
  std::vector<std::string> rows;
  for (int y = 0; y < raster.height; ++y) {
    rows.emplace_back(raster.row(y), raster.row(y) + raster.width);
  }
  return rows;
}

using Rows = std::vector<std::string>;

TEST(RasterTools, EveryOrientationOfTiffAndExif) {
  // What each value says of row 0 and column 0 of the stored picture (TIFF 6.0, p. 36).
  const Raster stored = raster_of({"123", "456"});
  const std::vector<Rows> displayed{{"123", "456"},     {"321", "654"},     {"654", "321"},
                                    {"456", "123"},     {"14", "25", "36"}, {"41", "52", "63"},
                                    {"63", "52", "41"}, {"36", "25", "14"}};
  for (int tag = 1; tag <= 8; ++tag) {
    EXPECT_EQ(rows_of(placed(stored, placing_of_orientation(tag))),
              displayed[static_cast<std::size_t>(tag - 1)])
        << tag;
  }
  EXPECT_TRUE(placing_of_orientation(0).changes_nothing());
  EXPECT_TRUE(placing_of_orientation(9).changes_nothing());
}

TEST(RasterTools, ColoursAreTurnedWithTheirChannels) {
  Raster raster = make_raster(2, 1, 3);
  raster.pixels = {1, 2, 3, 4, 5, 6};
  const Raster turned = placed(raster, {true, false, true});
  EXPECT_EQ(turned.width, 1);
  EXPECT_EQ(turned.height, 2);
  EXPECT_EQ(turned.pixels, (std::vector<std::uint8_t>{4, 5, 6, 1, 2, 3}));
}

TEST(RasterTools, LargePicturesAreTurnedThroughout) {
  Raster raster = make_raster(70, 45, 1);
  for (std::size_t i = 0; i < raster.pixels.size(); ++i) {
    raster.pixels[i] = static_cast<std::uint8_t>(i * 7);
  }
  const Raster turned = placed(raster, placing_of_orientation(6));
  ASSERT_EQ(turned.width, 45);
  ASSERT_EQ(turned.height, 70);
  for (int y = 0; y < 45; ++y) {
    for (int x = 0; x < 70; ++x)
      ASSERT_EQ(turned.row(x)[44 - y], raster.row(y)[x]) << x << ", " << y;
  }
}

TEST(RasterTools, ColourThatIsNoneGoes) {
  Raster raster = make_raster(2, 1, 3);
  raster.pixels = {100, 100, 100, 200, 204, 199};
  drop_needless_colour(raster);
  EXPECT_EQ(raster.channels, 1);
  ASSERT_EQ(raster.pixels.size(), 2u);
  EXPECT_EQ(raster.pixels[0], 100);
  EXPECT_NEAR(raster.pixels[1], 202, 1);
}

TEST(RasterTools, OneColouredPixelKeepsTheColours) {
  Raster raster = make_raster(2, 1, 3);
  raster.pixels = {100, 100, 100, 200, 213, 200};
  drop_needless_colour(raster);
  EXPECT_EQ(raster.channels, 3);
  EXPECT_EQ(raster.pixels.size(), 6u);
}

TEST(RasterTools, CutsToWholePixelsAndSaysWhere) {
  Box box{100, 100, 106, 104};  // 2 points a pixel.
  const Raster part = cropped(raster_of({"123", "456"}), box, {101.9, 102.1, 110, 110});
  EXPECT_EQ(rows_of(part), (Rows{"56"}));
  EXPECT_DOUBLE_EQ(box.x0, 102);
  EXPECT_DOUBLE_EQ(box.y0, 102);
  EXPECT_DOUBLE_EQ(box.x1, 106);
  EXPECT_DOUBLE_EQ(box.y1, 104);
}

TEST(RasterTools, FinerRowsThanColumnsAreMadeSquare) {
  Raster raster = raster_of({"ae", "ae", "ae", "ae"});
  ASSERT_TRUE(make_square(raster, {0, 0, 4, 4}));
  EXPECT_EQ(rows_of(raster), (Rows{"abde", "abde", "abde", "abde"}));
  EXPECT_FALSE(make_square(raster, {0, 0, 4, 4.03}));
}

TEST(RasterTools, SizesAtTheirLimits) {
  EXPECT_FALSE(check_picture_size("a", 16, 16));
  EXPECT_FALSE(check_picture_size("a", 12000, 10000));
  EXPECT_EQ(check_picture_size("a", 15, 4000)->code, "image-too-small");
  EXPECT_EQ(check_picture_size("a", 12000, 10001)->code, "image-too-large");
  EXPECT_EQ(check_picture_size("a: page 1", 30000, 30000)->message,
            "a: page 1 is a picture of 30000 × 30000 pixels");
}

}  // namespace

}  // namespace biaoge
