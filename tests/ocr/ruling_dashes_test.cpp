// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_dashes.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

const RulingScale kScale{300};

/// Dashes of `length` with `gap` between them from `x` on.
void add_dashes(std::vector<PixelBox>& marks, int x, int y, int count, int length, int gap) {
  for (int i = 0; i < count; ++i, x += length + gap) marks.push_back({x, y, x + length, y + 3});
}

/// Ten lines of 20 dashes, 12 long and 6 apart.
std::vector<PixelBox> dashed_page() {
  std::vector<PixelBox> marks;
  for (int y = 100; y < 600; y += 50) add_dashes(marks, 100, y, 20, 12, 6);
  return marks;
}

std::vector<Ruling> found(const std::vector<PixelBox>& marks) {
  const Dashes dashes = find_dashes(marks, kScale);
  return dashed_pieces(dashes, dash_kinds(dashes, {}, kScale), kScale);
}

TEST(Dashes, KindIsMeasured) {
  const Dashes dashes = find_dashes(dashed_page(), kScale);
  const std::vector<DashKind> kinds = dash_kinds(dashes, {}, kScale);
  ASSERT_EQ(kinds.size(), 1U);
  EXPECT_NEAR(kinds[0].length, 12, 0.1);
  EXPECT_NEAR(kinds[0].gap, 6, 0.1);
}

TEST(Dashes, LinesAreFollowed) {
  const std::vector<Ruling> lines = found(dashed_page());
  ASSERT_EQ(lines.size(), 10U);
  for (const Ruling& line : lines) {
    EXPECT_EQ(line.start, 100);
    EXPECT_EQ(line.end, 100 + 19 * 18 + 12);
    EXPECT_NEAR(line.thickness, 3, 0.01);
    EXPECT_NEAR(line.gap, 24, 1);
  }
}

TEST(Dashes, OneLostMarkIsStepOver) {
  std::vector<PixelBox> marks = dashed_page();
  marks.erase(marks.begin() + 7);
  EXPECT_EQ(found(marks).size(), 10U);
}

TEST(Dashes, CellsWithoutBorderPartALine) {
  std::vector<PixelBox> marks = dashed_page();
  marks.erase(marks.begin() + 6, marks.begin() + 12);
  EXPECT_EQ(found(marks).size(), 11U);
}

TEST(Dashes, KindsOfOneDirectionHoldForTheOther) {
  const Dashes many = find_dashes(dashed_page(), kScale);
  std::vector<PixelBox> marks;
  add_dashes(marks, 40, 40, 8, 12, 6);
  const Dashes few = find_dashes(marks, kScale);
  EXPECT_TRUE(dash_kinds(few, {}, kScale).empty());
  EXPECT_EQ(dashed_pieces(few, dash_kinds(few, many, kScale), kScale).size(), 1U);
}

TEST(Dashes, MarksOfManyLengthsAreNone) {
  std::vector<PixelBox> marks;
  for (int y = 100; y < 900; y += 20) {
    int x = 100;
    for (int i = 0; i < 12; ++i) {
      const int length = 3 + (7 * i + y / 20 * 5) % 29;
      marks.push_back({x, y, x + length, y + 3});
      x += length + 3 + (5 * i + y / 20 * 11) % 17;
    }
  }
  EXPECT_TRUE(found(marks).empty());
}

TEST(Dashes, SpecksAreNone) {
  std::vector<PixelBox> marks;
  for (int y = 100; y < 600; y += 50) add_dashes(marks, 100, y, 60, 2, 1);
  EXPECT_TRUE(found(marks).empty());
}

TEST(Dashes, NothingFromNothing) {
  EXPECT_TRUE(found({}).empty());
}

}  // namespace
}  // namespace biaoge
