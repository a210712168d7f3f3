// SPDX-License-Identifier: GPL-3.0-or-later
// From glyphs to words.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/utf8.h"
#include "ingest/canvas.h"

namespace biaoge {

namespace {

/// Copies of a glyph closer than this share of its size are one glyph drawn twice.
constexpr double kDoubled = 0.12;
/// A wider gap (in em) ends a word.
constexpr double kWordGap = 0.15;
/// Glyphs of one word may overlap by as much (kerning, bold), in em.
constexpr double kBackstep = 0.3;

/// Marks every glyph that repeats an earlier one in place.
std::vector<bool> find_doubled(const std::vector<DrawnGlyph>& glyphs) {
  struct Place {
    char32_t code;
    double x;
    std::size_t index;
  };
  std::vector<Place> places;
  places.reserve(glyphs.size());
  for (const DrawnGlyph& glyph : glyphs) {
    if (glyph.code == U' ' || glyph.code == U'\uFFFD') continue;
    places.push_back({glyph.code, glyph.box.x0, static_cast<std::size_t>(&glyph - glyphs.data())});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.code, a.x, a.index) < std::tie(b.code, b.x, b.index);
  });
  std::vector<bool> doubled(glyphs.size(), false);
  for (auto place = places.begin(); place != places.end(); ++place) {
    const DrawnGlyph& glyph = glyphs[place->index];
    const double reach = kDoubled * glyph.font_size;
    for (auto next = place + 1; next != places.end(); ++next) {
      if (next->code != place->code || next->x - place->x > reach) break;
      const DrawnGlyph& other = glyphs[next->index];
      const bool same = std::abs(other.box.y0 - glyph.box.y0) <= reach &&
                        std::abs(other.font_size - glyph.font_size) <= reach;
      if (same) doubled[std::max(place->index, next->index)] = true;
    }
  }
  return doubled;
}

/// A glyph's place along and across the direction in which its line advances.
struct Advance {
  double start;
  double end;
  double across0;
  double across1;
};

Advance advance(const Box& box, Direction direction) {
  switch (direction) {
    case Direction::right:
      return {box.x0, box.x1, box.y0, box.y1};
    case Direction::left:
      return {-box.x1, -box.x0, box.y0, box.y1};
    case Direction::down:
      return {box.y0, box.y1, box.x0, box.x1};
    case Direction::up:
      return {-box.y1, -box.y0, box.x0, box.x1};
  }
  return {};
}

bool continues(const Word& word, const DrawnGlyph& glyph) {
  if (word.direction != glyph.direction || word.vertical != glyph.vertical) return false;
  const double size = std::max(word.font_size, glyph.font_size);
  if (std::abs(word.font_size - glyph.font_size) > 0.2 * size) return false;
  const Advance last = advance(word.glyphs.back().box, word.direction);
  const Advance next = advance(glyph.box, word.direction);
  const double gap = next.start - last.end;
  return gap <= kWordGap * size && gap >= -kBackstep * size &&
         std::abs(next.across1 - last.across1) <= 0.2 * size;
}

}  // namespace

std::vector<Word> build_words(const std::vector<DrawnGlyph>& glyphs) {
  const std::vector<bool> doubled = find_doubled(glyphs);
  std::vector<Word> words;
  bool open = false;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (doubled[i]) continue;
    const DrawnGlyph& glyph = glyphs[i];
    if (is_space(glyph.code)) {
      if (open && continues(words.back(), glyph)) words.back().space_after = true;
      open = false;
      continue;
    }
    if (!open || !continues(words.back(), glyph)) {
      words.emplace_back();
      words.back().font_size = glyph.font_size;
      words.back().direction = glyph.direction;
      words.back().vertical = glyph.vertical;
      open = true;
    }
    words.back().glyphs.push_back({glyph.code, glyph.box});
    words.back().box = unite(words.back().box, glyph.box);
  }
  return words;
}

}  // namespace biaoge
