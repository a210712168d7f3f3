// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings and words anywhere on up to three pages become lattices and tables.
#include "layout/lattice.h"

#include <algorithm>
#include <cmath>

#include "layout/layout.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace biaoge;

/// In points: on a page, sometimes far outside it, with or without a fraction.
double coordinate(Numbers& numbers) {
  const int number = numbers.number();
  return number % 16 == 0 ? number * 1e3 : number / 32.0;
}

Ruling ruling(Numbers& numbers, bool upright) {
  Ruling ruling;
  ruling.orientation = upright ? Orientation::vertical : Orientation::horizontal;
  ruling.position = coordinate(numbers);
  const double start = coordinate(numbers);
  const double end = coordinate(numbers);
  ruling.start = std::min(start, end);
  ruling.end = std::max(start, end);
  ruling.thickness = numbers.byte() / 16.0;
  ruling.gap = ruling.thickness > 8 ? numbers.byte() / 16.0 : 0;
  return ruling;
}

Word word(Numbers& numbers) {
  Word word;
  const double left = coordinate(numbers);
  const double top = coordinate(numbers);
  const int kind = numbers.byte();
  word.font_size = 1 + kind % 32;
  word.direction = static_cast<Direction>(kind / 64);
  word.space_after = kind % 2 == 1;
  for (int i = 0, count = 1 + kind % 5; i < count; ++i) {
    const double x = left + i * word.font_size;
    Glyph glyph;
    glyph.code =
        static_cast<char32_t>(kind < 128 ? '0' + numbers.byte() % 75 : 0x4E00 + numbers.byte());
    glyph.box = {x, top, x + word.font_size, top + word.font_size};
    word.glyphs.push_back(glyph);
    word.box = unite(word.box, glyph.box);
  }
  return word;
}

void check(const Lattice& lattice) {
  expect(lattice.rows() > 0 && lattice.columns() > 0, "a lattice has rows and columns");
  expect(std::is_sorted(lattice.xs.begin(), lattice.xs.end()) &&
             std::is_sorted(lattice.ys.begin(), lattice.ys.end()),
         "edges ascend");
  const auto positions =
      static_cast<std::size_t>(lattice.rows()) * static_cast<std::size_t>(lattice.columns());
  expect(lattice.owner.size() == positions, "each position has an owner");
  std::size_t covered = 0;
  for (const Span& cell : lattice.cells) {
    expect(cell.row >= 0 && cell.column >= 0 && cell.rowspan > 0 && cell.colspan > 0 &&
               cell.row + cell.rowspan <= lattice.rows() &&
               cell.column + cell.colspan <= lattice.columns(),
           "cells lie inside");
    covered += static_cast<std::size_t>(cell.rowspan) * static_cast<std::size_t>(cell.colspan);
  }
  expect(covered == positions, "cells tile the grid");
}

void check(const Table& table) {
  for (const Cell& cell : table.cells) {
    expect(cell.row >= 0 && cell.column >= 0 && cell.rowspan > 0 && cell.colspan > 0 &&
               cell.row + cell.rowspan <= table.rows && cell.column + cell.colspan <= table.columns,
           "cells lie in their table");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Numbers numbers(data, std::min<std::size_t>(size, 4096));
  std::vector<Page> pages(1);
  while (numbers.any()) {
    const int kind = numbers.byte();
    if (kind < 96) {
      pages.back().rulings.push_back(ruling(numbers, kind % 2 == 1));
    } else if (kind < 250) {
      pages.back().words.push_back(word(numbers));
    } else if (pages.size() < 3) {
      pages.emplace_back();
    }
  }
  std::vector<PageLayout> layouts;
  for (Page& page : pages) {
    page.info.number = static_cast<int>(layouts.size()) + 1;
    page.info.width = 595;
    page.info.height = 842;
    page.info.kind = PageKind::text;
    for (const Lattice& lattice : find_lattices(page.rulings, 2)) check(lattice);
    ruled_cells(page);
    layouts.push_back(lay_out_page(page));
    for (const TableFragment& fragment : layouts.back().fragments) check(fragment.table);
  }
  for (const Table& table : join_pages(std::move(layouts), {})) check(table);
  return 0;
}
