// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "ocr/column_gaps.h"
#include "ocr/ink_parts.h"

namespace biaoge {

namespace {

// In units of the size of the region's glyphs (see glyph_size).
constexpr double kOneLine = 1.25;   // Rows of ink no higher together than this are one line.
constexpr double kRowGap = 0.45;    // White between the parts of one glyph: 二, =, ：.
constexpr double kTwoLines = 1.7;   // A run of rows higher than this is looked at for a valley,
constexpr double kSurelyTwo = 2.6;  // and cut at the lowest row when higher than this.
constexpr double kLeastLine = 0.6;  // No cut nearer to the ends of a run.
constexpr double kValley = 0.2;     // Ink in a valley, against the mean of its run.
constexpr double kGutter = 1.6;     // White between texts that may be of two columns.

// In units of the width of a sign that stands alone, with a bar above or below something.
constexpr double kSignGap = 0.6;
constexpr double kSignHeight = 1.5;
constexpr double kSameWidth = 0.6;  // Share of its columns that the bar has too.

// No line by itself, in units of the size of the glyphs: the bar of 元, which stands out above the
// digits before it, or that of 5 where it is torn off, or what is left of a ruling.
constexpr double kLow = 0.2;
constexpr double kLowGap = 0.25;
constexpr double kHighLine = 1.6;

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
  PixelBox all;
  for (const PixelBox& part : parts) all = unite(all, part);
  for (int y = all.y0; y < all.y1; ++y) {
    const std::uint8_t* row = picture.row(y);
    for (int x = all.x0; x < all.x1; ++x) rows[static_cast<std::size_t>(y)] += row[x] < ink ? 1 : 0;
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

std::vector<PixelBox> parts_on(const Rows& run, const std::vector<PixelBox>& parts) {
  std::vector<PixelBox> found;
  for (const PixelBox& part : parts) {
    if (part.y0 < run.y1 && part.y1 > run.y0) found.push_back(part);
  }
  return found;
}

}  // namespace

double usual_line(const Raster& picture, int ink, const std::vector<PixelBox>& parts, double size) {
  const std::vector<int> rows = project(picture, ink, parts);
  const double usual = usual_height(merge_rows(runs_of(rows, parts), size)) / kOneLine;
  return std::max(size, std::min(usual, tallest(parts)));
}

std::vector<InkLine> lines_of(const Raster& picture, int ink, const std::vector<PixelBox>& parts,
                              double size, double usual) {
  const std::vector<int> rows = project(picture, ink, parts);
  std::vector<Rows> runs;
  for (const Rows& run : merge_rows(runs_of(rows, parts), size)) {
    split_at_valleys(run, rows, usual, runs);
  }
  return collect(runs, parts);
}

std::vector<InkLine> lines_in_columns(const Raster& picture, int ink,
                                      const std::vector<PixelBox>& parts, double size,
                                      double usual) {
  std::vector<InkLine> lines;
  const auto go_on = [&](const std::vector<PixelBox>& column) {
    for (InkLine& line : lines_in_columns(picture, ink, column, size, usual)) {
      lines.push_back(std::move(line));
    }
  };
  const std::vector<int> rows = project(picture, ink, parts);
  const std::vector<Rows> runs = merge_rows(runs_of(rows, parts), size);
  std::vector<std::vector<PixelBox>> on_runs;
  for (const Rows& run : runs) on_runs.push_back(parts_on(run, parts));
  const auto in_columns = columns_of_lines(std::move(on_runs), kGutter * usual, usual);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Rows& run = runs[i];
    const std::vector<std::vector<PixelBox>>& columns = in_columns[i];
    if (columns.size() > 1) {
      std::for_each(columns.begin(), columns.end(), go_on);
      continue;
    }
    std::vector<Rows> cut;
    split_at_valleys(run, rows, usual, cut);
    std::vector<InkLine> found = collect(cut, parts);
    std::vector<std::vector<PixelBox>> on_lines;
    for (const InkLine& line : found) on_lines.push_back(line.parts);
    const auto pieces = columns_of_lines(std::move(on_lines), kGutter * usual, usual);
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (pieces[k].size() > 1) {
        std::for_each(pieces[k].begin(), pieces[k].end(), go_on);
      } else {
        lines.push_back(std::move(found[k]));
      }
    }
  }
  return lines;
}

}  // namespace biaoge
