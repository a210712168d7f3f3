// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/free_regions.h"

namespace biaoge {

std::vector<PixelBox> free_regions(const std::vector<PixelBox>& cells, int width, int height,
                                   int least) {
  // Cells whose rows overlap make one block.
  std::vector<PixelBox> sorted = cells;
  std::sort(sorted.begin(), sorted.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.y0 < b.y0; });
  std::vector<PixelBox> blocks;
  for (const PixelBox& cell : sorted) {
    const bool in_margin = cell.x1 <= least || cell.x0 >= width - least;
    if (cell.empty() || in_margin) continue;
    if (!blocks.empty() && cell.y0 <= blocks.back().y1 + 2) {
      blocks.back() = unite(blocks.back(), cell);
    } else {
      blocks.push_back(cell);
    }
  }
  std::vector<PixelBox> regions;
  int y = 0;
  for (const PixelBox& block : blocks) {
    if (block.y0 > y) regions.push_back({0, y, width, block.y0});
    if (block.x0 > least) regions.push_back({0, block.y0, block.x0, block.y1});
    if (width - block.x1 > least) regions.push_back({block.x1, block.y0, width, block.y1});
    y = std::max(y, block.y1);
  }
  if (y < height) regions.push_back({0, y, width, height});
  return regions;
}

}  // namespace biaoge
