// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/leaders.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace biaoge {

namespace {

/// So many dots lead the eye from one column to the next.
constexpr std::size_t kLeaderDots = 4;
/// Two do on a page on which so many lines have three or more behind a text.
constexpr std::size_t kFewDots = 2;
constexpr std::size_t kFewest = 3;
constexpr std::size_t kUsual = 4;
/// Dots of a leader stand at even steps, within this share of a step.
constexpr double kEven = 0.15;

bool is_dot(char32_t code) {
  return code == U'.' || code == U'·' || code == U'…' || code == U'‥' || code == U'․' ||
         code == U'_' || code == U'⋯' || code == U'．';
}

/// How many glyphs stand before the dots at the end of a word.
std::size_t leader_start(const Word& word) {
  std::size_t n = word.glyphs.size();
  while (n > 0 && is_dot(word.glyphs[n - 1].code)) --n;
  return n;
}

/// The part of a word from one glyph to before another.
Word part_of(const Word& word, std::size_t begin, std::size_t end) {
  Word part = word;
  part.glyphs.assign(word.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                     word.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
  part.box = {};
  part.alternatives.clear();
  for (const Glyph& glyph : part.glyphs) part.box = unite(part.box, glyph.box);
  return part;
}

/// The last dot of a leader that was set in spaced steps may touch the text it leads to: its word
/// begins with a dot at the next step. `a`, `b`: the last dots.
bool begins_in_step(const Word& word, const Box& a, const Box& b) {
  if (word.glyphs.size() < 2 || !is_dot(word.glyphs[0].code)) return false;
  if (is_dot(word.glyphs[1].code)) return false;
  const double step = b.x0 - a.x0;
  return std::abs(word.glyphs[0].box.x0 - b.x0 - step) < kEven * step;
}

}  // namespace

std::size_t least_leader_dots(const std::vector<std::vector<const Word*>>& lines) {
  std::size_t led = 0;
  std::size_t clearly = 0;
  for (const std::vector<const Word*>& words : lines) {
    std::size_t dots = 0;
    bool text = false;
    for (const Word* word : words) {
      const std::size_t start = leader_start(*word);
      text = text || start > 0;
      dots = (start > 0 ? 0 : dots) + word->glyphs.size() - start;
      if (text && dots >= kLeaderDots) break;
    }
    led += text && dots >= kFewest;
    clearly += text && dots >= kLeaderDots;
  }
  return led >= kUsual || clearly + 1 >= kUsual ? kFewDots : kLeaderDots;
}

void take_leaders(std::vector<const Word*>& words, std::size_t least_dots, std::vector<bool>& leads,
                  std::list<Word>& cut_words) {
  std::vector<const Word*> kept;
  std::vector<bool> marks;
  for (std::size_t i = 0; i < words.size();) {
    const Word& word = *words[i];
    const std::size_t text_end = leader_start(word);
    std::vector<Box> dots;
    for (std::size_t k = text_end; k < word.glyphs.size(); ++k) dots.push_back(word.glyphs[k].box);
    std::size_t next = i + 1;
    while (!dots.empty() && next < words.size() && leader_start(*words[next]) == 0) {
      for (const Glyph& glyph : words[next]->glyphs) dots.push_back(glyph.box);
      ++next;
    }
    if (dots.size() < (text_end > 0 ? least_dots : kLeaderDots)) {
      kept.push_back(&word);
      marks.push_back(false);
      ++i;
      continue;
    }
    if (text_end > 0) {
      cut_words.push_back(part_of(word, 0, text_end));
      kept.push_back(&cut_words.back());
      marks.push_back(true);
    } else if (!marks.empty()) {
      marks.back() = true;
    }
    i = next;
    if (i < words.size() && dots.size() > 2 &&
        begins_in_step(*words[i], dots[dots.size() - 2], dots.back())) {
      cut_words.push_back(part_of(*words[i], 1, words[i]->glyphs.size()));
      words[i] = &cut_words.back();
    }
  }
  words = std::move(kept);
  leads = std::move(marks);
}

void take_leaders(std::vector<Word>& cell) {
  const auto is_stop = [](const Glyph& glyph) { return glyph.code == U'.'; };
  std::size_t end = cell.size();
  std::size_t dots = 0;
  while (end > 0 &&
         std::all_of(cell[end - 1].glyphs.begin(), cell[end - 1].glyphs.end(), is_stop)) {
    dots += cell[--end].glyphs.size();
  }
  if (end == 0) return;
  Word& last = cell[end - 1];
  std::size_t start = last.glyphs.size();
  while (start > 0 && is_stop(last.glyphs[start - 1])) --start;
  if (dots + last.glyphs.size() - start < kLeaderDots) return;
  if (start < last.glyphs.size()) last = part_of(last, 0, start);
  cell.resize(end);
}

}  // namespace biaoge
