// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/strip.h"

#include <algorithm>
#include <cstddef>

#include "ocr/crop.h"

namespace biaoge {

namespace {

// Lines of at most so many glyphs, and so many lines, are set side by side.
constexpr double kShortLine = 4.6;
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLeastRows = 3;
constexpr double kWiderThanGlyph = 2;
constexpr double kRowSpace = 1.2;
// In units of the line's height.
// Measured with chi_sim: less white above and below costs time, more of it costs accuracy.
constexpr double kMarginAbove = 0.3;
constexpr double kMarginBeside = 0.15;
constexpr double kGap = 0.12;  // White between lines set side by side.
// A lower line that is not flat is a decimal point: it belongs to the foot of the others.
constexpr double kDot = 0.35;
// Around the ink of a line its soft edge is taken along.
constexpr int kSoftEdge = 2;

int tallest(const std::vector<const InkLine*>& lines) {
  int height = 0;
  for (const InkLine* line : lines) height = std::max(height, line->box.height());
  return height;
}

PixelBox with_soft_edge(const PixelBox& box) {
  return {box.x0 - kSoftEdge, box.y0 - kSoftEdge, box.x1 + kSoftEdge, box.y1 + kSoftEdge};
}

Strip set_side_by_side(const TextLines& region, const std::vector<const InkLine*>& lines) {
  Strip strip;
  strip.ink = region.ink;
  const int height = tallest(lines);
  const int above = std::max(3, static_cast<int>(kMarginAbove * height));
  const int beside = std::max(3, static_cast<int>(kMarginBeside * height));
  const int gap = std::max(2, static_cast<int>(kGap * height));
  int width = 2 * beside - gap;
  for (const InkLine* line : lines) width += line->box.width() + gap;
  strip.picture = make_raster(width, height + 2 * above, 1);

  int x = beside;
  for (const InkLine* line : lines) {
    const PixelBox& box = line->box;
    const bool dot = box.height() < kDot * height && box.width() < 2 * box.height();
    const int y = above + (dot ? height - box.height() : (height - box.height()) / 2);
    strip.pieces.push_back({line, x - box.x0, y - box.y0});
    const PixelBox source =
        intersect(with_soft_edge(box), {0, 0, region.picture.width, region.picture.height});
    paste(crop(region.picture, source), strip.picture, x - box.x0 + source.x0,
          y - box.y0 + source.y0);
    for (const PixelBox& part : line->parts) {
      strip.parts.push_back(
          {part.x0 + x - box.x0, part.y0 + y - box.y0, part.x1 + x - box.x0, part.y1 + y - box.y0});
      strip.ink_box = unite(strip.ink_box, strip.parts.back());
    }
    x += box.width() + gap;
  }
  return strip;
}

/// Texts of several rows that no ruling parts: wider than the glyphs of a vertical label, and
/// farther apart than the lines of one text.
bool are_rows(const std::vector<InkLine>& lines, int width, int height) {
  if (lines.size() < kLeastRows || width < kWiderThanGlyph * height) return false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].box.y0 - lines[i - 1].box.y1 < kRowSpace * height) return false;
  }
  return true;
}

bool all_short(const TextLines& region) {
  if (region.lines.size() < 2 || region.lines.size() > kMostLines) return false;
  int height = 0;
  int width = 0;
  for (const InkLine& line : region.lines) {
    height = std::max(height, line.box.height());
    width = std::max(width, line.box.width());
  }
  return width <= kShortLine * height && !are_rows(region.lines, width, height);
}

}  // namespace

Strip make_strip(const TextLines& lines, const InkLine& line) {
  return set_side_by_side(lines, {&line});
}

std::vector<Strip> make_strips(const TextLines& lines, bool is_cell) {
  std::vector<Strip> strips;
  if (is_cell && all_short(lines)) {
    std::vector<const InkLine*> all;
    for (const InkLine& line : lines.lines) all.push_back(&line);
    strips.push_back(set_side_by_side(lines, all));
    strips.back().lost_point = lines.lost_point;
    return strips;
  }
  for (const InkLine& line : lines.lines) {
    strips.push_back(make_strip(lines, line));
    if (is_cell) strips.back().of_lines = lines.lines.size();
  }
  return strips;
}

}  // namespace biaoge
