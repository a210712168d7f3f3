// SPDX-License-Identifier: GPL-3.0-or-later
// Painted paths become bars of ink.
#include <gtest/gtest.h>

#include "drawing.h"

namespace biaoge {

namespace {

void expect_box(const Box& found, const Box& box) {
  EXPECT_NEAR(found.x0, box.x0, 1e-9);
  EXPECT_NEAR(found.y0, box.y0, 1e-9);
  EXPECT_NEAR(found.x1, box.x1, 1e-9);
  EXPECT_NEAR(found.y1, box.y1, 1e-9);
}

void expect_bars(const Canvas& canvas, const std::vector<Box>& boxes) {
  ASSERT_EQ(canvas.bars.size(), boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    SCOPED_TRACE(i);
    expect_box(canvas.bars[i], boxes[i]);
  }
}

Canvas stroke(const std::vector<Polygon>& path, double width = 1, const Box& clip = kPaper) {
  Canvas canvas;
  add_stroke(canvas, path, width, clip);
  return canvas;
}

Canvas fill(const std::vector<Polygon>& path, bool even_odd, const Box& clip = kPaper) {
  Canvas canvas;
  add_fill(canvas, path, even_odd, clip);
  return canvas;
}

TEST(AddStroke, LineHasTheThicknessOfItsPen) {
  expect_bars(stroke({line({72, 100}, {440, 100})}), {{72, 99.5, 440, 100.5}});
  expect_bars(stroke({line({72, 190}, {72, 100})}, 2), {{71, 100, 73, 190}});
}

TEST(AddStroke, RectangleHasFourSides) {
  expect_bars(stroke({rectangle({72, 100, 200, 130})}), {{71.5, 100, 72.5, 130},
                                                         {72, 129.5, 200, 130.5},
                                                         {199.5, 100, 200.5, 130},
                                                         {72, 99.5, 200, 100.5}});
}

TEST(AddStroke, PenOfNoWidthStillDraws) {
  expect_bars(stroke({line({72, 100}, {440, 100})}, 0), {{72, 100, 440, 100}});
}

TEST(AddStroke, ThickStrokeIsShading) {
  expect_bars(stroke({line({72, 100}, {440, 100})}, 4), {{72, 98, 440, 102}});
  expect_bars(stroke({line({72, 100}, {440, 100})}, 4.5), {});
}

TEST(AddStroke, SlantedLineIsNoRuling) {
  expect_bars(stroke({line({72, 100}, {440, 110})}), {});
  expect_bars(stroke({line({72, 100}, {80, 300})}), {});
  expect_bars(stroke({line({72, 100}, {172, 200})}), {});
}

TEST(AddStroke, LineThatIsNearlyLevelIsLevel) {
  expect_bars(stroke({line({100, 200}, {300, 203})}), {{100, 201, 300, 202}});
}

TEST(AddStroke, CurveIsCountedNotDrawn) {
  Polygon circle = rectangle({72, 100, 200, 130});
  circle.curved = true;
  const Canvas canvas = stroke({circle});
  EXPECT_TRUE(canvas.bars.empty());
  EXPECT_EQ(canvas.curves, 1u);
}

TEST(AddStroke, LineEndsAtTheClip) {
  expect_bars(stroke({line({10, 100}, {590, 100})}, 1, {72, 50, 440, 500}),
              {{72, 99.5, 440, 100.5}});
}

TEST(AddStroke, LineOutsideTheClipIsNone) {
  expect_bars(stroke({line({10, 40}, {590, 40})}, 1, {72, 50, 440, 500}), {});
}

TEST(AddFill, ThinRectangleIsABar) {
  expect_bars(fill({rectangle({72, 100, 440, 100.5})}, false), {{72, 100, 440, 100.5}});
}

TEST(AddFill, MitredBorderIsABar) {
  const Polygon mitred{{{72, 100}, {440, 100}, {439, 101}, {73, 101}}, false};
  expect_bars(fill({mitred}, false), {{72, 100, 440, 101}});
}

TEST(AddFill, ShadingIsNoBar) {
  expect_bars(fill({rectangle({72, 100, 200, 130})}, false), {});
}

TEST(AddFill, BlockAsThickAsTheLimitIsTheLastBar) {
  expect_bars(fill({rectangle({72, 100, 440, 104})}, false), {{72, 100, 440, 104}});
  expect_bars(fill({rectangle({72, 100, 440, 104.1})}, false), {});
}

TEST(AddFill, ShadingClippedToASliverIsABarAsItShows) {
  expect_bars(fill({rectangle({72, 100, 200, 130})}, false, {72, 129, 440, 500}),
              {{72, 129, 200, 130}});
}

TEST(AddFill, SeveralThinRectanglesInOnePathAreAsManyBars) {
  const Canvas canvas =
      fill({rectangle({72, 100, 440, 101}), rectangle({72, 130, 440, 131})}, false);
  expect_bars(canvas, {{72, 100, 440, 101}, {72, 130, 440, 131}});
}

const Box kOuter{72, 100, 440, 190};
const Box kInner{73, 101, 439, 189};
/// Left, top, bottom and right, as they follow by x.
const std::vector<Box> kRing{
    {72, 101, 73, 189}, {72, 100, 440, 101}, {72, 189, 440, 190}, {439, 101, 440, 189}};

TEST(AddFill, EvenOddFrameHasFourSides) {
  expect_bars(fill({rectangle(kOuter), rectangle(kInner)}, true), kRing);
}

TEST(AddFill, NonzeroFrameWithItsInsideTurnedTheOtherWayHasFourSides) {
  expect_bars(fill({rectangle(kOuter), rectangle(kInner, true)}, false), kRing);
}

TEST(AddFill, LShapedPathIsCutIntoBars) {
  const Polygon corner{{{72, 100}, {440, 100}, {440, 101}, {73, 101}, {73, 190}, {72, 190}}, false};
  expect_bars(fill({corner}, true), {{72, 101, 73, 190}, {72, 100, 440, 101}});
}

TEST(AddFill, CurvedFillIsCountedNotDrawn) {
  Polygon round = rectangle({72, 100, 440, 101});
  round.curved = true;
  const Canvas canvas = fill({round}, false);
  EXPECT_TRUE(canvas.bars.empty());
  EXPECT_EQ(canvas.curves, 1u);
}

TEST(AddFill, SlantedShapeOfManyPointsIsTakenByItsExtent) {
  const Polygon arrow{{{72, 100}, {90, 101}, {108, 100}, {126, 101}, {108, 102}, {90, 102}}, false};
  expect_bars(fill({arrow}, false), {{72, 100, 126, 102}});
}

TEST(AddFill, DrawingWithVeryManySidesIsNotTakenApart) {
  Polygon comb;
  for (int i = 0; i < 200; ++i) {
    const double x = 10.0 + 2 * i;
    comb.points.insert(comb.points.end(), {{x, 100}, {x, 130}, {x + 1, 130}, {x + 1, 100}});
  }
  expect_bars(fill({comb}, true), {});
}

TEST(AddGaps, LightCellsOnADarkGroundHaveSides) {
  Canvas canvas;
  EXPECT_TRUE(add_gaps(canvas, {rectangle({72, 100, 440, 190})}, 0, kPaper));
  EXPECT_TRUE(canvas.bars.empty()) << "the ground alone draws nothing";
  EXPECT_TRUE(add_gaps(canvas, {rectangle({73, 101, 200, 189})}, 1, kPaper));
  expect_bars(canvas, {{73, 100.75, 200, 101.25},
                       {73, 188.75, 200, 189.25},
                       {72.75, 101, 73.25, 189},
                       {199.75, 101, 200.25, 189}});
}

TEST(AddGaps, LightCellWithoutAGroundIsPaper) {
  Canvas canvas;
  EXPECT_FALSE(add_gaps(canvas, {rectangle({73, 101, 200, 189})}, 1, kPaper));
  add_gaps(canvas, {rectangle({72, 100, 440, 190})}, 0, kPaper);
  EXPECT_FALSE(add_gaps(canvas, {rectangle({73, 301, 200, 389})}, 1, kPaper)) << "beside it";
  EXPECT_FALSE(add_gaps(canvas, {rectangle({72, 100, 440, 190})}, 1, kPaper)) << "all of it";
  EXPECT_FALSE(add_gaps(canvas, {rectangle({73, 101, 200, 104})}, 1, kPaper)) << "a light line";
  EXPECT_FALSE(add_gaps(canvas, {rectangle({73, 101, 200, 189})}, 0.7, kPaper)) << "not light";
  EXPECT_TRUE(canvas.bars.empty());
}

TEST(AddGaps, GroundIsDarkAndLarge) {
  Canvas canvas;
  EXPECT_FALSE(add_gaps(canvas, {rectangle({72, 100, 440, 190})}, 0.5, kPaper));
  EXPECT_FALSE(add_gaps(canvas, {rectangle({72, 100, 440, 107})}, 0, kPaper));
  EXPECT_FALSE(add_gaps(canvas, {rectangle({72, 900, 440, 1000})}, 0, kPaper)) << "off the page";
  EXPECT_TRUE(canvas.grounds.empty());
}

TEST(AddBar, KeepsWhatTheClipShows) {
  Canvas canvas;
  add_bar(canvas, {10, 100, 300, 101}, {72, 50, 200, 500});
  add_bar(canvas, {10, 600, 300, 601}, {72, 50, 200, 500});
  expect_bars(canvas, {{72, 100, 200, 101}});
}

TEST(AddGaps, GroundIsARectangle) {
  Canvas canvas;
  const Polygon corner{{{72, 100}, {440, 100}, {440, 101}, {73, 101}, {73, 190}, {72, 190}}, false};
  EXPECT_FALSE(add_gaps(canvas, {corner}, 0, kPaper));
}

TEST(AddFill, NestedRectanglesOfOneDirectionAreSolid) {
  expect_bars(fill({rectangle(kOuter), rectangle(kInner)}, false), {});
}

TEST(AddShades, KeepsRectanglesAsHighAsRows) {
  Canvas canvas;
  add_shades(canvas, {rectangle({72, 100, 200, 114}), rectangle({72, 120, 200, 123})}, kPaper);
  add_shades(canvas, {rectangle({72, 200, 200, 290})}, kPaper);
  add_shades(canvas, {line({72, 300}, {200, 320})}, kPaper);
  add_shades(canvas, {rectangle({72, 400, 200, 414})}, {72, 404, 150, 500});
  ASSERT_EQ(canvas.shades.size(), 2u);
  expect_box(canvas.shades[0], {72, 100, 200, 114});
  expect_box(canvas.shades[1], {72, 404, 150, 414});
}

TEST(JoinShades, CellsSideBySideAreOneBand) {
  const std::vector<Box> bands = join_shades(
      {{150, 100.4, 200, 114}, {72, 100, 148, 114}, {72, 114, 148, 128}, {230, 100, 300, 114}});
  ASSERT_EQ(bands.size(), 3u);
  expect_box(bands[0], {72, 100, 200, 114});
  expect_box(bands[1], {230, 100, 300, 114});
  expect_box(bands[2], {72, 114, 148, 128});
}

}  // namespace

}  // namespace biaoge
