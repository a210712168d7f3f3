// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/line.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "core/utf8.h"
#include "layout/leaders.h"

namespace biaoge {

namespace {

/// Baselines closer than this share of the font size are one line: in a row, faces of different
/// height stand that far apart.
constexpr double kSameBaseline = 0.48;
/// Smaller type than this share of its neighbour's may be raised or lowered beside it.
constexpr double kScript = 0.85;
/// Two lines nearer than this (em between baselines) that have no text above each other are one.
constexpr double kOffset = 0.7;
/// A wider gap (em) separates pieces; in lines set wide, a multiple of their usual gap, but never
/// more than the second.
constexpr double kWideGap = 0.6;
constexpr double kWidestGap = 1.2;
constexpr double kUsualGaps = 1.8;
/// Numbers beside each other are two when further apart than this (em); a space that groups digits
/// is narrower.
constexpr double kNumberGap = 0.42;

bool is_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') ||
         (code >= 0xC0 && code < 0x2000);
}

/// Dashes and dots for a number that there is none of; Chinese faces set them an em wide.
bool is_none_sign(char32_t code) {
  return (code >= U'‐' && code <= U'―') || code == U'…' || code == U'‥' || code == U'⋯' ||
         code == U'－' || code == U'─' || code == U'／' || code == U'×';
}

std::u32string lower(std::u32string_view text) {
  std::u32string result;
  for (char32_t code : text) {
    if (is_space(code)) continue;
    if (code >= U'A' && code <= U'Z') code += 32;
    result.push_back(code);
  }
  return result;
}

struct OpenLine {
  std::vector<const Word*> words;
  double em = 0;
  double baseline = 0;
  Box box;
};

double baseline(const Word& word) {
  return word.box.y1 - 0.12 * word.font_size;
}

bool belongs(const OpenLine& line, const Word& word) {
  const double em = std::max(line.em, word.font_size);
  if (std::min(line.em, word.font_size) >= kScript * em) {
    return std::abs(line.baseline - baseline(word)) <= kSameBaseline * em;
  }
  // A sign raised or lowered beside larger text.
  const double shared = overlap(line.box.y0, line.box.y1, word.box.y0, word.box.y1);
  return shared >= 0.6 * std::min(line.em, word.font_size) &&
         std::abs(line.baseline - baseline(word)) <= 0.6 * em;
}

void add(OpenLine& line, const Word& word) {
  line.words.push_back(&word);
  if (word.font_size > 1.02 * line.em) {
    line.em = word.font_size;
    line.baseline = baseline(word);
    line.box.y0 = word.box.y0;
    line.box.y1 = word.box.y1;
  }
}

std::vector<OpenLine> gather(std::vector<const Word*> words) {
  std::sort(words.begin(), words.end(),
            [](const Word* a, const Word* b) { return baseline(*a) < baseline(*b); });
  std::vector<OpenLine> lines;
  for (const Word* word : words) {
    OpenLine* home = nullptr;
    double nearest = 1e9;
    const std::size_t first = lines.size() > 4 ? lines.size() - 4 : 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
      const double distance = std::abs(lines[i].baseline - baseline(*word));
      if (distance < nearest && belongs(lines[i], *word)) {
        nearest = distance;
        home = &lines[i];
      }
    }
    if (!home) home = &lines.emplace_back();
    add(*home, *word);
  }
  return lines;
}

double gap(const Word& a, const Word& b) {
  return (b.box.x0 - a.box.x1) / std::max(1.0, std::min(a.font_size, b.font_size));
}

bool is_number_word(const Word& word) {
  std::u32string text;
  for (const Glyph& glyph : word.glyphs) text.push_back(glyph.code);
  return is_value_text(text);
}

/// A number with decimals or grouped digits: no part of a sentence or of a number of a heading.
bool is_amount(const Word& word) {
  return word.glyphs.size() > 3 &&
         std::any_of(word.glyphs.begin() + 1, word.glyphs.end() - 2,
                     [](const Glyph& glyph) { return glyph.code == U'.' || glyph.code == U','; });
}

/// The gap (em) beyond which the words of a line are apart: justified prose is set wide.
double wide_gap(const std::vector<const Word*>& words) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double g = gap(*words[i - 1], *words[i]);
    if (g > 0.1 && g < 0.9) gaps.push_back(g);
  }
  if (gaps.size() < 4) return kWideGap;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::clamp(kUsualGaps * *middle, kWideGap, kWidestGap);
}

Line make_line(OpenLine open, std::size_t least_dots, std::list<Word>& cut_words) {
  std::vector<bool> leads;
  take_leaders(open.words, least_dots, leads, cut_words);
  Line line;
  const double wide = wide_gap(open.words);
  std::vector<const Word*> words;
  const auto flush = [&](bool leader) {
    if (words.empty()) return;
    line.pieces.push_back(make_piece(std::move(words)));
    line.pieces.back().leader = leader;
    words.clear();
  };
  for (std::size_t i = 0; i < open.words.size(); ++i) {
    if (i > 0) {
      const Word& before = *open.words[i - 1];
      const Word& word = *open.words[i];
      const double g = gap(before, word);
      const bool numbers =
          g > kNumberGap && is_number_word(before) && (is_number_word(word) || is_amount(before));
      if (g > wide || numbers || leads[i - 1]) flush(leads[i - 1]);
    }
    words.push_back(open.words[i]);
  }
  flush(!leads.empty() && leads.back());
  line.em = open.em;
  line.box = {1e9, open.box.y0, -1e9, open.box.y1};
  for (const TextPiece& piece : line.pieces) {
    line.box.x0 = std::min(line.box.x0, piece.box.x0);
    line.box.x1 = std::max(line.box.x1, piece.box.x1);
  }
  return line;
}

/// True when no text of one stands over or under text of the other, and both reach into the same
/// line of type.
bool are_offset(const Line& a, const Line& b) {
  const double em = std::max(a.em, b.em);
  if (b.baseline() - a.baseline() > kOffset * em || std::min(a.em, b.em) < kScript * em) {
    return false;
  }
  return std::none_of(a.pieces.begin(), a.pieces.end(), [&](const TextPiece& p) {
    return std::any_of(b.pieces.begin(), b.pieces.end(), [&](const TextPiece& q) {
      return overlap(p.box.x0, p.box.x1, q.box.x0, q.box.x1) > -0.3 * em;
    });
  });
}

/// Adds what stands beside it, at another height, to a line. Its place is that of its left end.
void join(Line& line, Line&& other) {
  if (other.box.x0 < line.box.x0) std::swap(line, other);
  line.pieces.insert(line.pieces.end(), std::make_move_iterator(other.pieces.begin()),
                     std::make_move_iterator(other.pieces.end()));
  std::sort(line.pieces.begin(), line.pieces.end(),
            [](const TextPiece& a, const TextPiece& b) { return a.box.x0 < b.box.x0; });
  line.box.x1 = std::max(line.box.x1, other.box.x1);
  line.em = std::max(line.em, other.em);
}

/// Where faces stand at different heights in one row, its texts make lines less than a line apart.
/// `lines`: from top to bottom.
std::vector<Line> join_offset(std::vector<Line> lines) {
  std::vector<Line> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool joins = !result.empty() && are_offset(result.back(), lines[i]);
    const bool nearer_below = joins && i + 1 < lines.size() && are_offset(lines[i], lines[i + 1]) &&
                              lines[i + 1].baseline() - lines[i].baseline() <
                                  lines[i].baseline() - result.back().baseline();
    if (joins && !nearer_below) {
      join(result.back(), std::move(lines[i]));
    } else {
      result.push_back(std::move(lines[i]));
    }
  }
  return result;
}

}  // namespace

bool is_value_text(std::u32string_view text) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t others = 0;
  for (const char32_t code : text) {
    if (is_digit(code)) {
      ++digits;
    } else if (!is_none_sign(code) && (is_letter(code) || is_cjk(code))) {
      ++letters;
    } else if (!is_space(code)) {
      ++others;
    }
  }
  if (digits > 0) {
    // "12 km" is a value, "by 2010" is none.
    const auto space = std::find_if(text.begin(), text.end(), is_space);
    const bool word_first = space != text.end() && (is_letter(text[0]) || is_cjk(text[0]));
    return !word_first && (letters <= 2 || letters <= digits / 4);
  }
  // % and # alone head columns.
  if (text.find_first_of(U"%％‰#№") != text.npos) return false;
  if (letters == 0) return others > 0 && others <= 3;
  const std::u32string low = lower(text);
  for (const std::u32string_view none : {U"n/a", U"n.a.", U"na", U"(x)", U"(d)", U"(z)", U"(na)"}) {
    if (low == none) return true;
  }
  return false;
}

bool is_period_text(std::u32string_view text) {
  std::size_t run = 0;
  std::size_t years = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++run;
      continue;
    }
    if (run == 4 && (text[i - 4] == U'1' || text[i - 4] == U'2')) {
      ++years;
    } else if (run > 2) {
      ++others;
    }
    run = 0;
    if (i < text.size() && (text[i] == U'.' || text[i] == U',' || text[i] == U'%')) ++others;
  }
  return years > 0 && others == 0;
}

std::u32string text_of(const TextPiece& piece) {
  std::u32string text;
  for (const Word* word : piece.words) {
    if (!text.empty()) text.push_back(U' ');
    for (const Glyph& glyph : word->glyphs) text.push_back(glyph.code);
  }
  return text;
}

TextPiece make_piece(std::vector<const Word*> words) {
  TextPiece piece;
  piece.words = std::move(words);
  for (const Word* word : piece.words) {
    piece.box = unite(piece.box, word->box);
    piece.em = std::max(piece.em, word->font_size);
    piece.glyphs += static_cast<int>(word->glyphs.size());
  }
  piece.value = is_value_text(text_of(piece));
  return piece;
}

Lines build_lines(const std::vector<Word>& words) {
  std::vector<const Word*> level;
  for (const Word& word : words) {
    if (word.direction == Direction::right && !word.vertical && !word.glyphs.empty()) {
      level.push_back(&word);
    }
  }
  Lines result;
  std::vector<OpenLine> gathered = gather(std::move(level));
  std::vector<std::vector<const Word*>> lines;
  for (OpenLine& open : gathered) {
    std::sort(open.words.begin(), open.words.end(),
              [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
    lines.push_back(open.words);
  }
  const std::size_t least_dots = least_leader_dots(lines);
  for (OpenLine& open : gathered) {
    Line line = make_line(std::move(open), least_dots, result.cut_words);
    if (!line.pieces.empty()) result.lines.push_back(std::move(line));
  }
  std::sort(result.lines.begin(), result.lines.end(),
            [](const Line& a, const Line& b) { return a.baseline() < b.baseline(); });
  result.lines = join_offset(std::move(result.lines));
  return result;
}

}  // namespace biaoge
