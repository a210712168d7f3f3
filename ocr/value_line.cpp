// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_line.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "ocr/glyph_signs.h"
#include "ocr/ink_check.h"
#include "ocr/merge_readings.h"
#include "ocr/separators.h"
#include "ocr/value_grammar.h"
#include "ocr/value_reader.h"

namespace biaoge {

namespace {

constexpr double kSure = 0.9;
// Share of a line's inked columns under digits and signs from which it is read as a value.
constexpr double kValueShare = 0.3;
constexpr double kDashShape = 2.2;        // Width to height, at least.
constexpr double kSpeckOfDash = 0.22;     // Of its width,
constexpr double kSpeckOfBar = 2.5;       // and of its height.
constexpr double kMetOnce = 0.8;          // Of its columns.
constexpr double kDashConfidence = 0.95;  // It might be 一.
// Lines up to so many heights long may be values whatever they look like.
constexpr double kShortLine = 12;
// Lowest confidence of a character with which a reading is taken: of a value, and of known words.
constexpr double kAccepted = 0.8;
constexpr double kAcceptedWords = 0.97;
// Where the readers differ, words of the reader of values are better from here on. Its values
// always are, whatever the ink says against them: on lines in unseen faces they were right in 298
// of 380 cases, the others in 6.
constexpr double kBetterWords = 0.8;
// Of a line in letters: how many, their share, and their mean confidence.
constexpr int kFewestLetters = 4;
constexpr double kLetterShare = 0.7;
constexpr double kSureLetters = 0.85;
constexpr double kDoubt = 0.5;  // Factor where two readers disagree.

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

// Hardly a column of a bar, skewed or ragged as it may be, meets ink twice; those of digits that a
// ruling holds together do.
bool is_bar(const Strip& strip, const PixelBox& box) {
  if (box.width() < kDashShape * box.height()) return false;
  int once = 0;
  for (int x = box.x0; x < box.x1; ++x) {
    int runs = 0;
    bool ink = false;
    for (int y = box.y0; y < box.y1; ++y) {
      const bool dark = strip.picture.row(y)[x] < strip.ink;
      runs += dark && !ink;
      ink = dark;
    }
    once += runs <= 1;
  }
  return once >= kMetOnce * box.width();
}

// A bar with nothing but specks beside it is all there is to see: no engine knows more about it.
// Neither text that a ruling runs through is a bar, nor text over one specks.
bool is_dash(const Strip& strip) {
  if (strip.parts.empty()) return false;
  const PixelBox& bar =
      *std::max_element(strip.parts.begin(), strip.parts.end(),
                        [](const auto& a, const auto& b) { return a.width() < b.width(); });
  if (!is_bar(strip, bar)) return false;
  const double speck = std::min(kSpeckOfDash * bar.width(), kSpeckOfBar * bar.height());
  return std::all_of(strip.parts.begin(), strip.parts.end(), [&](const PixelBox& part) {
    return &part == &bar || std::max(part.width(), part.height()) <= speck;
  });
}

// The shape of the first glyph is plain to see, and it is not what was read.
bool lost_comparator(const LineReading& reading, const std::vector<SignGuess>& guesses) {
  if (guesses.empty() || reading.characters.empty()) return false;
  const SignGuess& first = guesses.front();
  return is_comparator(first.code) && first.confidence >= kSure &&
         !is_comparator(reading.characters.front().code);
}

void doubt_digits(LineReading& reading) {
  for (ReadCharacter& c : reading.characters) {
    if (is_digit(c.code)) c.confidence *= kDoubt;
  }
}

bool is_of_number(char32_t code) {
  return is_digit(code) || code == U'.' || code == U',';
}

// Digits with points and commas that make no number of them: 1.2.3, 1,66.27.
bool holds_broken_number(const std::u32string& text) {
  auto at = text.begin();
  while ((at = std::find_if(at, text.end(), is_digit)) != text.end()) {
    const auto end = std::find_if_not(at, text.end(), is_of_number);
    if (!fits_value(std::u32string(at, end))) return true;
    at = end;
  }
  return false;
}

// Digits most of all, but neither a value nor, as (2023年度 is, words around a number.
bool is_broken_value(const std::u32string& text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (2 * digits < static_cast<long>(text.size()) || fits_value(text)) return false;
  return holds_broken_number(text) || std::none_of(text.begin(), text.end(), is_cjk);
}

// Of words the reader of values knows Chinese ones; letters it knows from units and grades.
bool is_latin(const std::u32string& text) {
  const auto letters = std::count_if(text.begin(), text.end(), is_ascii_letter);
  return 2 * letters >= static_cast<long>(text.size()) &&
         std::none_of(text.begin(), text.end(), is_cjk);
}

// Words in letters, of which many look like digits: o, l, S.
bool is_in_letters(const LineReading& reading) {
  const std::u32string text = codes_without_spaces(reading);
  double sum = 0;
  for (const ReadCharacter& c : reading.characters) sum += c.confidence;
  const auto letters = std::count_if(text.begin(), text.end(), is_ascii_letter);
  return !text.empty() && is_ascii_letter(text.front()) && letters >= kFewestLetters &&
         static_cast<double>(letters) >= kLetterShare * static_cast<double>(text.size()) &&
         sum >= kSureLetters * static_cast<double>(reading.characters.size());
}

bool is_good(const LineReading& reading) {
  const std::u32string text = codes_without_spaces(reading);
  if (text.empty() || text.find(kRefused) != text.npos) return false;
  if (fits_value(text)) return lowest_confidence(reading) >= kAccepted;
  // A broken number is no word, however sure it is.
  return !is_broken_value(text) && !is_latin(text) && lowest_confidence(reading) >= kAcceptedWords;
}

// The same, but that the first may have refused Chinese characters that the other knows.
bool agree(const std::u32string& own, const std::u32string& stock) {
  return std::equal(own.begin(), own.end(), stock.begin(), stock.end(),
                    [](char32_t a, char32_t b) { return a == b || (a == kRefused && is_cjk(b)); });
}

/// Other readings of which the reader of values could not say a sign are of no use to anybody.
void drop_refused(LineReading& reading) {
  static const std::string refused = to_utf8(std::u32string(1, kRefused));
  std::erase_if(reading.alternatives, [](const Alternative& other) {
    return other.text.find(refused) != std::string::npos;
  });
}

/// What the reader of values says, held against the ink.
void check_value(const Strip& strip, const std::vector<SignGuess>& guesses, LineReading& own) {
  mend_separators(own);
  check_points(strip, own);
  check_missed_ink(strip, own);
  if (strip.lost_point) doubt_digits(own);
  if (lost_comparator(own, guesses)) own.characters.front().confidence *= kDoubt;
}

}  // namespace

std::optional<LineReading> read_sure_value(const Strip& strip, LineReader& value) {
  LineReading reading = value.read(strip.picture, LineKind::value);
  drop_refused(reading);
  const std::u32string text = codes_without_spaces(reading);
  if (text.find(kRefused) != text.npos || !fits_value(text)) return std::nullopt;
  check_value(strip, guess_signs(strip), reading);
  if (lowest_confidence(reading) < kSure) return std::nullopt;
  return reading;
}

LineReading read_strip(const Strip& strip, LineReader& text, LineReader* value) {
  if (is_dash(strip)) {
    // A cell that holds one among other lines holds what a ruling has left, or text torn apart.
    const double sure = strip.of_lines == 1 ? kDashConfidence : kDoubt * kDashConfidence;
    return {{{U'-', sure, strip.ink_box.x0, strip.ink_box.x1}}, {}};
  }
  const std::vector<SignGuess> guesses = guess_signs(strip);
  const int height = strip.ink_box.height();
  bool valued = looks_like_value(guesses);
  LineReading own;
  LineReading words;  // The same before its ink is looked at: Chinese glyphs are of many pieces.
  if (value != nullptr && (valued || strip.ink_box.width() <= kShortLine * height)) {
    own = value->read(strip.picture, LineKind::value);
    drop_refused(own);
    words = own;
    check_value(strip, guesses, own);
    if (is_good(own) && !is_latin(codes_without_spaces(own))) return own;
  }
  LineReading stock = text.read(strip.picture, LineKind::text);
  const bool letters = is_in_letters(stock);
  if (is_good(own) && !letters) return own;
  if (letters) {
    valued = false;
    own = {};
  }
  stock = merge_readings(stock, guesses, height, valued ? MergeMode::value : MergeMode::text);
  if (valued || fits_value(codes_without_spaces(stock))) check_points(strip, stock);
  if (strip.lost_point) doubt_digits(stock);
  const std::u32string owns = codes_without_spaces(own);
  const std::u32string stocks = codes_without_spaces(stock);
  if (owns.empty()) return stock;
  const bool whole = owns.find(kRefused) == owns.npos;
  const bool known = whole && fits_value(owns);
  const bool same = agree(owns, stocks);
  const bool own_wins =
      same ? known && lowest_confidence(own) >= lowest_confidence(stock)
           : known || (whole && !is_latin(owns) && lowest_confidence(words) >= kBetterWords);
  if (own_wins && !known) own = std::move(words);
  LineReading& best = own_wins ? own : stock;
  const LineReading& other = own_wins ? stock : own;
  const bool broken = is_broken_value(codes_without_spaces(best));
  if (!same && own_wins) {
    best.alternatives.insert(best.alternatives.begin(),
                             {to_utf8(codes_without_spaces(other)), lowest_confidence(other)});
  }
  if (!own_wins) {
    best.alternatives.insert(best.alternatives.end(), own.alternatives.begin(),
                             own.alternatives.end());
  }
  if (!same && (known || broken || fits_value(stocks))) {
    for (ReadCharacter& c : best.characters) c.confidence *= kDoubt;
  }
  return best;
}

}  // namespace biaoge
