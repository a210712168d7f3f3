// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/border_doubt.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

// In points.
/// A ruling this close to a side of a cell is its border.
constexpr double kOnSide = 4;
/// Shorter pieces decide nothing.
constexpr double kLeast = 5;
/// A ruling inside a cell that runs along less of it is a stroke, or the end of one that was drawn
/// too far.
constexpr double kLeastShare = 0.2;

/// A cell as a level ruling sees it: x along the ruling, y across. Of an upright one the other way
/// round.
Box along(const Box& cell, const Ruling& ruling) {
  if (ruling.orientation == Orientation::horizontal) return cell;
  return {cell.y0, cell.x0, cell.y1, cell.x1};
}

double shared(const Box& cell, const Ruling& ruling) {
  return overlap(cell.x0, cell.x1, ruling.start, ruling.end);
}

bool touches(double side, const Ruling& ruling) {
  return std::abs(side - ruling.position) <= kOnSide + ruling.thickness;
}

bool ends_inside(const Box& cell, const Ruling& ruling) {
  const double off = kOnSide + ruling.thickness;
  return ruling.position > cell.y0 + off && ruling.position < cell.y1 - off &&
         shared(cell, ruling) >= std::max(kLeast, kLeastShare * (cell.x1 - cell.x0));
}

/// Marks the cells on both sides of a guessed piece. Where there are none on one side it is at
/// the edge of the table and decides nothing.
void mark_neighbours(const std::vector<Box>& cells, const Ruling& piece,
                     std::vector<bool>& doubtful) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> after;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Box cell = along(cells[i], piece);
    if (shared(cell, piece) < kLeast) continue;
    if (touches(cell.y1, piece)) before.push_back(i);
    if (touches(cell.y0, piece)) after.push_back(i);
  }
  if (before.empty() || after.empty()) return;
  for (const std::size_t i : before) doubtful[i] = true;
  for (const std::size_t i : after) doubtful[i] = true;
}

}  // namespace

std::vector<bool> doubtful_cells(const std::vector<Box>& cells, const std::vector<Ruling>& rulings,
                                 const std::vector<Ruling>& guessed) {
  std::vector<bool> doubtful(cells.size(), false);
  for (const Ruling& piece : guessed) mark_neighbours(cells, piece, doubtful);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool crossed = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
      return ends_inside(along(cells[i], ruling), ruling);
    });
    doubtful[i] = doubtful[i] || crossed;
  }
  return doubtful;
}

}  // namespace biaoge
