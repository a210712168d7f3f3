// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/merge_readings.h"

#include <gtest/gtest.h>

#include <string>

#include "core/utf8.h"

namespace biaoge {
namespace {

// Glyphs of 20 columns, 24 apart.
LineReading engine(std::u32string_view text, double confidence = 0.9) {
  LineReading reading;
  int x = 10;
  for (const char32_t code : text) {
    reading.characters.push_back({code, confidence, x, x + 20});
    x += 24;
  }
  return reading;
}

/// '?' stands for a glyph that is no sign.
std::vector<SignGuess> shapes(std::u32string_view text, double confidence = 0.97) {
  std::vector<SignGuess> guesses;
  int x = 10;
  for (const char32_t code : text) {
    guesses.push_back({{x, 10, x + 20, 38}, code == U'?' ? 0 : code, confidence, 0, 0});
    x += 24;
  }
  return guesses;
}

std::string text_of(const LineReading& reading) {
  std::string text;
  for (const ReadCharacter& c : reading.characters) append_utf8(text, c.code);
  return text;
}

LineReading merged(const LineReading& reading, const std::vector<SignGuess>& guesses,
                   MergeMode mode = MergeMode::value) {
  return merge_readings(reading, guesses, 28, mode);
}

TEST(MergeReadings, AgreementRaisesConfidence) {
  const LineReading reading = merged(engine(U"10.5", 0.8), shapes(U"10.5", 0.9));
  EXPECT_EQ(text_of(reading), "10.5");
  EXPECT_NEAR(reading.characters[0].confidence, 0.98, 1e-9);
  EXPECT_TRUE(reading.alternatives.empty());
}

TEST(MergeReadings, AComparatorThatTheEngineDroppedIsPutIn) {
  LineReading dropped = engine(U"?90%");
  dropped.characters.erase(dropped.characters.begin());
  const LineReading reading = merged(dropped, shapes(U"≥90%"));
  EXPECT_EQ(text_of(reading), "≥90%");
  ASSERT_EQ(reading.alternatives.size(), 1U);
  EXPECT_EQ(reading.alternatives[0].text, "90%");
}

TEST(MergeReadings, AComparatorReadAsSomethingElseIsSetRight) {
  EXPECT_EQ(text_of(merged(engine(U"之90"), shapes(U"≥90"))), "≥90");
  EXPECT_EQ(text_of(merged(engine(U"280"), shapes(U"≤80"))), "≤80");
}

TEST(MergeReadings, TwoCharactersForOneGlyphBecomeOne) {
  LineReading two = engine(U">90");
  two.characters.insert(two.characters.begin() + 1, {U'=', 0.8, 24, 30});
  EXPECT_EQ(text_of(merged(two, shapes(U"≥90"))), "≥90");
}

TEST(MergeReadings, ALostDecimalPointComesBack) {
  LineReading lost = engine(U"10.00");
  lost.characters.erase(lost.characters.begin() + 2);
  const LineReading reading = merged(lost, shapes(U"10.00"));
  EXPECT_EQ(text_of(reading), "10.00");
  ASSERT_EQ(reading.alternatives.size(), 1U);
  EXPECT_EQ(reading.alternatives[0].text, "1000");
}

TEST(MergeReadings, DigitsInDisputeLoseConfidence) {
  const LineReading reading = merged(engine(U"13"), shapes(U"18"));
  EXPECT_EQ(text_of(reading), "18");
  EXPECT_GT(reading.characters[0].confidence, 0.95);
  EXPECT_LT(reading.characters[1].confidence, 0.5);
  ASSERT_EQ(reading.alternatives.size(), 1U);
  EXPECT_EQ(reading.alternatives[0].text, "13");
}

TEST(MergeReadings, UnitsAreTheEngines) {
  const LineReading reading = merged(engine(U"≥3项"), shapes(U"≥3?"));
  EXPECT_EQ(text_of(reading), "≥3项");
  EXPECT_NEAR(reading.characters[2].confidence, 0.9, 1e-9);
}

TEST(MergeReadings, AChineseGlyphInSeveralPiecesStaysOne) {
  LineReading reading = engine(U"3川5");
  std::vector<SignGuess> guesses = shapes(U"31115");
  for (std::size_t i = 1; i < 4; ++i) {
    const int x = 34 + 7 * static_cast<int>(i - 1);
    guesses[i].box = {x, 10, x + 5, 38};
    guesses[i].confidence = 0.7;
  }
  guesses[4].box = {58, 10, 78, 38};
  EXPECT_EQ(text_of(merged(reading, guesses)), "3川5");
}

TEST(MergeReadings, InRunningTextOnlyComparatorsBesideDigitsAreSet) {
  LineReading dropped = engine(U"满意度?90");
  dropped.characters.erase(dropped.characters.begin() + 3);
  EXPECT_EQ(text_of(merged(dropped, shapes(U"???≥90"), MergeMode::text)), "满意度≥90");
  LineReading prose = engine(U"一般");
  EXPECT_EQ(text_of(merged(prose, shapes(U"-?"), MergeMode::text)), "一般");
  LineReading words = engine(U"工作");
  EXPECT_EQ(text_of(merged(words, shapes(U"±?"), MergeMode::text)), "工作");
}

TEST(MergeReadings, NothingReadAndNothingSeenIsNothing) {
  EXPECT_TRUE(merged({}, {}).characters.empty());
  EXPECT_EQ(text_of(merged({}, shapes(U"-"))), "-");
}

}  // namespace
}  // namespace biaoge
