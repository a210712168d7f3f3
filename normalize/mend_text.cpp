// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/mend_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

// No text begins with these, and no name ends with those.
constexpr std::u32string_view kDirtBefore = U",，、。.·;；:：!！)）》”'`|¦_~^*";
constexpr std::u32string_view kDirtBehindName = U",，、|¦_~`'^";
constexpr std::u32string_view kInside = U".'`|¦*_~^\\";
constexpr std::u32string_view kSentence = U"，,。；;：:\n";
constexpr std::u32string_view kStopLike = U".0oO〇";
constexpr std::u32string_view kSeparators = U",，、;；.。";
/// Code points; longer texts are no names.
constexpr std::size_t kLongestName = 40;
/// A sentence has at least so many.
constexpr std::size_t kShortestSentence = 10;
/// The word before the colon of a line has at most so many.
constexpr std::size_t kLongestHead = 6;

/// Plain quotes become the half that is due; nothing where halves are left over.
void mend_quotes(std::u32string& text) {
  std::u32string mended = text;
  bool open = false;
  for (std::size_t i = 0; i < mended.size(); ++i) {
    if (mended[i] == U'"') mended[i] = open ? U'”' : U'“';
    if (mended[i] == U'“' && std::exchange(open, true)) return;
    if (mended[i] == U'”' && !std::exchange(open, false)) return;
  }
  if (!open) text = mended;
}

void mend_brackets(std::u32string& text) {
  constexpr std::u32string_view kOpening = U"([{〔〈【《";
  constexpr std::u32string_view kClosing = U")]}〕〉】》";
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (contains(kOpening, text[i])) open.push_back(i);
    if (!contains(kClosing, text[i]) || open.empty()) continue;
    char32_t& first = text[open.back()];
    open.pop_back();
    const bool pair = kOpening.find(first) == kClosing.find(text[i]);
    if (pair || (first != U'(' && text[i] != U')')) continue;
    first = U'(';
    text[i] = U')';
  }
}

void strip_dirt(std::u32string& line) {
  std::size_t first = 0;
  while (first < line.size() && contains(kDirtBefore, line[first])) ++first;
  if (first > 0 && first < line.size() && is_han(line[first])) line.erase(0, first);
}

void strip_behind_name(std::u32string& text) {
  const std::size_t last = text.find_last_not_of(kDirtBehindName);
  if (last == text.npos || last + 1 == text.size() || text.size() > kLongestName) return;
  if (!is_han(text[last]) && text[last] != U')') return;
  if (text.substr(0, last).find_first_of(kSentence) == text.npos) text.resize(last + 1);
}

std::vector<std::u32string> lines_of(const std::u32string& text) {
  std::vector<std::u32string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(U'\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// "1.一 / 2,二": the second line has its point too.
void mend_numbering(std::vector<std::u32string>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::u32string& before = lines[i - 1];
    std::u32string& line = lines[i];
    if (before.size() < 3 || line.size() < 3 || before[1] != U'.') continue;
    const bool next = is_ascii_digit(before[0]) && line[0] == before[0] + 1;
    if (next && contains(U",，、", line[1]) && is_han(line[2])) line[1] = U'.';
  }
}

/// Lines that begin with words of the same length, of which one has a colon behind it.
void mend_colons(std::vector<std::u32string>& lines) {
  if (lines.size() < 2) return;
  const std::size_t head = lines.front().find_first_of(U":：");
  if (head == std::u32string::npos || head < 2 || head > kLongestHead) return;
  for (std::u32string& line : lines) {
    const std::size_t first = line.find_first_of(U":：,，、;；.。");
    if (first == head && contains(kSeparators, line[head])) line[head] = lines.front()[head];
  }
}

/// The stop of a sentence, read as a point or a nought.
void mend_stop(std::u32string& line) {
  if (line.size() < kShortestSentence || !contains(kStopLike, line.back())) return;
  const bool sentence =
      line.find_first_of(U"，,。") != line.npos || (is_ascii_digit(line[0]) && line[1] == U'.');
  const bool point = line.back() == U'.';
  if (is_han(line[line.size() - 2]) && (sentence || point)) line.back() = U'。';
}

}  // namespace

std::string mend_text(std::string_view cleaned) {
  std::u32string text = from_utf8(cleaned);
  if (std::none_of(text.begin(), text.end(), is_han)) return std::string(cleaned);
  mend_quotes(text);
  mend_brackets(text);
  std::vector<std::u32string> lines = lines_of(text);
  for (std::u32string& line : lines) strip_dirt(line);
  mend_numbering(lines);
  mend_colons(lines);
  for (std::u32string& line : lines) mend_stop(line);
  text.clear();
  for (const std::u32string& line : lines) text += (&line == lines.data() ? U"" : U"\n") + line;
  strip_behind_name(text);
  return to_utf8(text);
}

bool has_dirt_inside(std::string_view text) {
  const std::u32string codes = from_utf8(text);
  for (std::size_t i = 1; i + 1 < codes.size(); ++i) {
    if (contains(kInside, codes[i]) && is_han(codes[i - 1]) && is_han(codes[i + 1])) {
      return true;
    }
  }
  return false;
}

}  // namespace biaoge
