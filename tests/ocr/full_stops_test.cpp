// SPDX-License-Identifier: GPL-3.0-or-later
// Full stops that no reader saw, by their shape.
#include "ocr/full_stops.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/utf8.h"

namespace biaoge {
namespace {

constexpr double kSize = 34;

void draw_ring(Raster& picture, const PixelBox& box, std::uint8_t tone = 150) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      const bool side = x < box.x0 + 2 || x >= box.x1 - 2 || y < box.y0 + 2 || y >= box.y1 - 2;
      if (side) picture.row(y)[x] = tone;
    }
  }
}

InkLine line(const PixelBox& box) {
  return {box, {box}};
}

/// Signs of 36 pixels, one after the other; `gap` pixels are left before the sign `at`.
LineReading reading(std::u32string_view text, std::size_t at, int gap) {
  LineReading result;
  int x = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == at) x += gap;
    result.characters.push_back({text[i], 0.99, x, x + 36});
    x += 36;
  }
  return result;
}

std::string text_of(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& character : reading.characters) codes += character.code;
  return to_utf8(codes);
}

TEST(FindRings, SmallOnesThatStandApart) {
  Raster picture = make_raster(400, 200, 1, 255);
  const PixelBox ring{100, 100, 109, 109};
  const PixelBox filled{200, 100, 209, 109};
  const PixelBox large{250, 90, 270, 110};
  const PixelBox beside{310, 100, 319, 109};
  const PixelBox glyph{320, 80, 350, 110};
  for (const PixelBox& box : {ring, large, beside}) draw_ring(picture, box);
  draw_ring(picture, filled);
  for (int y = 100; y < 109; ++y) std::fill(picture.row(y) + 200, picture.row(y) + 209, 100);
  EXPECT_EQ(find_rings(picture, {ring, filled, large, beside, glyph}, kSize),
            std::vector<PixelBox>{ring});
}

TEST(LoneStops, BelowTheBeginningOfALine) {
  const std::vector<InkLine> lines{line({10, 10, 600, 44}), line({12, 60, 600, 94})};
  const PixelBox stop{14, 125, 22, 133};
  EXPECT_EQ(lone_stops({stop}, lines, kSize), std::vector<PixelBox>{stop});
  EXPECT_TRUE(lone_stops({{200, 125, 208, 133}}, lines, kSize).empty());     // Somewhere.
  EXPECT_TRUE(lone_stops({{14, 180, 22, 188}}, lines, kSize).empty());       // Far below.
  EXPECT_TRUE(lone_stops({{14, 80, 22, 88}}, lines, kSize).empty());         // Within a line.
  EXPECT_TRUE(lone_stops({stop}, {line({10, 60, 60, 94})}, kSize).empty());  // After a word.
}

TEST(ReadMissedStops, WhereARingStandsAtTheFootOfTheLine) {
  LineReading missed = reading(U"治理水平对重点", 4, 36);
  read_missed_stops({{150, 28, 158, 36}}, {0, 0, 288, 38}, 0, missed);
  EXPECT_EQ(text_of(missed), "治理水平。对重点");
  EXPECT_GT(missed.characters[4].confidence, 0.97);
}

TEST(ReadMissedStops, WithoutRoomItsPlaceIsInDoubt) {
  LineReading missed = reading(U"治理水平对重点", 4, 4);
  read_missed_stops({{146, 28, 154, 36}}, {0, 0, 256, 38}, 0, missed);
  EXPECT_EQ(text_of(missed), "治理水平。对重点");
  EXPECT_LT(missed.characters[4].confidence, 0.9);
}

TEST(ReadMissedStops, AnotherMarkNearbyIsInDoubt) {
  LineReading wrong = reading(U"治理水平，对重点", 9, 0);
  read_missed_stops({{150, 28, 158, 36}}, {0, 0, 288, 38}, 0, wrong);
  EXPECT_EQ(text_of(wrong), "治理水平，对重点");
  EXPECT_LT(wrong.characters[4].confidence, 0.9);
  LineReading right = reading(U"治理水平。对重点", 9, 0);
  read_missed_stops({{130, 28, 138, 36}}, {0, 0, 288, 38}, 0, right);
  EXPECT_EQ(text_of(right), "治理水平。对重点");
  EXPECT_EQ(right.characters[4].confidence, 0.99);
}

TEST(ReadMissedStops, RingsElsewhereAndOtherTextsAreLeftAlone) {
  LineReading same = reading(U"治理水平对重点", 4, 36);
  read_missed_stops({{150, 5, 158, 13}, {150, 60, 158, 68}}, {0, 0, 288, 38}, 0, same);
  EXPECT_EQ(text_of(same), "治理水平对重点");
  LineReading number = reading(U"1234.50元", 9, 0);
  read_missed_stops({{150, 28, 158, 36}}, {0, 0, 288, 38}, 0, number);
  EXPECT_EQ(text_of(number), "1234.50元");
}

}  // namespace
}  // namespace biaoge
