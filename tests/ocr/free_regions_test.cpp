// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/free_regions.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(FreeRegions, WholePageWithoutCells) {
  EXPECT_EQ(free_regions({}, 1000, 800, 50), (std::vector<PixelBox>{{0, 0, 1000, 800}}));
}

TEST(FreeRegions, AroundTwoTables) {
  const std::vector<PixelBox> cells = {
      {100, 500, 900, 600}, {100, 100, 400, 200}, {400, 100, 990, 200}, {100, 200, 990, 300}};
  const std::vector<PixelBox> expected = {{0, 0, 1000, 100},     {0, 100, 100, 300},
                                          {0, 300, 1000, 500},   {0, 500, 100, 600},
                                          {900, 500, 1000, 600}, {0, 600, 1000, 800}};
  EXPECT_EQ(free_regions(cells, 1000, 800, 50), expected);
}

TEST(FreeRegions, NoneWhenCellsFillThePage) {
  EXPECT_TRUE(free_regions({{0, 0, 500, 800}, {500, 0, 1000, 800}}, 1000, 800, 50).empty());
}

TEST(FreeRegions, TheEdgeOfTheSheetHidesNothingBesideIt) {
  const std::vector<PixelBox> cells = {
      {100, 100, 900, 300}, {0, 200, 20, 700}, {100, 500, 900, 600}, {985, 0, 1000, 800}};
  const std::vector<PixelBox> expected = {
      {0, 0, 1000, 100},  {0, 100, 100, 300},    {900, 100, 1000, 300}, {0, 300, 1000, 500},
      {0, 500, 100, 600}, {900, 500, 1000, 600}, {0, 600, 1000, 800}};
  EXPECT_EQ(free_regions(cells, 1000, 800, 50), expected);
}

}  // namespace
}  // namespace biaoge
