// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings become grids of cells.
#include "layout/lattice.h"

#include <gtest/gtest.h>

#include <ostream>

#include "builder.h"

namespace biaoge {

bool operator==(const Span& a, const Span& b) {
  return a.row == b.row && a.column == b.column && a.rowspan == b.rowspan && a.colspan == b.colspan;
}

void PrintTo(const Span& span, std::ostream* out) {
  *out << span.row << ',' << span.column << '+' << span.rowspan << 'x' << span.colspan;
}

namespace {

constexpr double kTolerance = 2;

using Edges = std::vector<double>;
using Spans = std::vector<Span>;

const Edges kXs{100, 200, 300};
const Edges kYs{50, 80, 110};
const Spans kFour{{0, 0}, {0, 1}, {1, 0}, {1, 1}};

Lattice only(const std::vector<Ruling>& rulings) {
  std::vector<Lattice> lattices = find_lattices(rulings, kTolerance);
  EXPECT_EQ(lattices.size(), 1u);
  return lattices.empty() ? Lattice{} : std::move(lattices.front());
}

TEST(FindLattices, FullGridHasACellAtEachPosition) {
  const Lattice lattice = only(full_grid(kXs, kYs));
  EXPECT_EQ(lattice.xs, kXs);
  EXPECT_EQ(lattice.ys, kYs);
  EXPECT_EQ(lattice.cells, kFour);
  EXPECT_EQ(lattice.owner, (std::vector<int>{0, 1, 2, 3}));
  EXPECT_FALSE(lattice.open_top || lattice.open_bottom || lattice.open_left || lattice.open_right);
}

TEST(FindLattices, MissingPiecesOfRulingsAreSpans) {
  const std::vector<Ruling> rulings{
      level(50, 100, 300),   level(80, 200, 300),   level(110, 100, 400),  level(140, 100, 400),
      upright(100, 50, 140), upright(200, 50, 110), upright(300, 50, 140), level(50, 300, 400),
      level(80, 300, 400),   upright(400, 50, 140)};
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.cells,
            (Spans{{0, 0, 2, 1}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 0, 1, 2}, {2, 2}}));
}

TEST(FindLattices, BordersMayMissTheirCornersByTheTolerance) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings[1] = level(80, 101.5, 298.5);
  EXPECT_EQ(only(rulings).cells, kFour);
}

TEST(FindLattices, DashedBordersMayMissTheirCornersByAGap) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings[1] = level(80, 104.5, 295.5, 3);
  EXPECT_EQ(only(rulings).cells, kFour);
}

TEST(FindLattices, BorderInTwoPartsWithAHoleIsABorder) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings[1] = level(80, 100, 230);
  rulings.push_back(level(80, 260, 300));
  EXPECT_EQ(only(rulings).cells, kFour);
}

TEST(FindLattices, StubOfALineIsNoBorder) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings[1] = level(80, 100, 250);
  EXPECT_EQ(only(rulings).cells, (Spans{{0, 0}, {0, 1, 2, 1}, {1, 0}}));
}

TEST(FindLattices, OpenLeftAndRightSidesEndWhereTheLinesEnd) {
  const std::vector<Ruling> rulings{level(50, 60, 380), level(80, 60, 380), level(110, 60, 380),
                                    upright(200, 50, 110)};
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.xs, (Edges{60, 200, 380}));
  EXPECT_EQ(lattice.cells, kFour);
  EXPECT_TRUE(lattice.open_left);
  EXPECT_TRUE(lattice.open_right);
  EXPECT_FALSE(lattice.open_top || lattice.open_bottom);
}

TEST(FindLattices, OpenTopAndBottomEndWhereTheLinesEnd) {
  const std::vector<Ruling> rulings{upright(100, 50, 120), upright(200, 50, 120),
                                    upright(300, 50, 120), level(80, 100, 300)};
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.ys, (Edges{50, 80, 120}));
  EXPECT_EQ(lattice.cells, kFour);
  EXPECT_TRUE(lattice.open_top);
  EXPECT_TRUE(lattice.open_bottom);
  EXPECT_FALSE(lattice.open_left || lattice.open_right);
}

TEST(FindLattices, LinesThatOverrunTheFrameALittleOpenNoSide) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  for (Ruling& ruling : rulings) {
    ruling.start -= 4.9;
    ruling.end += 4.9;
  }
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.xs, kXs);
  EXPECT_EQ(lattice.ys, kYs);
}

TEST(FindLattices, OneLineBeyondTheFrameOpensNoSide) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings[0].end = 340;
  EXPECT_EQ(only(rulings).xs, kXs);
}

TEST(FindLattices, DoubleBordersMakeNoRowsOrColumns) {
  std::vector<Ruling> rulings = full_grid({100, 200, 300}, {50, 80, 110});
  for (const Ruling& ruling : full_grid({97.5, 302.5}, {47.5, 112.5})) rulings.push_back(ruling);
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.cells, kFour);
  EXPECT_EQ(lattice.xs, (Edges{98.75, 200, 301.25}));
  EXPECT_EQ(lattice.ys, (Edges{48.75, 80, 111.25}));
}

TEST(FindLattices, DoubleInnerLineIsOneBorder) {
  std::vector<Ruling> rulings = full_grid(kXs, kYs);
  rulings.push_back(level(82, 100, 300));
  rulings.push_back(upright(201.5, 50, 110));
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.cells, kFour);
  EXPECT_EQ(lattice.ys, (Edges{50, 81, 110}));
}

TEST(FindLattices, EdgesOfBlocksThatDoNotLineUpAreTheirUnion) {
  std::vector<Ruling> rulings = full_grid({100, 200, 300}, {50, 80});
  for (const Ruling& ruling : full_grid({100, 150, 250, 300}, {80, 110})) rulings.push_back(ruling);
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.xs, (Edges{100, 150, 200, 250, 300}));
  EXPECT_EQ(lattice.cells, (Spans{{0, 0, 1, 2}, {0, 2, 1, 2}, {1, 0}, {1, 1, 1, 2}, {1, 3}}));
}

TEST(FindLattices, TwoTablesAreTwoFromTheTop) {
  std::vector<Ruling> rulings = full_grid({100, 200, 300}, {400, 430});
  for (const Ruling& ruling : full_grid(kXs, kYs)) rulings.push_back(ruling);
  const std::vector<Lattice> lattices = find_lattices(rulings, kTolerance);
  ASSERT_EQ(lattices.size(), 2u);
  EXPECT_EQ(lattices[0].ys, kYs);
  EXPECT_EQ(lattices[1].ys, (Edges{400, 430}));
}

TEST(FindLattices, TablesBesideEachOtherAreTwoFromTheLeft) {
  std::vector<Ruling> rulings = full_grid({350, 400, 450}, kYs);
  for (const Ruling& ruling : full_grid(kXs, kYs)) rulings.push_back(ruling);
  const std::vector<Lattice> lattices = find_lattices(rulings, kTolerance);
  ASSERT_EQ(lattices.size(), 2u);
  EXPECT_EQ(lattices[0].xs, kXs);
  EXPECT_EQ(lattices[1].xs, (Edges{350, 400, 450}));
}

TEST(FindLattices, TablesBesideEachOtherMayBeginAHairApart) {
  std::vector<Ruling> rulings = full_grid({350, 400, 450}, {49, 80, 110});
  for (const Ruling& ruling : full_grid(kXs, kYs)) rulings.push_back(ruling);
  const std::vector<Lattice> lattices = find_lattices(rulings, kTolerance);
  ASSERT_EQ(lattices.size(), 2u);
  EXPECT_EQ(lattices[0].xs, kXs);
  EXPECT_EQ(lattices[1].ys.front(), 49);
}

TEST(FindLattices, TableInsideACellIsItsOwnTable) {
  std::vector<Ruling> rulings = full_grid({50, 100, 400}, {50, 80, 300});
  for (const Ruling& ruling : full_grid({150, 200, 250}, {100, 130, 160}))
    rulings.push_back(ruling);
  const std::vector<Lattice> lattices = find_lattices(rulings, kTolerance);
  ASSERT_EQ(lattices.size(), 2u);
  EXPECT_EQ(lattices[0].cells, kFour);
  EXPECT_EQ(lattices[1].cells, kFour);
  EXPECT_EQ(lattices[1].xs, (Edges{150, 200, 250}));
}

TEST(FindLattices, FrameOfOneCellIsNoTable) {
  EXPECT_TRUE(find_lattices(full_grid({100, 300}, {50, 110}), kTolerance).empty());
}

TEST(FindLattices, LooseLinesAreNoTable) {
  EXPECT_TRUE(find_lattices({}, kTolerance).empty());
  EXPECT_TRUE(
      find_lattices({level(50, 100, 300), level(80, 100, 300), level(110, 100, 300)}, kTolerance)
          .empty());
  EXPECT_TRUE(find_lattices({level(50, 100, 300), upright(200, 40, 90)}, kTolerance).empty());
}

TEST(FindLattices, RegionThatIsNoRectangleIsCutIntoRectangles) {
  // The border between the left cells is missing, and of the upper row the one in the middle too.
  const std::vector<Ruling> rulings{level(50, 100, 300),   level(110, 100, 300),
                                    level(80, 200, 300),   upright(100, 50, 110),
                                    upright(200, 80, 110), upright(300, 50, 110)};
  const Lattice lattice = only(rulings);
  EXPECT_EQ(lattice.cells, (Spans{{0, 0, 1, 2}, {1, 0}, {1, 1}}));
  EXPECT_EQ(lattice.owner, (std::vector<int>{0, 0, 1, 2}));
}

TEST(Lattice, BoxOfACellFollowsItsEdges) {
  const Lattice lattice = only(full_grid(kXs, kYs));
  const Box box = lattice.box({0, 1, 2, 1});
  EXPECT_EQ(box.x0, 200);
  EXPECT_EQ(box.y0, 50);
  EXPECT_EQ(box.x1, 300);
  EXPECT_EQ(box.y1, 110);
}

TEST(Lattice, PointIsInTheCellAroundIt) {
  const Lattice lattice = only(full_grid(kXs, kYs));
  EXPECT_EQ(lattice.cell_at({150, 60}), 0);
  EXPECT_EQ(lattice.cell_at({250, 60}), 1);
  EXPECT_EQ(lattice.cell_at({150, 100}), 2);
  EXPECT_EQ(lattice.cell_at({300, 110}), 3) << "on the border";
  EXPECT_EQ(lattice.cell_at({99, 60}), -1);
  EXPECT_EQ(lattice.cell_at({150, 111}), -1);
}

}  // namespace

}  // namespace biaoge
