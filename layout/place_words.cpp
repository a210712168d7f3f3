// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/place_words.h"

#include <algorithm>

namespace biaoge {

namespace {

/// A border through the middle of a glyph (further inside than this share of its width) was
/// overrun by text that did not fit; a border beside it separates two texts.
constexpr double kInsideGlyph = 0.15;

void append(Word& part, const Word& word, std::size_t glyph) {
  if (part.glyphs.empty()) {
    part.font_size = word.font_size;
    part.direction = word.direction;
    part.vertical = word.vertical;
    part.source = word.source;
  }
  part.glyphs.push_back(word.glyphs[glyph]);
  part.box = unite(part.box, word.glyphs[glyph].box);
}

/// True when a border of the lattice runs between two neighbouring glyphs and through neither.
bool separated(const Lattice& lattice, const Glyph& a, const Glyph& b, bool along_x) {
  const std::vector<double>& edges = along_x ? lattice.xs : lattice.ys;
  const auto extent = [along_x](const Box& box) {
    const double low = along_x ? box.x0 : box.y0;
    const double high = along_x ? box.x1 : box.y1;
    const double inset = kInsideGlyph * (high - low);
    return std::pair(low + inset, high - inset);
  };
  auto first = extent(a.box);
  auto second = extent(b.box);
  if (first.first > second.first) std::swap(first, second);
  return std::any_of(edges.begin(), edges.end(),
                     [&](double edge) { return edge >= first.second && edge <= second.first; });
}

}  // namespace

const Lattice* innermost(const std::vector<Lattice>& lattices, const Word& word) {
  const Lattice* best = nullptr;
  for (const Lattice& lattice : lattices) {
    if (!lattice.bounds().contains(word.box.center())) continue;
    if (!best || lattice.bounds().area() < best->bounds().area()) best = &lattice;
  }
  return best;
}

void place_word(const Lattice& lattice, const Word& word, std::vector<std::vector<Word>>& cells,
                std::vector<Word>& outside) {
  if (word.glyphs.empty()) return;
  std::vector<int> owners;
  owners.reserve(word.glyphs.size());
  for (const Glyph& glyph : word.glyphs) owners.push_back(lattice.cell_at(glyph.box.center()));
  if (std::equal(owners.begin() + 1, owners.end(), owners.begin())) {
    (owners[0] < 0 ? outside : cells[static_cast<std::size_t>(owners[0])]).push_back(word);
    return;
  }
  const bool along_x = word.direction == Direction::right || word.direction == Direction::left;
  for (std::size_t begin = 0; begin < word.glyphs.size();) {
    std::size_t end = begin + 1;
    while (end < word.glyphs.size() &&
           (owners[end] == owners[end - 1] ||
            !separated(lattice, word.glyphs[end - 1], word.glyphs[end], along_x))) {
      ++end;
    }
    Word part;
    std::vector<std::size_t> votes(cells.size(), 0);
    int winner = -1;
    for (std::size_t i = begin; i < end; ++i) {
      append(part, word, i);
      if (owners[i] < 0) continue;
      const auto owner = static_cast<std::size_t>(owners[i]);
      ++votes[owner];
      if (winner < 0 || votes[owner] > votes[static_cast<std::size_t>(winner)]) winner = owners[i];
    }
    part.space_after = end == word.glyphs.size() && word.space_after;
    if (part.glyphs.size() == word.glyphs.size()) part.alternatives = word.alternatives;
    (winner < 0 ? outside : cells[static_cast<std::size_t>(winner)]).push_back(std::move(part));
    begin = end;
  }
}

}  // namespace biaoge
