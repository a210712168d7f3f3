// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of drawn glyphs become characters.
#include "ingest/glyph_collector.h"

#include <gtest/gtest.h>

#include "drawing.h"

namespace biaoge {

namespace {

class GlyphCollectorTest : public testing::Test {
 protected:
  /// Draws one glyph, 10 points wide, with the characters that the font gives it.
  void draw(double x, const std::u32string& characters) {
    collector.add({0, {x, 100, x + 10, 110}, 10, Direction::right, false}, characters);
  }

  std::string text() const {
    std::string result;
    for (const DrawnGlyph& glyph : canvas.glyphs) append_utf8(result, glyph.code);
    return result;
  }

  Canvas canvas;
  GlyphCollector collector{canvas.glyphs};
};

TEST_F(GlyphCollectorTest, GlyphIsItsCharacter) {
  draw(72, U"绩");
  EXPECT_EQ(text(), "绩");
  EXPECT_EQ(canvas.glyphs[0].box.x1, 82);
}

TEST_F(GlyphCollectorTest, LettersOfALigatureShareItsBox) {
  draw(72, U"ffi");
  ASSERT_EQ(text(), "ffi");
  EXPECT_DOUBLE_EQ(canvas.glyphs[0].box.x0, 72);
  EXPECT_DOUBLE_EQ(canvas.glyphs[1].box.x0, canvas.glyphs[0].box.x1);
  EXPECT_DOUBLE_EQ(canvas.glyphs[2].box.x1, 82);
}

TEST_F(GlyphCollectorTest, LettersOfATurnedLigatureFollowEachOtherAlongIt) {
  collector.add({0, {72, 100, 82, 110}, 10, Direction::down, false}, U"fi");
  EXPECT_DOUBLE_EQ(canvas.glyphs[0].box.y1, 105);
  EXPECT_DOUBLE_EQ(canvas.glyphs[1].box.y1, 110);
  EXPECT_DOUBLE_EQ(canvas.glyphs[1].box.x0, 72);
}

TEST_F(GlyphCollectorTest, SpacesOfAnyWidthAreSpaces) {
  draw(72, U" ");
  draw(82, U"\u3000");
  draw(92, U"\u00A0");
  EXPECT_EQ(text(), "   ");
}

TEST_F(GlyphCollectorTest, InvisibleCharactersAreNothing) {
  draw(72, U"\u00AD");
  draw(82, U"\u200B");
  draw(92, U"\uFEFF");
  EXPECT_TRUE(canvas.glyphs.empty());
}

TEST_F(GlyphCollectorTest, WhatHasNoUsableCharacterIsGarbled) {
  draw(72, U"");
  draw(82, U"\uE001");
  draw(92, U"\U000F0001");
  draw(102, U"\uFFFD");
  draw(112, U"\u0081");
  draw(122, U"\u0003");
  EXPECT_EQ(text(), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_F(GlyphCollectorTest, ReplacementOfEqualLengthKeepsTheBoxes) {
  draw(62, U"前");
  collector.begin_replacement(U"绩 效");
  draw(72, U"\uE001");
  draw(82, U"x");
  draw(92, U"");
  collector.end_replacement();
  draw(102, U"后");
  EXPECT_EQ(text(), "前绩 效后");
  EXPECT_EQ(canvas.glyphs[3].box.x0, 92);
}

TEST_F(GlyphCollectorTest, ReplacementOfOtherLengthSharesTheBoxOfAll) {
  collector.begin_replacement(U"绩效自评");
  draw(72, U"\uE001");
  draw(82, U"\uE002");
  collector.end_replacement();
  ASSERT_EQ(text(), "绩效自评");
  EXPECT_DOUBLE_EQ(canvas.glyphs[1].box.x0, 77);
  EXPECT_DOUBLE_EQ(canvas.glyphs[3].box.x1, 92);
}

TEST_F(GlyphCollectorTest, ReplacementOfNothingDrawnIsNothing) {
  draw(72, U"前");
  collector.begin_replacement(U"绩效");
  collector.end_replacement();
  EXPECT_EQ(text(), "前");
}

TEST_F(GlyphCollectorTest, EmptyOrUnusableReplacementLeavesWhatWasDrawn) {
  collector.begin_replacement(U"");
  draw(72, U"绩");
  collector.end_replacement();
  collector.begin_replacement(U"\uE001");
  draw(82, U"效");
  collector.end_replacement();
  collector.end_replacement();
  EXPECT_EQ(text(), "绩效");
}

}  // namespace

}  // namespace biaoge
