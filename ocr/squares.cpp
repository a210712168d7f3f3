// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/squares.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace biaoge {

Squares::Squares(int width, int height, int side_length)
    : side(side_length),
      columns((width + side_length - 1) / side_length),
      rows((height + side_length - 1) / side_length),
      count(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0) {}

std::vector<CountedSquare> take_group(Squares& squares, int column, int row, int enough) {
  std::vector<CountedSquare> group;
  const auto take = [&](int x, int y) {
    group.push_back({x, y, std::exchange(squares.at(x, y), 0)});
  };
  take(column, row);
  for (std::size_t next = 0; next < group.size(); ++next) {
    const auto [x, y, count] = group[next];
    for (int ny = std::max(0, y - 2); ny <= std::min(squares.rows - 1, y + 2); ++ny) {
      for (int nx = std::max(0, x - 2); nx <= std::min(squares.columns - 1, x + 2); ++nx) {
        if (squares.at(nx, ny) >= enough) take(nx, ny);
      }
    }
  }
  return group;
}

}  // namespace biaoge
