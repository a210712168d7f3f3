// SPDX-License-Identifier: GPL-3.0-or-later
// One page: lattices, and the words that fall into their cells.
#include <algorithm>
#include <array>
#include <iterator>

#include "layout/lattice.h"
#include "layout/layout.h"

namespace biaoge {

namespace {

/// A border through the middle of a glyph (further inside than this share of its width) was
/// overrun by text that did not fit; a border beside it separates two texts.
constexpr double kInsideGlyph = 0.15;
/// Rulings of a scan are this exact, in points.
constexpr double kScanTolerance = 2.0;
/// A seal covers a glyph when its ink reaches this far (points) into it both ways.
constexpr double kSealReach = 1.0;
/// It did no harm to a glyph that was read with more confidence: its colour was taken away.
constexpr double kClear = 0.96;

double median_font_size(const std::vector<Word>& words) {
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.font_size);
  if (sizes.empty()) return 5 * kScanTolerance;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// Edges closer than this (points) are one. The places of recognised characters say little about
/// the print size, and cells must not change between reading and laying out.
double grid_tolerance(const std::vector<Word>& words) {
  const bool recognised = !words.empty() && words.front().source == TextSource::ocr;
  return recognised ? kScanTolerance : std::clamp(0.2 * median_font_size(words), 1.0, 3.0);
}

/// Turns page space so that text in `direction` reads to the right.
Box upright(const Box& box, Direction direction, const PageInfo& info) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {box.y0, info.width - box.x1, box.y1, info.width - box.x0};
    case Direction::left:
      return {info.width - box.x1, info.height - box.y1, info.width - box.x0, info.height - box.y0};
    case Direction::up:
      return {info.height - box.y1, box.x0, info.height - box.y0, box.x1};
  }
  return box;
}

/// The inverse of `upright`.
Box as_displayed(const Box& box, Direction direction, const PageInfo& info) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {info.width - box.y1, box.x0, info.width - box.y0, box.x1};
    case Direction::left:
      return upright(box, direction, info);
    case Direction::up:
      return {box.y0, info.height - box.x1, box.y1, info.height - box.x0};
  }
  return box;
}

/// The direction in which nearly all of the page's text reads.
Direction main_direction(const std::vector<Word>& words) {
  std::array<std::size_t, 4> glyphs{};
  std::size_t all = 0;
  for (const Word& word : words) {
    if (!word.vertical) glyphs[static_cast<std::size_t>(word.direction)] += word.glyphs.size();
    all += word.glyphs.size();
  }
  for (const Direction direction : {Direction::down, Direction::left, Direction::up}) {
    if (10 * glyphs[static_cast<std::size_t>(direction)] > 8 * all) return direction;
  }
  return Direction::right;
}

Page turned(const Page& page, Direction direction) {
  Page result = page;
  if (direction == Direction::down || direction == Direction::up) {
    std::swap(result.info.width, result.info.height);
  }
  for (Word& word : result.words) {
    word.box = upright(word.box, direction, page.info);
    for (Glyph& glyph : word.glyphs) glyph.box = upright(glyph.box, direction, page.info);
    const int quarter_turns = static_cast<int>(word.direction) - static_cast<int>(direction) + 4;
    word.direction = static_cast<Direction>(quarter_turns % 4);
  }
  for (Box& box : result.overfull) box = upright(box, direction, page.info);
  for (Ruling& ruling : result.rulings) {
    const bool level = ruling.orientation == Orientation::horizontal;
    const Box line = level ? Box{ruling.start, ruling.position, ruling.end, ruling.position}
                           : Box{ruling.position, ruling.start, ruling.position, ruling.end};
    const Box box = upright(line, direction, page.info);
    const bool now_level = box.width() > box.height();
    ruling.orientation = now_level ? Orientation::horizontal : Orientation::vertical;
    ruling.position = now_level ? box.y0 : box.x0;
    ruling.start = now_level ? box.x0 : box.y0;
    ruling.end = now_level ? box.x1 : box.y1;
  }
  return result;
}

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

/// Gives each word to the cell it lies in. A word across a border is cut there; text that overran
/// the border stays whole, in the cell that has most of it.
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

/// The smallest lattice around the middle of a word: tables inside cells have their own words.
const Lattice* innermost(const std::vector<Lattice>& lattices, const Word& word) {
  const Lattice* best = nullptr;
  for (const Lattice& lattice : lattices) {
    if (!lattice.bounds().contains(word.box.center())) continue;
    if (!best || lattice.bounds().area() < best->bounds().area()) best = &lattice;
  }
  return best;
}

/// What recognition knows about the text of a cell.
void note_recognition(Cell& cell, const std::vector<Word>& words) {
  const bool recognised = std::any_of(
      words.begin(), words.end(), [](const Word& word) { return word.source == TextSource::ocr; });
  if (!recognised) return;
  cell.source = TextSource::ocr;
  cell.confidence = confidence_of(words);
  if (words.size() == 1) cell.alternatives = words.front().alternatives;
}

TableFragment make_fragment(const Lattice& lattice, const std::vector<std::vector<Word>>& words,
                            int page) {
  TableFragment fragment;
  Table& table = fragment.table;
  table.pages = {page};
  table.rows = lattice.rows();
  table.columns = lattice.columns();
  table.column_edges = lattice.xs;
  fragment.bounds = lattice.bounds();
  int block = 1;
  for (const Span& span : lattice.cells) {
    if (span.row == 0) block = std::max(block, span.rowspan);
  }
  fragment.first_row_height = lattice.ys[1] - lattice.ys[0];
  fragment.first_block_height = lattice.ys[static_cast<std::size_t>(block)] - lattice.ys[0];
  fragment.open_top = lattice.open_top;
  fragment.open_bottom = lattice.open_bottom;
  for (std::size_t i = 0; i < lattice.cells.size(); ++i) {
    const Span& span = lattice.cells[i];
    const Box box = lattice.box(span);
    CellText text = set_cell_text(words[i], box);
    Cell cell;
    cell.row = span.row;
    cell.column = span.column;
    cell.rowspan = span.rowspan;
    cell.colspan = span.colspan;
    cell.text = std::move(text.text);
    cell.alignment = text.alignment;
    cell.boxes = {{page, box}};
    note_recognition(cell, words[i]);
    table.cells.push_back(std::move(cell));
    fragment.fits.push_back(text.fit);
  }
  return fragment;
}

/// Flags the cells whose own clipping path hides part of their text.
void mark_overfull(Table& table, const Lattice& lattice, const std::vector<Box>& overfull) {
  for (const Box& box : overfull) {
    const int index = lattice.cell_at(box.center());
    if (index < 0) continue;
    const Cell& cell = table.cells[static_cast<std::size_t>(index)];
    // A clipping path around several cells (a printed area) says nothing about one of them.
    if (intersect(cell.boxes.front().box, box).area() < 0.6 * box.area()) continue;
    std::vector<std::string>& flags = table.cells[static_cast<std::size_t>(index)].flags;
    if (flags.empty()) flags.emplace_back("clipped-text");
  }
}

bool is_spoilt(const Glyph& glyph, const std::vector<Box>& seals) {
  return glyph.confidence < kClear && std::any_of(seals.begin(), seals.end(), [&](const Box& seal) {
           const Box shared = intersect(glyph.box, seal);
           return shared.width() > kSealReach && shared.height() > kSealReach;
         });
}

/// Flags the cells of which a character under the ink of a seal was hard to read; `words`: of each
/// cell.
void mark_sealed(Table& table, const std::vector<std::vector<Word>>& words,
                 const std::vector<Box>& seals) {
  if (seals.empty()) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const bool sealed = std::any_of(words[i].begin(), words[i].end(), [&](const Word& word) {
      return std::any_of(word.glyphs.begin(), word.glyphs.end(),
                         [&](const Glyph& glyph) { return is_spoilt(glyph, seals); });
    });
    if (sealed) table.cells[i].flags.emplace_back("under-seal");
  }
}

}  // namespace

std::vector<Box> ruled_cells(const Page& page) {
  const std::vector<Lattice> lattices = find_lattices(page.rulings, kScanTolerance);
  std::vector<Box> cells;
  for (const Lattice& lattice : lattices) {
    for (const Span& span : lattice.cells) {
      const Box box = lattice.box(span);
      const bool holds_table =
          std::any_of(lattices.begin(), lattices.end(), [&](const Lattice& other) {
            return &other != &lattice && box.contains(other.bounds().center()) &&
                   other.bounds().area() < box.area();
          });
      if (!holds_table) cells.push_back(box);
    }
  }
  return cells;
}

PageLayout lay_out_page(const Page& page) {
  const Direction direction = main_direction(page.words);
  const Page source = direction == Direction::right ? Page{} : turned(page, direction);
  const Page& view = direction == Direction::right ? page : source;
  const std::vector<Lattice> lattices = find_lattices(view.rulings, grid_tolerance(view.words));

  std::vector<std::vector<std::vector<Word>>> words;
  for (const Lattice& lattice : lattices) words.emplace_back(lattice.cells.size());
  std::vector<Word> outside;
  for (const Word& word : view.words) {
    const Lattice* lattice = innermost(lattices, word);
    if (lattice) {
      place_word(*lattice, word, words[static_cast<std::size_t>(lattice - lattices.data())],
                 outside);
    } else {
      outside.push_back(word);
    }
  }

  PageLayout layout;
  layout.number = page.info.number;
  layout.width = view.info.width;
  layout.height = view.info.height;
  layout.reading = direction;
  layout.mesh = page.mesh;
  layout.lines = set_lines(std::move(outside), page.info.number);
  for (std::size_t i = 0; i < lattices.size(); ++i) {
    const bool empty = std::all_of(words[i].begin(), words[i].end(),
                                   [](const auto& cell) { return cell.empty(); });
    if (!empty) {
      layout.fragments.push_back(make_fragment(lattices[i], words[i], page.info.number));
      mark_overfull(layout.fragments.back().table, lattices[i], view.overfull);
      mark_sealed(layout.fragments.back().table, words[i], view.seals);
    }
  }
  return layout;
}

Box displayed_box(const Box& box, const PageLayout& layout) {
  if (layout.mesh) return layout.mesh->around(box);
  PageInfo info;
  const bool quarter = layout.reading == Direction::down || layout.reading == Direction::up;
  info.width = quarter ? layout.height : layout.width;
  info.height = quarter ? layout.width : layout.height;
  return as_displayed(box, layout.reading, info);
}

}  // namespace biaoge
