// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_ends.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

const RulingScale kScale{200};

Ruling ruling(Orientation orientation, double position, double start, double end) {
  Ruling result;
  result.orientation = orientation;
  result.position = position;
  result.start = start;
  result.end = end;
  result.thickness = 3;
  return result;
}

Ruling level(double position, double start, double end) {
  return ruling(Orientation::horizontal, position, start, end);
}

/// The upright rulings of a table from x = 100 to 1000; that at 400 is lost around y = 300.
std::vector<Ruling> columns() {
  std::vector<Ruling> all;
  for (const double x : {100, 700, 850, 1000}) {
    all.push_back(ruling(Orientation::vertical, x, 100, 500));
  }
  all.push_back(ruling(Orientation::vertical, 400, 100, 250));
  all.push_back(ruling(Orientation::vertical, 400, 350, 500));
  return all;
}

std::size_t left_of(std::vector<Ruling> rulings) {
  drop_creases(rulings, columns(), kScale);
  return rulings.size();
}

TEST(DropCreases, TakesALineThatRunsOnBeyondWhatItCrosses) {
  EXPECT_EQ(left_of({level(300, 20, 1090)}), 0U);
}

TEST(DropCreases, LeavesAPartOfALineThatEndsAtABorder) {
  // Alone it would reach beyond the two that it crosses.
  EXPECT_EQ(left_of({level(300, 460, 930)}), 0U);
  EXPECT_EQ(left_of({level(300, 100, 330), level(301, 460, 930)}), 2U);
}

TEST(DropCreases, TakesACreaseInTwoParts) {
  EXPECT_EQ(left_of({level(300, 20, 740), level(301, 780, 1090)}), 0U);
}

TEST(DropCreases, TakesOneThatLeavesTheTableOnOneSideAndEndsNowhere) {
  EXPECT_EQ(left_of({level(300, 180, 330), level(300, 460, 640), level(301, 760, 1090)}), 0U);
}

TEST(DropCreases, LeavesABrokenLineThatDoesNotReachTheFrame) {
  EXPECT_EQ(left_of({level(300, 100, 640), level(300, 660, 940)}), 2U);
}

}  // namespace
}  // namespace biaoge
