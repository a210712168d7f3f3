// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink_check.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace biaoge {

namespace {

// In heights of the line's digits.
constexpr double kLargestDot = 0.34;  // A comma is higher than a point.
constexpr double kSmallestDot = 0.1;
constexpr double kClear =
    0.07;                       // White on both sides, and at least two pixels: else it is a serif.
constexpr double kFoot = 0.16;  // How far from the foot of a digit a dot begins.
constexpr double kBesides = 0.75;   // How far from the next digit it stands.
constexpr double kTallDigit = 0.6;  // Of the line's height.

constexpr double kMissed = 0.3;   // Factor of the confidence where a dot was not read.
constexpr double kUnseen = 0.85;  // Where a dot that was read does not stand apart: it may touch.

// A piece that is a sign or the greater part of one, in heights of the line.
constexpr double kSign = 0.3;
// From its middle to that of its character. Wide signs are found late, and reach far to the left.
constexpr double kReach = 0.57;
constexpr double kReachOfPercent = 0.75;
constexpr double kReachOfPermille = 1.0;
constexpr double kUncovered = 0.3;  // Factor where no character stands on it.

bool is_point(char32_t code) {
  return code == U'.' || code == U',';
}

int middle(const PixelBox& box) {
  return (box.x0 + box.x1) / 2;
}

/// Middles of the dots that stand at the foot between two tall pieces of ink.
std::vector<int> dots_between_digits(const Strip& strip) {
  std::vector<int> found;
  for (std::size_t i = 1; i + 1 < strip.parts.size(); ++i) {
    const PixelBox& dot = strip.parts[i];
    const PixelBox& before = strip.parts[i - 1];
    const PixelBox& after = strip.parts[i + 1];
    const double height = std::min(before.height(), after.height());
    if (height < kTallDigit * strip.ink_box.height()) continue;
    const int side = std::max(dot.width(), dot.height());
    if (side > kLargestDot * height || side < kSmallestDot * height) continue;
    const bool at_foot = dot.y1 > before.y1 - kFoot * height && dot.y1 > after.y1 - kFoot * height;
    const int clear = std::max(2, static_cast<int>(kClear * height));
    const bool apart = dot.x0 - before.x1 >= clear && after.x0 - dot.x1 >= clear;
    const bool near =
        dot.x0 - before.x1 < kBesides * height && after.x0 - dot.x1 < kBesides * height;
    if (at_foot && apart && near) found.push_back(middle(dot));
  }
  return found;
}

double reach_to_the_left(char32_t code) {
  if (code == U'‰') return kReachOfPermille;
  return code == U'%' ? kReachOfPercent : kReach;
}

double centre(const ReadCharacter& c) {
  return (c.x0 + c.x1) / 2.0;
}

void insert_point(LineReading& reading, std::size_t at, double confidence) {
  std::u32string with_point;
  for (std::size_t i = 0; i < reading.characters.size(); ++i) {
    if (i == at) with_point += U'.';
    with_point += reading.characters[i].code;
  }
  reading.alternatives.insert(reading.alternatives.begin(), {to_utf8(with_point), confidence});
}

}  // namespace

void check_points(const Strip& strip, LineReading& reading) {
  std::vector<ReadCharacter>& characters = reading.characters;
  const std::vector<int> dots = dots_between_digits(strip);
  std::vector<bool> seen(characters.size(), false);
  for (const int dot : dots) {
    const auto after =
        std::find_if(characters.begin(), characters.end(),
                     [&](const ReadCharacter& c) { return !is_point(c.code) && centre(c) > dot; });
    const auto at = static_cast<std::size_t>(after - characters.begin());
    if (at == 0 || at == characters.size()) continue;
    if (is_point(characters[at - 1].code)) {
      seen[at - 1] = true;
    } else if (is_digit(characters[at].code) && is_digit(characters[at - 1].code)) {
      for (const std::size_t i : {at - 1, at}) characters[i].confidence *= kMissed;
      insert_point(reading, at, characters[at].confidence);
    }
  }
  for (std::size_t i = 1; i + 1 < characters.size(); ++i) {
    if (is_point(characters[i].code) && !seen[i] && is_digit(characters[i - 1].code) &&
        is_digit(characters[i + 1].code)) {
      characters[i].confidence *= kUnseen;
    }
  }
}

void check_missed_ink(const Strip& strip, LineReading& reading) {
  std::vector<ReadCharacter>& characters = reading.characters;
  if (characters.empty()) return;
  const double height = strip.ink_box.height();
  for (const PixelBox& part : strip.parts) {
    if (std::max(part.width(), part.height()) < kSign * height) continue;
    const auto covers = [&](const ReadCharacter& c) {
      const double away = middle(part) - centre(c);
      return away <= kReach * height && -away <= reach_to_the_left(c.code) * height;
    };
    if (std::any_of(characters.begin(), characters.end(), covers)) continue;
    const auto away = [&](const ReadCharacter& c) { return std::abs(centre(c) - middle(part)); };
    const auto nearest = std::min_element(
        characters.begin(), characters.end(),
        [&](const ReadCharacter& a, const ReadCharacter& b) { return away(a) < away(b); });
    nearest->confidence *= kUncovered;
  }
}

}  // namespace biaoge
