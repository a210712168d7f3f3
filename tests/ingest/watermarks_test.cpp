// SPDX-License-Identifier: GPL-3.0-or-later
// Which glyphs are watermarks.
#include <gtest/gtest.h>

#include <vector>

#include "ingest/canvas.h"

namespace biaoge {

namespace {

DrawnGlyph glyph(double x, double y, bool slanted, bool pale, double size = 10) {
  DrawnGlyph made;
  made.code = U'字';
  made.box = {x, y, x + size, y + size};
  made.font_size = size;
  made.slanted = slanted;
  made.pale = pale;
  return made;
}

/// Four lines of ten characters, and `others`; what is left of them.
std::size_t left_of(const std::vector<DrawnGlyph>& others) {
  std::vector<DrawnGlyph> glyphs;
  for (int i = 0; i < 40; ++i)
    glyphs.push_back(glyph(10.0 * (i % 10), 20.0 * (i / 10), false, false));
  glyphs.insert(glyphs.end(), others.begin(), others.end());
  drop_watermarks(glyphs);
  return glyphs.size() - 40;
}

TEST(Watermarks, PaleAndSlantedTextIsOne) {
  EXPECT_EQ(left_of({glyph(200, 200, true, true), glyph(210, 195, true, true)}), 0u);
}

TEST(Watermarks, PaleTextAcrossOtherTextIsOneWhereverItStands) {
  EXPECT_EQ(
      left_of({glyph(3, 3, false, true), glyph(13, 3, false, true), glyph(200, 3, false, true)}),
      0u);
}

TEST(Watermarks, PaleTextOfItsOwnIsKept) {
  EXPECT_EQ(left_of({glyph(200, 3, false, true), glyph(210, 3, false, true)}), 2u);
}

TEST(Watermarks, SlantedHeadingIsKeptUnlessItStandsAcrossText) {
  EXPECT_EQ(left_of({glyph(200, 3, true, false), glyph(210, 3, true, false)}), 2u);
  EXPECT_EQ(left_of({glyph(3, 3, true, false), glyph(13, 8, true, false)}), 0u);
}

TEST(Watermarks, PageWhoseTextIsPaleKeepsIt) {
  std::vector<DrawnGlyph> glyphs;
  for (int i = 0; i < 8; ++i) glyphs.push_back(glyph(10.0 * i, 0, false, true));
  glyphs.push_back(glyph(3, 3, false, false));
  drop_watermarks(glyphs);
  EXPECT_EQ(glyphs.size(), 9u);
}

}  // namespace

}  // namespace biaoge
