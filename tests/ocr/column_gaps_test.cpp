// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/column_gaps.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

constexpr double kUsual = 40;
constexpr double kGutter = 1.6 * kUsual;

using Lines = std::vector<std::vector<PixelBox>>;

/// `count` lines, each with glyphs up to x 200 and from 200 + `gap` on.
Lines lines_with_gap(int count, int gap) {
  Lines lines;
  for (int i = 0; i < count; ++i) {
    const int y = 60 * i;
    lines.push_back({{200 + gap, y, 236 + gap, y + 36}, {20 + 10 * (i % 3), y, 200, y + 36}});
  }
  return lines;
}

std::vector<std::size_t> counts(const Lines& lines) {
  std::vector<std::size_t> result;
  for (const auto& columns : columns_of_lines(lines, kGutter, kUsual)) {
    result.push_back(columns.size());
  }
  return result;
}

TEST(ColumnGaps, WhiteThatLinesShareIsBetweenColumns) {
  EXPECT_EQ(counts(lines_with_gap(5, 52)), (std::vector<std::size_t>(5, 2)));
  const auto columns = columns_of_lines(lines_with_gap(5, 52), kGutter, kUsual);
  EXPECT_EQ(columns[0][0], (std::vector<PixelBox>{{20, 0, 200, 36}}));
  EXPECT_EQ(columns[0][1], (std::vector<PixelBox>{{252, 0, 288, 36}}));
}

TEST(ColumnGaps, AParagraphBelowDoesNotJoinThem) {
  Lines lines = lines_with_gap(6, 52);
  for (int i = 6; i < 12; ++i) lines.push_back({{20, 60 * i, 400, 60 * i + 36}});
  std::vector<std::size_t> expected(12, 1);
  std::fill(expected.begin(), expected.begin() + 6, 2);
  EXPECT_EQ(counts(lines), expected);
}

TEST(ColumnGaps, TheSameWhiteInFewLinesIsNot) {
  EXPECT_EQ(counts(lines_with_gap(3, 52)), (std::vector<std::size_t>(3, 1)));
}

TEST(ColumnGaps, WideWhiteNeedsNoOtherLines) {
  EXPECT_EQ(counts(lines_with_gap(1, 70)), (std::vector<std::size_t>{2}));
}

TEST(ColumnGaps, WhiteBehindAStopIsWithinATextThoughAllLinesHaveIt) {
  EXPECT_EQ(counts(lines_with_gap(6, 36)), (std::vector<std::size_t>(6, 1)));
}

TEST(ColumnGaps, WhiteThatMostLinesNearCrossIsNot) {
  Lines lines = lines_with_gap(5, 52);
  for (int i = 0; i < 5; ++i) {
    lines.insert(lines.begin() + 2 * i + 1, {{20, 60 * i + 40, 300, 60 * i + 50}});
  }
  EXPECT_EQ(counts(lines), (std::vector<std::size_t>(10, 1)));
}

}  // namespace
}  // namespace biaoge
