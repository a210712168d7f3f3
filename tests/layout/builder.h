// SPDX-License-Identifier: GPL-3.0-or-later
// Draws synthetic pages from a compact description, and describes tables the same way.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/table.h"
#include "core/utf8.h"
#include "layout/layout.h"

namespace biaoge {

/// Cells by row. "<" is part of the cell to its left, "^" of the cell above. Lines of a cell are
/// separated by '\n'.
using Rows = std::vector<std::vector<std::string>>;

/// Size of the text, and room left at the sides of a cell that is drawn, in points.
inline constexpr double kSize = 10;
inline constexpr double kPadding = 3;

inline Page make_page(int number = 1) {
  Page page;
  page.info.number = number;
  page.info.width = 595;
  page.info.height = 842;
  page.info.kind = PageKind::text;
  return page;
}

inline double advance(char32_t code, double size) {
  return is_cjk(code) ? size : size / 2;
}

inline double text_width(std::string_view text, double size = kSize) {
  double width = 0;
  for (const char32_t code : from_utf8(text)) width += advance(code, size);
  return width;
}

/// The words of one line whose em boxes begin at (x, y). Han is an em wide, the rest half an em;
/// white space ends words.
inline std::vector<Word> set_words(std::string_view text, double x, double y, double size = kSize) {
  std::vector<Word> words;
  bool open = false;
  for (const char32_t code : from_utf8(text)) {
    const Box box{x, y, x + advance(code, size), y + size};
    x = box.x1;
    if (is_space(code)) {
      if (open) words.back().space_after = true;
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    words.back().font_size = size;
    words.back().glyphs.push_back({code, box});
    words.back().box = unite(words.back().box, box);
  }
  return words;
}

/// One word of upright glyphs below each other, the first at (x, y).
inline Word set_vertical(std::string_view text, double x, double y, double size = kSize) {
  Word word;
  word.font_size = size;
  word.direction = Direction::down;
  word.vertical = true;
  for (const char32_t code : from_utf8(text)) {
    word.glyphs.push_back({code, {x, y, x + size, y + size}});
    word.box = unite(word.box, word.glyphs.back().box);
    y += size;
  }
  return word;
}

inline void add_text(Page& page, std::string_view text, double x, double y, double size = kSize) {
  for (Word& word : set_words(text, x, y, size)) page.words.push_back(std::move(word));
}

/// Sets each text of a row at its place; "" is left out.
inline void add_row(Page& page, double y, const std::vector<double>& xs,
                    const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty()) add_text(page, texts[i], xs[i], y);
  }
}

/// The same with each text ending at its place.
inline void add_right(Page& page, double y, const std::vector<double>& xs,
                      const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty()) add_text(page, texts[i], xs[i] - text_width(texts[i]), y);
  }
}

inline Ruling level(double y, double x0, double x1, double gap = 0) {
  return {Orientation::horizontal, y, x0, x1, 0.5, gap};
}

inline Ruling upright(double x, double y0, double y1, double gap = 0) {
  return {Orientation::vertical, x, y0, y1, 0.5, gap};
}

/// Adds a piece of ruling; one that goes on where another ends becomes part of it, as in ingest.
inline void add_piece(Page& page, const Ruling& piece) {
  for (Ruling& ruling : page.rulings) {
    const bool same_line =
        ruling.orientation == piece.orientation && ruling.position == piece.position;
    if (same_line && ruling.end == piece.start) {
      ruling.end = piece.end;
      return;
    }
  }
  page.rulings.push_back(piece);
}

/// Every line of a grid, from border to border.
inline std::vector<Ruling> full_grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  std::vector<Ruling> rulings;
  for (const double y : ys) rulings.push_back(level(y, xs.front(), xs.back()));
  for (const double x : xs) rulings.push_back(upright(x, ys.front(), ys.back()));
  return rulings;
}

inline std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back().push_back(c);
    }
  }
  return lines;
}

/// Sides of a table that are drawn.
struct Sides {
  bool top = true;
  bool bottom = true;
};

/// Index (row by row) of the position at which the cell that covers each position begins.
inline std::vector<std::size_t> owners(const Rows& rows) {
  const std::size_t columns = rows.front().size();
  std::vector<std::size_t> owner;
  for (const std::vector<std::string>& row : rows) {
    for (const std::string& text : row) {
      const std::size_t here = owner.size();
      owner.push_back(text == "<"   ? owner.at(here - 1)
                      : text == "^" ? owner.at(here - columns)
                                    : here);
    }
  }
  return owner;
}

/// Draws a table: a piece of ruling along each border between two cells, texts at the left of their
/// cells and in the middle of their height.
inline void add_table(Page& page, const std::vector<double>& xs, const std::vector<double>& ys,
                      const Rows& rows, Sides sides = {}) {
  const std::size_t columns = xs.size() - 1;
  const std::vector<std::size_t> owner = owners(rows);
  for (std::size_t i = 0; i < owner.size(); ++i) {
    const std::size_t r = i / columns;
    const std::size_t c = i % columns;
    const Box box{xs[c], ys[r], xs[c + 1], ys[r + 1]};
    const bool top = r == 0 ? sides.top : owner[i - columns] != owner[i];
    if (top) add_piece(page, level(box.y0, box.x0, box.x1));
    if (r + 1 == rows.size() && sides.bottom) {
      add_piece(page, level(box.y1, box.x0, box.x1));
    }
    if (c == 0 || owner[i - 1] != owner[i]) add_piece(page, upright(box.x0, box.y0, box.y1));
    if (c + 1 == columns) add_piece(page, upright(box.x1, box.y0, box.y1));
  }
  for (std::size_t i = 0; i < owner.size(); ++i) {
    const std::string& text = rows[i / columns][i % columns];
    if (owner[i] != i || text.empty()) continue;
    std::size_t end = i / columns + 1;
    while (end < rows.size() && owner[end * columns + i % columns] == i) ++end;
    const std::vector<std::string> lines = split_lines(text);
    double y = (ys[i / columns] + ys[end] - kSize * static_cast<double>(lines.size())) / 2;
    for (const std::string& line : lines) {
      add_text(page, line, xs[i % columns] + kPadding, y);
      y += kSize;
    }
  }
}

/// Edges at equal distances.
inline std::vector<double> edges(double first, double step, std::size_t fields) {
  std::vector<double> result;
  for (std::size_t i = 0; i <= fields; ++i) result.push_back(first + step * static_cast<double>(i));
  return result;
}

/// The inverse of add_table: what a table holds, in the same notation.
inline Rows described(const Table& table) {
  Rows rows(static_cast<std::size_t>(table.rows),
            std::vector<std::string>(static_cast<std::size_t>(table.columns), "?"));
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < cell.row_end(); ++r) {
      for (int c = cell.column; c < cell.column_end(); ++c) {
        std::string& place = rows.at(static_cast<std::size_t>(r)).at(static_cast<std::size_t>(c));
        place = c > cell.column ? "<" : r > cell.row ? "^" : cell.text;
      }
    }
  }
  return rows;
}

/// What the only table of a page holds.
inline Rows only_rows(const Page& page) {
  const std::vector<TableFragment> fragments = lay_out_page(page).fragments;
  EXPECT_EQ(fragments.size(), 1u);
  return fragments.empty() ? Rows{} : described(fragments.front().table);
}

}  // namespace biaoge
