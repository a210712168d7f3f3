// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/border_doubt.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

Ruling level(double y, double start, double end) {
  return {Orientation::horizontal, y, start, end, 1, 0};
}

Ruling upright(double x, double start, double end) {
  return {Orientation::vertical, x, start, end, 1, 0};
}

/// Two rows of three cells, 100 wide and 20 high.
std::vector<Box> cells() {
  std::vector<Box> result;
  for (const double y : {0.0, 20.0}) {
    for (const double x : {0.0, 100.0, 200.0}) result.push_back({x, y, x + 100, y + 20});
  }
  return result;
}

std::vector<Ruling> grid() {
  return {level(0, 0, 300),    level(20, 0, 300),   level(40, 0, 300),  upright(0, 0, 40),
          upright(100, 0, 40), upright(200, 0, 40), upright(300, 0, 40)};
}

using Doubts = std::vector<bool>;

TEST(BorderDoubt, RulingsThatAreSeenLeaveNone) {
  EXPECT_EQ(doubtful_cells(cells(), grid(), {}), Doubts(6, false));
}

TEST(BorderDoubt, CompletedBorderPutsBothItsCellsInDoubt) {
  EXPECT_EQ(doubtful_cells(cells(), grid(), {upright(100, 20, 40)}),
            (Doubts{false, false, false, true, true, false}));
  EXPECT_EQ(doubtful_cells(cells(), grid(), {level(20, 200, 300)}),
            (Doubts{false, false, true, false, false, true}));
}

TEST(BorderDoubt, EdgeOfTheTableDecidesNothing) {
  EXPECT_EQ(doubtful_cells(cells(), grid(), {upright(0, 0, 40), level(40, 0, 300)}),
            Doubts(6, false));
}

TEST(BorderDoubt, RulingThatEndsInsideACell) {
  std::vector<Ruling> rulings = grid();
  rulings.push_back(upright(250, 20, 28));
  EXPECT_EQ(doubtful_cells(cells(), rulings, {}),
            (Doubts{false, false, false, false, false, true}));
  // The stub of one that was drawn a little too far.
  rulings.back() = upright(250, 17, 23);
  EXPECT_EQ(doubtful_cells(cells(), rulings, {}), Doubts(6, false));
}

}  // namespace
}  // namespace biaoge
