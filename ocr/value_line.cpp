// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_line.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "ocr/glyph_signs.h"
#include "ocr/merge_readings.h"
#include "ocr/value_grammar.h"

namespace biaoge {

namespace {

constexpr double kSure = 0.9;
// Share of a line's inked columns under digits and signs from which it is read as a value.
constexpr double kValueShare = 0.3;
constexpr double kDashShape = 2.2;        // Width to height, at least.
constexpr double kDashConfidence = 0.95;  // It might be 一.
constexpr double kAccepted = 0.7;  // Lowest confidence of a character with which a value is taken.

LineReading reading_of(const std::vector<SignGuess>& guesses) {
  LineReading reading;
  for (const SignGuess& guess : guesses) {
    reading.characters.push_back({guess.code, guess.confidence, guess.box.x0, guess.box.x1});
  }
  return reading;
}

std::u32string codes_of(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) {
    if (c.code != U' ') codes += c.code;
  }
  return codes;
}

double lowest_confidence(const LineReading& reading) {
  double lowest = reading.characters.empty() ? 0 : 1;
  for (const ReadCharacter& c : reading.characters) lowest = std::min(lowest, c.confidence);
  return lowest;
}

bool all_sure(const std::vector<SignGuess>& guesses) {
  return std::all_of(guesses.begin(), guesses.end(), [](const SignGuess& guess) {
    return guess.code != 0 && guess.confidence >= kSure;
  });
}

bool looks_like_value(const std::vector<SignGuess>& guesses) {
  int signs = 0;
  int all = 0;
  for (const SignGuess& guess : guesses) {
    all += guess.box.width();
    if (guess.code != 0) signs += guess.box.width();
  }
  if (guesses.empty()) return false;
  const bool compares = is_comparator(guesses.front().code) && guesses.front().confidence >= kSure;
  return compares || signs >= kValueShare * all;
}

// A bar alone is all there is to see: no engine knows more about it.
bool is_dash(const Strip& strip) {
  if (strip.parts.size() != 1) return false;
  const PixelBox& bar = strip.parts.front();
  return bar.width() >= kDashShape * bar.height();
}

bool is_good(const LineReading& reading) {
  return fits_value(codes_of(reading)) && lowest_confidence(reading) >= kAccepted;
}

}  // namespace

LineReading read_strip(const Strip& strip, LineReader& text, LineReader* value) {
  if (is_dash(strip)) {
    return {{{U'-', kDashConfidence, strip.ink_box.x0, strip.ink_box.x1}}, {}};
  }
  const std::vector<SignGuess> guesses = guess_signs(strip);
  const int height = strip.ink_box.height();
  if (!looks_like_value(guesses)) {
    return merge_readings(text.read(strip.picture, LineKind::text), guesses, height,
                          MergeMode::text);
  }
  const LineReading shapes = reading_of(guesses);
  if (all_sure(guesses) && fits_value(codes_of(shapes))) return shapes;
  LineReading first;
  if (value != nullptr) {
    first = merge_readings(value->read(strip.picture, LineKind::value), guesses, height,
                           MergeMode::value);
    if (is_good(first)) return first;
  }
  LineReading second =
      merge_readings(text.read(strip.picture, LineKind::value), guesses, height, MergeMode::value);
  if (first.characters.empty()) return second;
  const bool first_wins = fits_value(codes_of(first)) && !is_good(second);
  LineReading& best = first_wins ? first : second;
  const LineReading& other = first_wins ? second : first;
  if (codes_of(best) != codes_of(other)) {
    best.alternatives.insert(best.alternatives.begin(),
                             {to_utf8(codes_of(other)), lowest_confidence(other)});
  }
  return best;
}

}  // namespace biaoge
