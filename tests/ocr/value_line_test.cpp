// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace biaoge {
namespace {

/// Says the same of every picture.
class Says : public LineReader {
 public:
  Says(std::u32string text, double sure) : text_(std::move(text)), sure_(sure) {}

  LineReading read(const Raster& /*line*/, LineKind /*kind*/) override {
    LineReading reading;
    int x = 10;
    for (const char32_t code : text_) {
      reading.characters.push_back({code, sure_, x, x + 12});
      x += 16;
    }
    return reading;
  }

 private:
  std::u32string text_;
  double sure_;
};

/// Boxes of ink 12 × 20, 4 apart.
Strip strip_of(int glyphs) {
  Strip strip;
  strip.picture = make_raster(20 + 16 * glyphs, 40, 1);
  strip.ink = 128;
  for (int i = 0; i < glyphs; ++i) {
    const PixelBox box{10 + 16 * i, 10, 22 + 16 * i, 30};
    for (int y = box.y0; y < box.y1; ++y) {
      std::fill(strip.picture.row(y) + box.x0, strip.picture.row(y) + box.x1, std::uint8_t{0});
    }
    strip.parts.push_back(box);
    strip.ink_box = unite(strip.ink_box, box);
  }
  return strip;
}

void draw(Strip& strip, const PixelBox& box, std::uint8_t tone = 0) {
  for (int y = box.y0; y < box.y1; ++y) {
    std::fill(strip.picture.row(y) + box.x0, strip.picture.row(y) + box.x1, tone);
  }
}

/// A strip whose ink is one bar.
Strip bar_of(int width, int height) {
  Strip strip;
  strip.picture = make_raster(width + 20, 60, 1);
  strip.ink = 128;
  strip.ink_box = {10, 20, 10 + width, 20 + height};
  strip.parts = {strip.ink_box};
  draw(strip, strip.ink_box);
  return strip;
}

struct Outcome {
  std::u32string text;
  double sure = 1;
};

Outcome read(const Strip& strip, Says stock, Says own) {
  Outcome outcome;
  for (const ReadCharacter& c : read_strip(strip, stock, &own).characters) {
    outcome.text += c.code;
    outcome.sure = std::min(outcome.sure, c.confidence);
  }
  return outcome;
}

TEST(ReadStrip, WordsInLettersAreNoValues) {
  EXPECT_TRUE(read(strip_of(5), {U"State", 0.95}, {U"5tate", 0.99}).text == U"State");
  EXPECT_TRUE(read(strip_of(6), {U"Deaths", 0.95}, {U"Daeths", 0.99}).text == U"Deaths");
  EXPECT_TRUE(read(strip_of(4), {U"SkWb", 0.4}, {U"5kWh", 0.99}).text == U"5kWh");
  EXPECT_TRUE(read(strip_of(3), {U"Skm", 0.95}, {U"5km", 0.99}).text == U"5km");
}

TEST(ReadStrip, WhatTheOwnReaderIsSureOfStands) {
  const Outcome found = read(strip_of(3), {U"888", 0.99}, {U"123", 0.99});
  EXPECT_TRUE(found.text == U"123");
  EXPECT_EQ(found.sure, 0.99);
}

TEST(ReadStrip, ABarAloneIsADash) {
  const Outcome found = read(bar_of(20, 4), {U"8", 0.99}, {U"8", 0.99});
  EXPECT_TRUE(found.text == U"-");
  EXPECT_GT(found.sure, 0.9);
}

TEST(ReadStrip, ABarAmongOtherLinesOfACellIsInDoubt) {
  Strip strip = bar_of(20, 4);
  strip.of_lines = 2;
  const Outcome found = read(strip, {U"8", 0.99}, {U"8", 0.99});
  EXPECT_TRUE(found.text == U"-");
  EXPECT_LT(found.sure, 0.6);
}

TEST(ReadStrip, DigitsThatARulingHoldsTogetherAreNoDash) {
  Strip strip = bar_of(66, 28);
  for (int x = 12; x < 76; x += 16) draw(strip, {x, 22, x + 14, 24}, 255);
  for (int x = 12; x < 76; x += 16) draw(strip, {x + 3, 28, x + 11, 44}, 255);
  EXPECT_TRUE(read(strip, {U"1234", 0.99}, {U"1234", 0.99}).text == U"1234");
}

TEST(ReadStrip, DigitsOverALongRulingAreNoSpecksBesideADash) {
  Strip strip = strip_of(5);
  strip.parts.insert(strip.parts.begin(), {6, 33, 116, 35});
  draw(strip, strip.parts.front());
  strip.ink_box = unite(strip.ink_box, strip.parts.front());
  EXPECT_TRUE(read(strip, {U"12345", 0.99}, {U"12345", 0.99}).text == U"12345");
}

TEST(ReadStrip, APointThatNeitherReaderSawLeavesDoubt) {
  Strip strip;
  strip.ink = 128;
  strip.parts = {{10, 10, 22, 30}, {29, 26, 33, 30}, {40, 10, 52, 30}};
  strip.picture = make_raster(64, 40, 1);
  for (const PixelBox& part : strip.parts) draw(strip, part);
  strip.ink_box = {10, 10, 52, 30};
  class Without : public LineReader {
    LineReading read(const Raster& /*line*/, LineKind /*kind*/) override {
      return {{{U'1', 0.99, 10, 22}, {U'2', 0.99, 40, 52}}, {}};
    }
  };
  Without text;
  Without value;
  for (const ReadCharacter& c : read_strip(strip, text, &value).characters) {
    EXPECT_LT(c.confidence, 0.6);
  }
}

TEST(ReadStrip, DigitsThatMayHaveLostAPointAreInDoubt) {
  Strip strip = strip_of(3);
  strip.lost_point = true;
  const Outcome found = read(strip, {U"500", 0.99}, {U"500", 0.99});
  EXPECT_TRUE(found.text == U"500");
  EXPECT_LT(found.sure, 0.6);
}

TEST(ReadStrip, StockReadersDoNotKnowPermille) {
  const Outcome found = read(strip_of(3), {U"85%", 0.7}, {U"85‰", 0.6});
  EXPECT_TRUE(found.text == U"85‰");
  EXPECT_LT(found.sure, 0.5);
}

TEST(ReadStrip, AValueOfTheOwnReaderStandsAgainstASurerOther) {
  Says stock(U"455", 0.97);
  Says own(U"456", 0.7);
  const LineReading reading = read_strip(strip_of(3), stock, &own);
  ASSERT_EQ(reading.characters.size(), 3U);
  EXPECT_TRUE(reading.characters[2].code == U'6');
  EXPECT_LT(reading.characters[2].confidence, 0.6);
  ASSERT_FALSE(reading.alternatives.empty());
  EXPECT_EQ(reading.alternatives.front().text, "455");
}

TEST(ReadStrip, LikelyWordsOfTheOwnReaderStandAgainstOthers) {
  // Six pieces of ink, as Chinese glyphs are of several: two of them have no character on them.
  const Outcome likely = read(strip_of(6), {U"质呈指标", 0.99}, {U"质量指标", 0.95});
  EXPECT_TRUE(likely.text == U"质量指标");
  EXPECT_EQ(likely.sure, 0.95);
  EXPECT_TRUE(read(strip_of(6), {U"质量指标", 0.9}, {U"质呈指标", 0.75}).text == U"质量指标");
}

TEST(ReadStrip, WhenBothSayTheSameTheSurerStands) {
  EXPECT_GT(read(strip_of(3), {U"456", 0.95}, {U"456", 0.3}).sure, 0.4);
}

TEST(ReadStrip, OtherTextsOfTheOwnReaderAreKept) {
  class Doubts : public LineReader {
    LineReading read(const Raster& /*line*/, LineKind /*kind*/) override {
      return {{{U'※', 0.5, 10, 22}}, {{"7", 0.4}, {"※1", 0.1}}};
    }
  };
  Says stock(U"1", 0.9);
  Doubts own;
  const LineReading reading = read_strip(strip_of(1), stock, &own);
  ASSERT_EQ(reading.characters.size(), 1U);
  EXPECT_TRUE(reading.characters[0].code == U'1');
  ASSERT_EQ(reading.alternatives.size(), 1U);
  EXPECT_EQ(reading.alternatives[0].text, "7");
}

TEST(ReadStrip, ABrokenNumberIsNeverSure) {
  const Outcome found = read(strip_of(5), {U"1.2.3", 0.99}, {U"1.2.3", 0.99});
  EXPECT_LT(found.sure, 0.6);
}

TEST(ReadStrip, WordsAroundANumberAreNoBrokenOne) {
  const Outcome found = read(strip_of(7), {U"(2023年庹", 0.5}, {U"(2023年度", 0.99});
  EXPECT_TRUE(found.text == U"(2023年度");
  EXPECT_EQ(found.sure, 0.99);
}

TEST(ReadStrip, ABrokenNumberBesideItsUnitIsNeverSure) {
  EXPECT_LT(read(strip_of(7), {U"1,66.27元", 0.99}, {U"1,66.27元", 0.99}).sure, 0.6);
}

TEST(ReadStrip, ANumberThatTheOwnReaderRefusesIsNotSure) {
  EXPECT_LT(read(strip_of(3), {U"0.7", 0.98}, {U"※", 0.98}).sure, 0.6);
}

}  // namespace
}  // namespace biaoge
