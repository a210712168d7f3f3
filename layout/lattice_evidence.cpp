// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lattice_evidence.h"

#include <algorithm>
#include <cmath>

#include "layout/cell_text.h"
#include "layout/line.h"

namespace biaoge {

namespace {

/// A grid of as many cells with text in less than this share of them, and of its rows or columns,
/// is no table.
constexpr std::size_t kManyCells = 12;
constexpr double kHardlyFilled = 0.25;
constexpr double kHalf = 0.5;
/// Mean confidence of the cells of a picture below which it shows no table; the second where most
/// cells are not filled.
constexpr double kGibberish = 0.72;
constexpr double kBadlyRead = 0.87;
/// So many lines that fall into pieces in one cell show missing borders, when they are this share
/// of all lines.
constexpr std::size_t kPartedLines = 3;
constexpr double kPartedShare = 0.4;
/// As many values below each other in cells that stand side by side are rows of their own.
constexpr std::size_t kStack = 4;
/// Lines this close (em) are of one height.
constexpr double kSameHeight = 0.35;

bool is_drawing(const Lattice& lattice, const std::vector<std::vector<Word>>& words) {
  if (words.size() < kManyCells) return false;
  std::vector<bool> row(static_cast<std::size_t>(lattice.rows()), false);
  std::vector<bool> column(static_cast<std::size_t>(lattice.columns()), false);
  std::size_t filled = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    ++filled;
    const Span& span = lattice.cells[i];
    for (int r = span.row; r < span.row + span.rowspan; ++r)
      row[static_cast<std::size_t>(r)] = true;
    for (int c = span.column; c < span.column + span.colspan; ++c) {
      column[static_cast<std::size_t>(c)] = true;
    }
  }
  const auto share = [](const std::vector<bool>& marks) {
    return static_cast<double>(std::count(marks.begin(), marks.end(), true)) /
           static_cast<double>(marks.size());
  };
  const double cells = static_cast<double>(filled) / static_cast<double>(words.size());
  return cells < kHardlyFilled && std::min(share(row), share(column)) < kHalf;
}

/// True when no inner border of the lattice parts two cells beside each other.
bool is_one_column(const Lattice& lattice) {
  return std::all_of(lattice.cells.begin(), lattice.cells.end(),
                     [&](const Span& span) { return span.colspan == lattice.columns(); });
}

std::size_t glyphs_of(const Line& line) {
  std::size_t glyphs = 0;
  for (const TextPiece& piece : line.pieces) glyphs += static_cast<std::size_t>(piece.glyphs);
  return glyphs;
}

/// One value, its currency at the other side of the cell perhaps.
bool is_single_value(const Line& line) {
  return line.pieces.size() <= 2 && std::all_of(line.pieces.begin(), line.pieces.end(),
                                                [](const TextPiece& piece) { return piece.value; });
}

/// Of the text in a lattice, in characters: how much shows rows or columns that no ruling parts.
struct Parted {
  std::size_t lines = 0;
  std::size_t glyphs = 0;
  std::size_t all = 0;
};

/// Lines that fall into pieces, of which at least one is a value.
void count_columns(const Lines& lines, Parted& parted) {
  for (const Line& line : lines.lines) {
    const std::size_t glyphs = glyphs_of(line);
    parted.all += glyphs;
    if (line.pieces.size() < 2) continue;
    const bool value = std::any_of(line.pieces.begin() + 1, line.pieces.end(),
                                   [](const TextPiece& piece) { return piece.value; });
    if (!value && line.pieces.size() < 3) continue;
    ++parted.lines;
    parted.glyphs += glyphs;
  }
}

/// True when nearly every line of one has a line of `other` at its height, or stands halfway
/// between two: beside a text that was wrapped.
bool stands_beside(const Lines& one, const Lines& other) {
  const auto beside = std::count_if(one.lines.begin(), one.lines.end(), [&](const Line& line) {
    double above = -1e9;
    for (const Line& next : other.lines) {
      const double y = next.baseline();
      const double reach = kSameHeight * line.em;
      if (std::abs(line.baseline() - y) < reach) return true;
      if (std::abs(line.baseline() - (above + y) / 2) < reach / 2) return true;
      above = y;
    }
    return false;
  });
  return static_cast<std::size_t>(beside) + 1 >= one.lines.size();
}

/// Nearly all of its lines end although the first word of the next would have fitted: they are
/// texts of their own, not one that was wrapped. `width`: of the cell.
bool is_list(const Lines& cell, double width) {
  std::size_t early = 1;  // The last may end anywhere.
  for (std::size_t i = 0; i + 1 < cell.lines.size(); ++i) {
    const Line& line = cell.lines[i];
    const Word& next = *cell.lines[i + 1].pieces.front().words.front();
    early += line.box.width() + next.box.width() + line.em < width;
  }
  return 10 * early >= 9 * cell.lines.size();
}

bool holds_values(const Lines& cell) {
  const auto values = static_cast<std::size_t>(
      std::count_if(cell.lines.begin(), cell.lines.end(), is_single_value));
  return 5 * values >= 4 * cell.lines.size();
}

bool is_column(const Lines& cell, double width) {
  return holds_values(cell) || is_list(cell, width);
}

/// A column of values has each of them at the height of a line of another cell, which has no other
/// lines: names, of which some may fill their cell.
bool are_rows(const std::vector<const Lines*>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t lines = cells[i]->lines.size();
    if (lines < kStack || !holds_values(*cells[i])) continue;
    for (const Lines* other : cells) {
      if (other == cells[i] || other->lines.size() != lines) continue;
      if (stands_beside(*cells[i], *other)) return true;
    }
  }
  return false;
}

/// Cells beside each other that hold columns of values, or of short texts, those of each at the
/// heights of those of the longest: rows without rulings between them, though some may lack a
/// value.
void count_rows(const std::vector<const Lines*>& cells, const std::vector<double>& widths,
                Parted& parted) {
  const Lines* tallest = nullptr;
  std::size_t glyphs = 0;
  std::size_t long_ones = 0;
  std::size_t beside = 0;
  std::size_t stacks =
      0;  // Columns of values need no names at their heights: those may be wrapped.
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (const Line& line : cells[i]->lines) glyphs += glyphs_of(line);
    if (cells[i]->lines.size() < 2 || !is_column(*cells[i], widths[i])) continue;
    if (!tallest || cells[i]->lines.size() > tallest->lines.size()) tallest = cells[i];
    long_ones += cells[i]->lines.size() >= kStack;
    stacks += cells[i]->lines.size() >= kStack && holds_values(*cells[i]);
    ++beside;
  }
  if (!tallest || tallest->lines.size() < kStack) return;
  const bool rows = stacks > 1 || are_rows(cells);
  if (beside < 2 && !rows) return;
  // Two columns of which one is short may be a list beside a wrapped text.
  if (beside == 2 && long_ones < 2 && !rows) return;
  for (std::size_t i = 0; i < cells.size() && !rows; ++i) {
    if (cells[i]->lines.size() < 2 || cells[i] == tallest) continue;
    const bool column = is_column(*cells[i], widths[i]);
    if (column && !stands_beside(*cells[i], *tallest)) return;
  }
  parted.lines += tallest->lines.size();
  parted.glyphs += glyphs;
}

/// Two of its lines are numbers with decimals: not one number that was broken.
bool holds_decimals(const Lines& cell) {
  const auto decimals = std::count_if(cell.lines.begin(), cell.lines.end(), [](const Line& line) {
    const std::u32string text = text_of(line.pieces.back());
    const std::size_t point = text.find(U'.');
    return is_single_value(line) && point > 0 && point + 1 < text.size();
  });
  return decimals > 1;
}

/// The body under a header, or without one, in one row of cells of which two or more hold as many
/// numbers at the same heights: few rows between uprights.
bool is_short_body(const Lattice& lattice, const std::vector<Lines>& cells) {
  if (lattice.rows() > 2) return false;
  const Lines* first = nullptr;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (lattice.cells[i].row + 1 != lattice.rows() || !holds_decimals(cells[i])) continue;
    if (!first) {
      first = &cells[i];
    } else if (cells[i].lines.size() == first->lines.size() && stands_beside(cells[i], *first)) {
      return true;
    }
  }
  return false;
}

}  // namespace

LatticeKind classify_lattice(const Lattice& lattice, const std::vector<std::vector<Word>>& words) {
  if (is_drawing(lattice, words)) return LatticeKind::drawing;
  Parted parted;
  std::vector<Lines> lines;
  lines.reserve(words.size());
  for (const auto& cell : words) lines.push_back(build_lines(cell));
  for (const Lines& cell : lines) count_columns(cell, parted);
  for (int row = 0; row < lattice.rows(); ++row) {
    std::vector<const Lines*> cells;
    std::vector<double> widths;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (lattice.cells[i].row != row || lattice.cells[i].rowspan > 1) continue;
      cells.push_back(&lines[i]);
      widths.push_back(lattice.box(lattice.cells[i]).width());
    }
    count_rows(cells, widths, parted);
  }
  // Of a single row one line may show that it is the header of open columns.
  const std::size_t least = lattice.rows() == 1 ? 1 : kPartedLines;
  if (is_short_body(lattice, lines)) return LatticeKind::partial;
  if (parted.lines >= least &&
      static_cast<double>(parted.glyphs) >= kPartedShare * static_cast<double>(parted.all)) {
    return LatticeKind::partial;
  }
  return is_one_column(lattice) ? LatticeKind::frame : LatticeKind::table;
}

bool is_misread_picture(const std::vector<std::vector<Word>>& words) {
  std::size_t filled = 0;
  double confidence = 0;
  for (const std::vector<Word>& cell : words) {
    if (cell.empty()) continue;
    if (!is_recognised(cell)) return false;
    ++filled;
    confidence += confidence_of(cell);
  }
  if (filled == 0) return false;
  confidence /= static_cast<double>(filled);
  const bool sparse = 10 * filled <= 7 * words.size();
  return confidence < kGibberish || (sparse && confidence < kBadlyRead);
}

}  // namespace biaoge
