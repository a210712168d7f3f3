// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/text_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <utility>

#include "ocr/broken_strokes.h"
#include "ocr/crop.h"
#include "ocr/ink_parts.h"

namespace biaoge {

namespace {

// In units of the size of the region's glyphs (see glyph_size).
constexpr double kOneLine = 1.25;    // Rows of ink no higher together than this are one line.
constexpr double kRowGap = 0.45;     // White between the parts of one glyph: 二, =, ：.
constexpr double kTwoLines = 1.7;    // A run of rows higher than this is looked at for a valley,
constexpr double kSurelyTwo = 2.6;   // and cut at the lowest row when higher than this.
constexpr double kLeastLine = 0.6;   // No cut nearer to the ends of a run.
constexpr double kValley = 0.2;      // Ink in a valley, against the mean of its run.
constexpr double kLeastMark = 0.3;   // Smaller is dirt when it is alone on its rows.
constexpr double kEdgeRemain = 0.2;  // Width of what a ruling leaves at the edge of a cell.

// The shadow of the paper's edge.
constexpr double kMargin = 0.03;        // Of the page's width: nothing is printed further out.
constexpr double kShadowHeight = 0.4;   // Inches: no glyph is so high.
constexpr double kShadowAround = 0.02;  // Inches: it is ragged.

// In units of the width of a sign that stands alone, with a bar above or below something.
constexpr double kSignGap = 0.6;
constexpr double kSignHeight = 1.5;
constexpr double kSameWidth = 0.6;  // Share of its columns that the bar has too.

// No line by itself, in units of the size of the glyphs: the bar of 元, which stands out above the
// digits before it, or that of 5 where it is torn off, or what is left of a ruling.
constexpr double kLow = 0.2;
constexpr double kLowGap = 0.25;
constexpr double kHighLine = 1.6;

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

struct Rows {
  int y0 = 0;
  int y1 = 0;
  int x0 = 0;  // Of the ink on them.
  int x1 = 0;

  int height() const { return y1 - y0; }
  int width() const { return x1 - x0; }
};

std::vector<int> project(const Raster& picture, int ink, const std::vector<PixelBox>& parts) {
  std::vector<int> rows(static_cast<std::size_t>(picture.height), 0);
  int x0 = picture.width;
  int x1 = 0;
  for (const PixelBox& part : parts) {
    x0 = std::min(x0, part.x0);
    x1 = std::max(x1, part.x1);
  }
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.row(y);
    for (int x = x0; x < x1; ++x) rows[static_cast<std::size_t>(y)] += row[x] < ink ? 1 : 0;
  }
  return rows;
}

std::vector<Rows> runs_of(const std::vector<int>& rows, const std::vector<PixelBox>& parts) {
  std::vector<Rows> runs;
  const int count = static_cast<int>(rows.size());
  for (int y = 0; y < count; ++y) {
    if (rows[static_cast<std::size_t>(y)] == 0) continue;
    if (!runs.empty() && runs.back().y1 == y) {
      ++runs.back().y1;
    } else {
      runs.push_back({y, y + 1, std::numeric_limits<int>::max(), 0});
    }
  }
  for (Rows& run : runs) {
    for (const PixelBox& part : parts) {
      if (part.y0 >= run.y1 || part.y1 <= run.y0) continue;
      run.x0 = std::min(run.x0, part.x0);
      run.x1 = std::max(run.x1, part.x1);
    }
  }
  return runs;
}

// A bar above or below something as wide: = ≥ ± 二.
bool are_one_sign(const Rows& above, const Rows& below) {
  const double wide = std::max(above.width(), below.width());
  const double narrow = std::min(above.width(), below.width());
  const bool bar =
      above.width() >= kFlat * above.height() || below.width() >= kFlat * below.height();
  const int shared = std::min(above.x1, below.x1) - std::max(above.x0, below.x0);
  return bar && narrow >= kSameWidth * wide && shared >= kSameWidth * wide &&
         below.y0 - above.y1 <= kSignGap * wide;
}

bool belong_together(const Rows& above, const Rows& below, double size) {
  const int gap = below.y0 - above.y1;
  const int together = below.y1 - above.y0;
  if (are_one_sign(above, below)) {
    if (together <= kSignHeight * std::max(above.width(), below.width())) return true;
  }
  const bool low = std::min(above.height(), below.height()) <= kLow * size;
  if (low && gap <= kLowGap * size && together <= kHighLine * size) return true;
  return gap <= kRowGap * size && together <= kOneLine * size;
}

std::vector<Rows> merge_rows(const std::vector<Rows>& runs, double size) {
  std::vector<Rows> merged;
  for (const Rows& run : runs) {
    if (!merged.empty() && belong_together(merged.back(), run, size)) {
      Rows& last = merged.back();
      last = {last.y0, run.y1, std::min(last.x0, run.x0), std::max(last.x1, run.x1)};
    } else {
      merged.push_back(run);
    }
  }
  return merged;
}

// Where most lines stand apart, they say how high a line is even if its glyphs are in pieces.
double usual_height(const std::vector<Rows>& runs) {
  if (runs.size() < 3) return 0;
  std::vector<int> heights;
  for (const Rows& run : runs) heights.push_back(run.height());
  std::nth_element(heights.begin(),
                   heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                   heights.end());
  return heights[heights.size() / 2];
}

// Lines that touch are cut where the least ink stands.
void split_at_valleys(const Rows& run, const std::vector<int>& rows, double size,
                      std::vector<Rows>& out) {
  const double height = run.height();
  if (height <= kTwoLines * size) {
    out.push_back(run);
    return;
  }
  const int margin = std::max(1, static_cast<int>(kLeastLine * size));
  int valley = run.y0 + margin;
  double total = 0;
  for (int y = run.y0; y < run.y1; ++y) {
    total += rows[static_cast<std::size_t>(y)];
    if (y >= run.y0 + margin && y < run.y1 - margin &&
        rows[static_cast<std::size_t>(y)] < rows[static_cast<std::size_t>(valley)]) {
      valley = y;
    }
  }
  const bool deep = rows[static_cast<std::size_t>(valley)] <= kValley * total / height;
  if (!deep && height <= kSurelyTwo * size) {
    out.push_back(run);
    return;
  }
  split_at_valleys({run.y0, valley, run.x0, run.x1}, rows, size, out);
  split_at_valleys({valley, run.y1, run.x0, run.x1}, rows, size, out);
}

// A piece belongs to the line that holds most of its rows; one that crosses a cut is cut too.
std::vector<InkLine> collect(const std::vector<Rows>& runs, const std::vector<PixelBox>& parts) {
  std::vector<InkLine> lines;
  for (const Rows& run : runs) {
    InkLine line;
    for (const PixelBox& part : parts) {
      const PixelBox inside = intersect(part, {part.x0, run.y0, part.x1, run.y1});
      if (inside.empty() || inside.height() * 4 < part.height()) continue;
      line.parts.push_back(inside);
      line.box = unite(line.box, inside);
    }
    if (line.parts.empty()) continue;
    std::sort(line.parts.begin(), line.parts.end(),
              [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
    lines.push_back(std::move(line));
  }
  return lines;
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

}  // namespace

TextLines find_text_lines(const Raster& page, const PixelBox& region, bool is_cell, double dpi) {
  TextLines found;
  found.left = std::max(0, region.x0);
  found.top = std::max(0, region.y0);
  found.picture = crop(page, region);
  found.ink = region_ink(found.picture);
  if (found.ink == 0) return found;

  std::vector<PixelBox> parts = connected_parts(found.picture, found.ink);
  const int faint = faint_tone(found.ink);
  const std::vector<PixelBox> whole = connected_parts(found.picture, faint);
  for (const PixelBox& part : faint_parts(found.picture, faint, whole, parts, dpi)) {
    parts.push_back(part);
  }
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
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (fills_row_of_column(parts[i], column, parts, glyph_size(parts))) {
      points.push_back(parts[i]);
      specks[i] = false;
    }
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
  const std::vector<int> rows = project(found.picture, found.ink, parts);
  const std::vector<Rows> merged = merge_rows(runs_of(rows, parts), size);
  // A free region of a worn page holds hundreds of specks, and no reader makes anything of them.
  if (!is_cell && tallest(parts) < kLeastGlyph * dpi) return found;
  // Where lines touch, several of them make one run: no line is higher than the tallest glyphs.
  const double usual = std::max(size, std::min(usual_height(merged) / kOneLine, tallest(parts)));
  std::vector<Rows> runs;
  for (const Rows& run : merged) split_at_valleys(run, rows, usual, runs);
  found.lines = collect(runs, parts);
  // A dot or scratch alone on its rows is dirt, not a line.
  const std::size_t all = found.lines.size();
  for (const InkLine& line : found.lines)
    found.with_dirt_box = unite(found.with_dirt_box, line.box);
  const bool narrow = is_cell && is_narrow(found.picture, size) && found.lines.size() > 2;
  std::erase_if(found.lines, [&](const InkLine& line) {
    if (!is_cell && tallest(line.parts) < kLeastGlyph * dpi) return true;
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
