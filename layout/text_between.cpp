// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_between.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// A sentence has so many words, and most begin with a small letter.
constexpr std::size_t kManyWords = 7;
/// It begins at most this far (em) beside the rows: text over several columns stands in their
/// middle.
constexpr double kIndent = 3.0;
/// So many lines of leaders to numbers that grow are a table of contents.
constexpr std::size_t kContents = 3;

/// Gaps between the pieces of `line` that `text` stands over.
std::size_t count_covered_gaps(const TextPiece& text, const Line& line) {
  std::size_t covered = 0;
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    covered += text.box.x0 <= line.pieces[i - 1].box.x1 && text.box.x1 >= line.pieces[i].box.x0;
  }
  return covered;
}

bool is_low(const Word& word) {
  const char32_t code = word.glyphs.front().code;
  return code >= U'a' && code <= U'z';
}

/// Many words, most of them with a small letter, that may be part of a sentence.
bool is_wordy(const Line& line) {
  if (is_tabular(line)) return false;
  const std::vector<const Word*>& words = line.pieces.front().words;
  const auto low =
      std::count_if(words.begin(), words.end(), [](const Word* w) { return is_low(*w); });
  return words.size() >= kManyWords && 2 * static_cast<std::size_t>(low) > words.size();
}

/// Line `i` is a sentence in Latin letters, or part of one that goes on in its neighbour.
bool is_latin_sentence(const Run& strip, std::size_t i, const Line& rows) {
  if (!is_wordy(strip[i]) || std::abs(strip[i].box.x0 - rows.box.x0) > kIndent * strip[i].em) {
    return false;
  }
  const Word& last = *strip[i].pieces.front().words.back();
  return last.glyphs.back().code == U'.' || (i > 0 && is_wordy(strip[i - 1])) ||
         (i + 1 < strip.size() && is_wordy(strip[i + 1]));
}

/// A sentence under or over the rows of a table that reaches over three of its columns is text
/// between two tables, however short its paragraph.
void mark_sentences(Run& strip) {
  for (std::size_t i = 0; i < strip.size(); ++i) {
    if (is_tabular(strip[i])) continue;
    TextPiece& piece = strip[i].pieces.front();
    const bool chinese = text_of(piece).find(U'。') != std::u32string::npos;
    if (!chinese && !is_wordy(strip[i])) continue;
    std::size_t before = i;
    while (before > 0 && !is_tabular(strip[before])) --before;
    std::size_t after = i;
    while (after + 1 < strip.size() && !is_tabular(strip[after])) ++after;
    const auto covers = [&](const Line& rows) {
      return count_covered_gaps(piece, rows) > 1 && (chinese || is_latin_sentence(strip, i, rows));
    };
    if (covers(strip[before]) || covers(strip[after])) piece.prose = true;
  }
}

/// The number a line of contents leads to; -1 for other lines.
long led_to(const Line& line) {
  if (line.pieces.size() != 2 || !line.pieces.front().leader) return -1;
  const std::u32string text = text_of(line.pieces.back());
  if (text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) return -1;
  return std::strtol(to_utf8(text).c_str(), nullptr, 10);
}

/// Other lines of several texts stand before or behind lines [begin, end), at most single texts
/// between: what would make one table of both. Alone the contents are refused as such.
bool is_beside_rows(const Run& strip, std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  while (before > 0 && begin - before <= kSingles && !is_tabular(strip[before - 1])) --before;
  std::size_t after = end;
  while (after < strip.size() && after - end <= kSingles && !is_tabular(strip[after])) ++after;
  return (before > 0 && is_tabular(strip[before - 1])) ||
         (after < strip.size() && is_tabular(strip[after]));
}

void mark_contents(Run& strip) {
  for (std::size_t i = 0; i < strip.size();) {
    std::size_t end = i;
    long before = 0;
    while (end < strip.size() && led_to(strip[end]) >= before) before = led_to(strip[end++]);
    if (end - i >= kContents && is_beside_rows(strip, i, end)) {
      for (std::size_t k = i; k < end; ++k) {
        for (TextPiece& piece : strip[k].pieces) piece.prose = true;
      }
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

void mark_text_between(Run& strip) {
  mark_contents(strip);
  mark_sentences(strip);
}

}  // namespace biaoge
