// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs become words.
#include <gtest/gtest.h>

#include "drawing.h"

namespace biaoge {

namespace {

std::vector<std::string> texts(const std::vector<DrawnGlyph>& glyphs) {
  std::vector<std::string> result;
  for (const Word& word : build_words(glyphs)) result.push_back(word.text());
  return result;
}

using Texts = std::vector<std::string>;

/// "绩效" with the second glyph moved by `distance` points; the font has 10.
std::vector<DrawnGlyph> spaced(double distance) {
  std::vector<DrawnGlyph> glyphs = draw_text("绩效", 72, 100);
  move_right(glyphs[1], distance);
  return glyphs;
}

TEST(BuildWords, RunOfGlyphsIsAWordWithItsBoxAndSize) {
  const std::vector<Word> words = build_words(draw_text("绩效2024", 72, 100, 12));
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text(), "绩效2024");
  EXPECT_EQ(words[0].glyphs.size(), 6u);
  EXPECT_EQ(words[0].font_size, 12);
  EXPECT_EQ(words[0].direction, Direction::right);
  EXPECT_DOUBLE_EQ(words[0].box.x0, 72);
  EXPECT_DOUBLE_EQ(words[0].box.x1, 120);
  EXPECT_DOUBLE_EQ(words[0].box.y1, 112);
  EXPECT_FALSE(words[0].space_after);
}

TEST(BuildWords, NothingDrawnIsNoWord) {
  EXPECT_TRUE(build_words({}).empty());
  EXPECT_TRUE(build_words(draw_text("  ", 72, 100)).empty());
}

TEST(BuildWords, SpaceEndsAWordAndIsRemembered) {
  const std::vector<Word> words = build_words(draw_text("two days", 72, 100));
  ASSERT_EQ(words.size(), 2u);
  EXPECT_TRUE(words[0].space_after);
  EXPECT_FALSE(words[1].space_after);
}

TEST(BuildWords, SpaceDrawnElsewhereEndsAWordButIsNotItsSpace) {
  const std::vector<Word> words =
      build_words(draw_text("two", 72, 100) + draw_text(" ", 72, 400) + draw_text("days", 87, 100));
  ASSERT_EQ(words.size(), 2u);
  EXPECT_FALSE(words[0].space_after);
}

TEST(BuildWords, WideSpaceIsASpace) {
  EXPECT_EQ(texts(draw_text("绩　效", 72, 100)), (Texts{"绩", "效"}));
}

TEST(BuildWords, NarrowGapIsLetterSpacing) {
  EXPECT_EQ(texts(spaced(1.4)), Texts{"绩效"});
}

TEST(BuildWords, WideGapEndsAWord) {
  EXPECT_EQ(texts(spaced(1.6)), (Texts{"绩", "效"}));
}

TEST(BuildWords, KerningMayMoveGlyphsOverEachOther) {
  EXPECT_EQ(texts(spaced(-2.9)), Texts{"绩效"});
}

TEST(BuildWords, GlyphSetFarBackBeginsAWord) {
  EXPECT_EQ(texts(spaced(-3.1)), (Texts{"绩", "效"}));
}

TEST(BuildWords, ChangeOfSizeEndsAWord) {
  EXPECT_EQ(texts(draw_text("面积", 72, 100, 10) + draw_text("2", 92, 100, 7)),
            (Texts{"面积", "2"}));
  EXPECT_EQ(texts(draw_text("面积", 72, 100, 10) + draw_text("2", 92, 101, 9)), Texts{"面积2"});
}

TEST(BuildWords, ChangeOfBaselineEndsAWord) {
  EXPECT_EQ(texts(draw_text("绩", 72, 100) + draw_text("效", 82, 102.1)), (Texts{"绩", "效"}));
  EXPECT_EQ(texts(draw_text("绩", 72, 100) + draw_text("效", 82, 101.9)), Texts{"绩效"});
}

TEST(BuildWords, FakeBoldCountsOnce) {
  const auto bold = draw_text("100.00", 72, 100) + draw_text("100.00", 72.3, 100);
  EXPECT_EQ(texts(bold), Texts{"100.00"});
}

TEST(BuildWords, FakeBoldGlyphByGlyphCountsOnce) {
  std::vector<DrawnGlyph> bold;
  for (const DrawnGlyph& glyph : draw_text("一一对应", 72, 100)) {
    for (const double shift : {0.0, 0.25, 0.5}) {
      bold.push_back(glyph);
      move_right(bold.back(), shift);
    }
  }
  EXPECT_EQ(texts(bold), Texts{"一一对应"});
}

TEST(BuildWords, CopiesOfOneGlyphAtDifferentHeightsOrSizesAreText) {
  EXPECT_EQ(texts(draw_text("1", 72, 100) + draw_text("1", 72, 112)), (Texts{"1", "1"}));
  EXPECT_EQ(texts(draw_text("1", 72, 100, 10) + draw_text("1", 72, 100, 14)), (Texts{"1", "1"}));
}

TEST(BuildWords, GlyphsWithoutCharactersAreNotTakenForCopies) {
  const auto unknown = draw_text("�", 72, 100) + draw_text("�", 72.2, 100);
  EXPECT_EQ(texts(unknown), (Texts{"�", "�"}));
}

TEST(BuildWords, TurnedTextIsAWordInItsOwnDirection) {
  for (const Direction direction : {Direction::down, Direction::left, Direction::up}) {
    const std::vector<Word> words = build_words(draw_text("产出指标", 200, 300, 10, direction));
    ASSERT_EQ(words.size(), 1u);
    EXPECT_EQ(words[0].text(), "产出指标");
    EXPECT_EQ(words[0].direction, direction);
    EXPECT_FALSE(words[0].vertical);
  }
}

TEST(BuildWords, ChangeOfDirectionEndsAWord) {
  EXPECT_EQ(texts(draw_text("产出", 72, 100) + draw_text("指标", 102, 100, 10, Direction::down)),
            (Texts{"产出", "指标"}));
}

TEST(BuildWords, VerticalWritingIsAWord) {
  std::vector<DrawnGlyph> glyphs = draw_text("满意度", 82, 100, 10, Direction::down);
  for (DrawnGlyph& glyph : glyphs) glyph.vertical = true;
  const std::vector<Word> words = build_words(glyphs);
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text(), "满意度");
  EXPECT_TRUE(words[0].vertical);
  EXPECT_DOUBLE_EQ(words[0].box.height(), 30);
  EXPECT_DOUBLE_EQ(words[0].box.width(), 10);
}

TEST(BuildWords, VerticalWritingAndTurnedTextAreNotOneWord) {
  std::vector<DrawnGlyph> glyphs = draw_text("满意", 82, 100, 10, Direction::down);
  glyphs[0].vertical = true;
  EXPECT_EQ(texts(glyphs), (Texts{"满", "意"}));
}

}  // namespace

}  // namespace biaoge
