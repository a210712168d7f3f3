// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/separators.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace biaoge {

namespace {

constexpr std::size_t kGroup = 3;  // Digits between two commas.
constexpr double kMended = 0.88;   // The most that a mended separator is sure of.

bool is_separator(char32_t code) {
  return code == U'.' || code == U',';
}

/// Separators within [begin, end), which holds nothing else but digits: {places, digits after
/// each}.
struct Run {
  std::vector<std::size_t> places;
  std::vector<std::size_t> digits;
  std::size_t leading = 0;
};

Run run_of(const std::vector<ReadCharacter>& characters, std::size_t begin, std::size_t end) {
  Run run;
  for (std::size_t i = begin; i < end; ++i) {
    if (is_separator(characters[i].code)) {
      run.places.push_back(i);
      run.digits.push_back(0);
    } else {
      ++(run.places.empty() ? run.leading : run.digits.back());
    }
  }
  return run;
}

/// Commas but for the last, which is a point where the digits after it are no group. Empty where
/// that is no number (dates: 2023.12.31 has no groups), or where the last could be either.
std::u32string only_choice(const Run& run) {
  const std::size_t count = run.places.size();
  if (count == 0 || run.leading == 0 || run.digits.back() == 0) return {};
  const bool groups =
      std::all_of(run.digits.begin(), run.digits.end() - 1, [](auto n) { return n == kGroup; });
  if (!groups || (count > 1 && run.leading > kGroup)) return {};
  if (run.digits.back() == kGroup) return {};
  return std::u32string(count - 1, U',') + U'.';
}

void mend(std::vector<ReadCharacter>& characters, std::size_t begin, std::size_t end) {
  const Run run = run_of(characters, begin, end);
  const std::u32string choice = only_choice(run);
  for (std::size_t i = 0; i < choice.size(); ++i) {
    ReadCharacter& c = characters[run.places[i]];
    if (c.code == choice[i]) continue;
    c.code = choice[i];
    c.confidence = std::min(c.confidence, kMended);
  }
}

}  // namespace

void mend_separators(LineReading& reading) {
  std::vector<ReadCharacter>& characters = reading.characters;
  std::size_t begin = 0;
  while (begin < characters.size()) {
    std::size_t end = begin;
    while (end < characters.size() &&
           (is_digit(characters[end].code) || is_separator(characters[end].code))) {
      ++end;
    }
    mend(characters, begin, end);
    begin = end + 1;
  }
}

}  // namespace biaoge
