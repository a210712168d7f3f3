// SPDX-License-Identifier: GPL-3.0-or-later
// A coarse map of a picture: how many pixels of a kind each of its squares has. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

namespace biaoge {

struct Squares {
  int side = 1;  ///< Pixels.
  int columns = 0;
  int rows = 0;
  std::vector<int> count;  ///< By row, then column.

  /// Over a picture of so many pixels, all counts 0.
  Squares(int width, int height, int side);

  int& at(int column, int row) {
    return count[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
};

struct CountedSquare {
  int column = 0;
  int row = 0;
  int count = 0;
};

/// Takes the group of a square out of the map: all that hang together and have `enough` pixels, but
/// the first, which may have fewer. The strokes of a signature or a seal leave gaps: neighbours may
/// be two squares away.
std::vector<CountedSquare> take_group(Squares& squares, int column, int row, int enough);

}  // namespace biaoge
