// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table on those of the page before: at other margins, and in pictures of another
// size.
#include "layout/edge_fit.h"

#include <gtest/gtest.h>

namespace biaoge {

namespace {

TableFragment fragment(std::vector<double> edges, TextSource source = TextSource::ocr) {
  TableFragment result;
  result.bounds = {edges.front(), 0, edges.back(), 100};
  result.table.columns = static_cast<int>(edges.size()) - 1;
  result.table.column_edges = std::move(edges);
  Cell cell;
  cell.source = source;
  result.table.cells.push_back(cell);
  return result;
}

/// Of two photographs of one report: the second is smaller, and bent.
const std::vector<double> kUpper{93, 138, 189, 236, 286, 358, 429, 465, 502, 578};
const std::vector<double> kSmaller{107, 151, 201, 249, 297, 368, 436, 471, 507, 580};
const std::vector<double> kBent{157, 208, 300, 424, 522, 627, 662, 700, 852};
const std::vector<double> kStraight{176, 225, 314, 436, 533, 638, 674, 713, 868};

TEST(FitEdges, FacingPagesDifferByTheirMargins) {
  const auto fit = fit_edges(fragment({72, 178, 284, 390}), fragment({90, 196, 302, 408}));
  ASSERT_TRUE(fit);
  EXPECT_EQ(fit->shift, -18);
  EXPECT_EQ(fit->scale, 1);
}

TEST(FitEdges, APictureOfAnotherSizeFitsByItsInnerEdges) {
  const auto fit = fit_edges(fragment(kUpper), fragment(kSmaller));
  ASSERT_TRUE(fit);
  EXPECT_EQ(shared_edges(kSmaller, kUpper, *fit), 8);
  EXPECT_GT(fit->scale, 1.01);
}

TEST(FitEdges, TextOfAFileIsNotMadeLarger) {
  EXPECT_FALSE(fit_edges(fragment(kUpper, TextSource::text), fragment(kSmaller, TextSource::text)));
}

TEST(FitEdges, OtherColumnsDoNotFit) {
  EXPECT_FALSE(fit_edges(fragment(kUpper), fragment({107, 190, 222, 275, 330, 400, 450, 580})));
  EXPECT_FALSE(fit_edges(fragment(kUpper), fragment({40, 60, 90, 120, 150, 190, 240, 300})));
}

TEST(PlacedEdges, EdgesThatTheBendOfAPageMovedAreTheSame) {
  EXPECT_EQ(placed_edges(fragment(kStraight), fragment(kBent)), kStraight);
  EXPECT_EQ(placed_edges(fragment(kUpper), fragment(kSmaller)), kUpper);
}

TEST(PlacedEdges, SidesALittleApartAreTheSameInAPicture) {
  const std::vector<double> upper{49, 92, 146, 259, 313, 371, 410, 450, 537};
  const std::vector<double> lower{45, 89, 144, 258, 313, 372, 412, 452, 541};
  EXPECT_EQ(placed_edges(fragment(upper), fragment(lower)).front(), 49);
  EXPECT_EQ(placed_edges(fragment(upper), fragment(lower)).back(), 537);
  const TableFragment printed = fragment(upper, TextSource::text);
  EXPECT_EQ(placed_edges(printed, fragment(lower, TextSource::text)).front(), 45);
}

TEST(PlacedEdges, AnEdgeThatTheUpperTableLacksStaysWhereItIs) {
  std::vector<double> upper = kUpper;
  upper.erase(upper.begin() + 5);
  const std::vector<double> placed = placed_edges(fragment(upper), fragment(kSmaller));
  EXPECT_NEAR(placed[5], 358, 3);
  EXPECT_EQ(placed[4], 286);
  EXPECT_EQ(placed[6], 429);
}

}  // namespace

}  // namespace biaoge
