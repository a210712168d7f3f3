// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/resample.h"

#include <gtest/gtest.h>

#include "paper_drawing.h"

namespace biaoge {
namespace {

Mesh shifted(double dx, double dy) {
  Mesh mesh{16, 9, 9, {}};
  for (int r = 0; r < 9; ++r) {
    for (int c = 0; c < 9; ++c) mesh.nodes.push_back({c * 16 + dx, r * 16 + dy});
  }
  return mesh;
}

Raster dotted() {
  Raster picture = make_raster(100, 80, 1);
  fill_box(picture, {40, 30, 50, 34}, 10);
  return picture;
}

TEST(Resample, SameMeshSamePicture) {
  const Raster picture = dotted();
  EXPECT_EQ(resample(picture, shifted(0, 0), 99, 79).row(31)[45], 10);
  EXPECT_EQ(resample(picture, shifted(0, 0), 99, 79).row(31)[50], 255);
}

TEST(Resample, ShiftsAndInterpolates) {
  const Raster moved = resample(dotted(), shifted(7, 5), 90, 70);
  EXPECT_EQ(moved.row(26)[38], 10);
  EXPECT_EQ(moved.row(26)[31], 255);
  const Raster half = resample(dotted(), shifted(0.5, 0), 90, 70);
  EXPECT_NEAR(half.row(31)[39], (10 + 255) / 2, 2);
}

TEST(Resample, OutsideIsWhite) {
  const Raster moved = resample(make_raster(100, 80, 1, 0), shifted(-10, 0), 100, 79);
  EXPECT_EQ(moved.row(40)[5], 255);
  EXPECT_EQ(moved.row(40)[20], 0);
}

TEST(Turned, QuartersAndBack) {
  Raster picture = make_raster(130, 70, 1);
  picture.row(3)[100] = 1;
  const Raster right = turned(picture, 90);
  EXPECT_EQ(right.width, 70);
  EXPECT_EQ(right.height, 130);
  EXPECT_EQ(right.row(100)[70 - 1 - 3], 1);
  EXPECT_EQ(turned(picture, 180).row(70 - 1 - 3)[130 - 1 - 100], 1);
  EXPECT_EQ(turned(picture, 270).row(130 - 1 - 100)[3], 1);
  EXPECT_EQ(turned(right, 270).pixels, picture.pixels);
}

}  // namespace
}  // namespace biaoge
