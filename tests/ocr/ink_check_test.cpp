// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink_check.h"

#include <gtest/gtest.h>

#include <vector>

namespace biaoge {
namespace {

// Digits 12 wide and 20 high, 4 apart, from column 10 on; a point takes 8.
struct Drawn {
  Strip strip;
  LineReading reading;
};

/// `ink`: what stands on the line. `read`: what was read, at the places of the ink; ' ' for
/// nothing.
Drawn drawn(const std::u32string& ink, const std::u32string& read) {
  Drawn line;
  int x = 10;
  for (std::size_t i = 0; i < ink.size(); ++i) {
    const bool point = ink[i] == U'.';
    const int width = point ? 4 : 12;
    const PixelBox box{x, point ? 26 : 10, x + width, 30};
    line.strip.parts.push_back(box);
    line.strip.ink_box = unite(line.strip.ink_box, box);
    if (read[i] != U' ') line.reading.characters.push_back({read[i], 0.99, x, x + width});
    x += width + 4;
  }
  return line;
}

TEST(CheckPoints, APointThatWasReadAndStandsThereIsSure) {
  Drawn line = drawn(U"10.00", U"10.00");
  check_points(line.strip, line.reading);
  for (const ReadCharacter& c : line.reading.characters) EXPECT_EQ(c.confidence, 0.99);
  EXPECT_TRUE(line.reading.alternatives.empty());
}

TEST(CheckPoints, APointThatWasNotReadIsNeverSilent) {
  Drawn line = drawn(U"10.00", U"10 00");
  check_points(line.strip, line.reading);
  EXPECT_EQ(line.reading.characters[0].confidence, 0.99);
  EXPECT_LT(line.reading.characters[1].confidence, 0.5);
  EXPECT_LT(line.reading.characters[2].confidence, 0.5);
  ASSERT_EQ(line.reading.alternatives.size(), 1U);
  EXPECT_EQ(line.reading.alternatives[0].text, "10.00");
}

TEST(CheckPoints, APointThatDoesNotStandThereIsLessSure) {
  Drawn line = drawn(U"1000", U"1000");
  line.reading.characters.insert(line.reading.characters.begin() + 2, {U'.', 0.99, 38, 42});
  check_points(line.strip, line.reading);
  EXPECT_LT(line.reading.characters[2].confidence, 0.9);
}

TEST(CheckPoints, ACommaCountsAsAPoint) {
  Drawn line = drawn(U"1.663.27", U"1,663.27");
  check_points(line.strip, line.reading);
  for (const ReadCharacter& c : line.reading.characters) EXPECT_EQ(c.confidence, 0.99);
}

TEST(CheckMissedInk, ASignThatWasLostIsNeverSilent) {
  Drawn line = drawn(U"=100", U" 100");
  check_missed_ink(line.strip, line.reading);
  EXPECT_LT(line.reading.characters[0].confidence, 0.5);
  EXPECT_EQ(line.reading.characters[2].confidence, 0.99);
}

TEST(CheckMissedInk, InkUnderItsCharacterIsFine) {
  Drawn line = drawn(U"=100.5", U"=100.5");
  check_missed_ink(line.strip, line.reading);
  for (const ReadCharacter& c : line.reading.characters) EXPECT_EQ(c.confidence, 0.99);
}

TEST(CheckMissedInk, PermilleReachesFarToTheLeftOfWhereItIsFound) {
  Strip strip;
  strip.parts = {
      {10, 10, 22, 30}, {26, 10, 36, 20}, {30, 10, 40, 30}, {36, 20, 46, 30}, {48, 20, 58, 30}};
  strip.ink_box = {10, 10, 58, 30};
  LineReading reading;
  reading.characters = {{U'8', 0.99, 10, 22}, {U'‰', 0.99, 38, 58}};
  check_missed_ink(strip, reading);
  EXPECT_EQ(reading.characters[0].confidence, 0.99);
  EXPECT_EQ(reading.characters[1].confidence, 0.99);
}

}  // namespace
}  // namespace biaoge
