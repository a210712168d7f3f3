// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/text_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "ocr/broken_strokes.h"
#include "ocr/crop.h"
#include "ocr/faded.h"
#include "ocr/full_stops.h"
#include "ocr/ink_parts.h"

namespace biaoge {

namespace {

// In units of the size of the region's glyphs (see glyph_size).
constexpr double kLeastMark = 0.3;   // Smaller is dirt when it is alone on its rows.
constexpr double kEdgeRemain = 0.2;  // Width of what a ruling leaves at the edge of a cell.
constexpr double kWidthOfTable = 14;
constexpr std::size_t kRowsOfTable = 3;

// The shadow of the paper's edge.
constexpr double kMargin = 0.03;        // Of the page's width: nothing is printed further out.
constexpr double kShadowHeight = 0.4;   // Inches: no glyph is so high.
constexpr double kShadowAround = 0.02;  // Inches: it is ragged.

// What is left of the cell's rulings lies flat along its edges.
bool is_edge_remain(const PixelBox& part, const Raster& picture, double size) {
  const double margin = std::max(2.0, kEdgeRemain * size);
  const bool left = part.x0 <= 1;
  const bool right = part.x1 >= picture.width - 1;
  const bool top = part.y0 <= 1;
  const bool bottom = part.y1 >= picture.height - 1;
  if ((left || right) && part.width() <= margin) return true;
  return (top || bottom) && part.height() <= margin;
}

/// How far the shadow of the paper's edge reaches in from the left, and from where on from the
/// right, in columns of the page: it is higher than any glyph, and so near the edge nothing is
/// printed. `left`: of the parts' picture on the page.
std::pair<int, int> shadowed_sides(const std::vector<PixelBox>& parts, int left, int page_width,
                                   double dpi) {
  const int margin = static_cast<int>(kMargin * page_width);
  const int around = static_cast<int>(kShadowAround * dpi);
  std::pair<int, int> sides{0, page_width};
  for (const PixelBox& part : parts) {
    if (part.height() < kShadowHeight * dpi) continue;
    if (left + part.x1 <= margin) sides.first = std::max(sides.first, left + part.x1 + around);
    if (left + part.x0 >= page_width - margin) {
      sides.second = std::min(sides.second, left + part.x0 - around);
    }
  }
  return sides;
}

/// Drops lines lower than print unless print stands beside them: dashes in a table.
void drop_specks(std::vector<InkLine>& lines, double dpi) {
  std::vector<PixelBox> print;
  const auto is_print = [dpi](const InkLine& line) {
    return tallest(line.parts) >= kLeastGlyph * dpi;
  };
  for (const InkLine& line : lines) {
    if (is_print(line)) print.push_back(line.box);
  }
  std::erase_if(lines, [&](const InkLine& line) {
    return !is_print(line) && std::none_of(print.begin(), print.end(), [&](const PixelBox& box) {
      return line.box.y0 < box.y1 && line.box.y1 > box.y0;
    });
  });
}

}  // namespace

TextLines find_text_lines(const Raster& page, const PixelBox& region, bool is_cell, double dpi) {
  TextLines found;
  found.left = std::max(0, region.x0);
  found.top = std::max(0, region.y0);
  found.picture = crop(page, region);
  if (is_cell) strengthen_faded(found.picture, dpi);
  found.ink = region_ink(found.picture);
  if (found.ink == 0) return found;

  std::vector<PixelBox> parts = connected_parts(found.picture, found.ink);
  const int faint = faint_tone(found.ink);
  const std::vector<PixelBox> whole = connected_parts(found.picture, faint);
  for (const PixelBox& part : faint_parts(found.picture, faint, whole, parts, dpi)) {
    parts.push_back(part);
  }
  if (is_cell) found.rings = find_rings(found.picture, whole, glyph_size(parts));
  const auto paint_out_if = [&](auto unwanted) {
    std::erase_if(parts, [&](const PixelBox& part) {
      if (!unwanted(part)) return false;
      paint_out(found.picture, part);
      return true;
    });
  };
  std::vector<bool> specks = find_specks(found.picture, parts, whole, dpi);
  if (is_cell) keep_broken_strokes(found.picture, faint, glyph_size(parts), parts, specks);
  const PixelBox column = is_cell ? column_of_glyphs(parts, glyph_size(parts)) : PixelBox{};
  std::vector<PixelBox> points;  // Decimal points with a row of their own.
  for (const int foot : missing_rows(parts, column, glyph_size(parts))) {
    const auto point = std::find_if(parts.begin(), parts.end(), [&](const PixelBox& part) {
      return fills_row(part, foot, column, glyph_size(parts));
    });
    found.lost_point = found.lost_point || point == parts.end();
    if (point == parts.end()) continue;
    points.push_back(*point);
    specks[static_cast<std::size_t>(point - parts.begin())] = false;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool point = is_point_of_column(parts[i], column, glyph_size(parts));
    found.lost_point = found.lost_point || (specks[i] && point);
  }
  std::size_t next = 0;
  if (is_cell) found.with_dirt = found.picture;
  paint_out_if([&](const PixelBox&) { return specks[next++]; });
  if (is_cell) {
    const double size = glyph_size(parts);
    paint_out_if([&](const PixelBox& part) {
      const bool remain = is_edge_remain(part, found.picture, size);
      if (remain) paint_out(found.with_dirt, part);
      return remain;
    });
  } else {
    const auto [left, right] = shadowed_sides(parts, found.left, page.width, dpi);
    paint_out_if([&, left = left, right = right](const PixelBox& part) {
      return found.left + part.x1 <= left || found.left + part.x0 >= right;
    });
  }
  const double size = glyph_size(parts);
  // A free region of a worn page holds hundreds of specks, and no reader makes anything of them.
  if (!is_cell && tallest(parts) < kLeastGlyph * dpi) return found;
  const double usual = usual_line(found.picture, found.ink, parts, size);
  if (is_cell) found.lines = lines_of(found.picture, found.ink, parts, size, usual);
  // What only an outer frame encloses is no cell but a table.
  const bool table =
      is_cell && found.lines.size() >= kRowsOfTable && found.picture.width >= kWidthOfTable * usual;
  if (!is_cell || table) {
    found.lines = lines_in_columns(found.picture, found.ink, parts, size, usual);
  }
  if (!is_cell) drop_specks(found.lines, dpi);
  // A dot or scratch alone on its rows is dirt, not a line.
  const std::size_t all = found.lines.size();
  for (const InkLine& line : found.lines) {
    found.with_dirt_box = unite(found.with_dirt_box, line.box);
  }
  const bool narrow = is_cell && is_narrow(found.picture, size) && found.lines.size() > 2;
  found.stops = lone_stops(found.rings, found.lines, size);
  std::erase_if(found.lines, [&](const InkLine& line) {
    return std::any_of(found.stops.begin(), found.stops.end(),
                       [&](const PixelBox& stop) { return unite(stop, line.box) == stop; });
  });
  std::erase_if(found.lines, [&](const InkLine& line) {
    if (narrow && &line != &found.lines.front() && &line != &found.lines.back()) return false;
    if (std::find(points.begin(), points.end(), line.box) != points.end()) return false;
    const bool dirt =
        std::max(line.box.width(), line.box.height()) < std::max(4.0, kLeastMark * size);
    found.lost_point = found.lost_point || (dirt && is_point_of_column(line.box, column, size));
    return dirt;
  });
  const bool specked = std::find(specks.begin(), specks.end(), true) != specks.end();
  if (!specked && found.lines.size() == all) found.with_dirt = {};
  return found;
}

}  // namespace biaoge
