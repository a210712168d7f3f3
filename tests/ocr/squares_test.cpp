// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/squares.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

TEST(Squares, CoverThePictureToItsEdges) {
  const Squares squares(101, 40, 10);
  EXPECT_EQ(squares.columns, 11);
  EXPECT_EQ(squares.rows, 4);
}

TEST(Squares, AGroupIsTakenWithItsCountsOverGapsOfOneSquare) {
  Squares squares(100, 100, 10);
  squares.at(1, 1) = 5;
  squares.at(3, 1) = 7;
  squares.at(3, 3) = 2;  // Too few.
  squares.at(7, 1) = 9;  // Too far.
  int sum = 0;
  const std::vector<CountedSquare> group = take_group(squares, 1, 1, 3);
  for (const CountedSquare& square : group) sum += square.count;
  EXPECT_EQ(group.size(), 2u);
  EXPECT_EQ(sum, 12);
  EXPECT_EQ(squares.at(1, 1) + squares.at(3, 1), 0);
  EXPECT_EQ(squares.at(3, 3), 2);
  EXPECT_EQ(squares.at(7, 1), 9);
}

}  // namespace
}  // namespace biaoge
