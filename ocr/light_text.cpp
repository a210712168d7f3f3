// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/light_text.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "ocr/coloured_lines.h"
#include "ocr/crop.h"
#include "ocr/pix.h"

namespace biaoge {

namespace {

/// Side of the squares (inches) in which dark cells are looked for, and how many of them in a row
/// make one worth looking at.
constexpr double kSquare = 0.1;
constexpr int kLeastSquares = 3;
/// The paper's tone is this percentile of the picture; dark is what is darker than this share of
/// it.
constexpr double kPaper = 0.8;
constexpr double kDark = 0.82;
/// Every so many pixels are looked at, in both directions.
constexpr int kEach = 3;
/// A cell is at least so large (inches).
constexpr double kLeastWidth = 0.3;
constexpr double kLeastHeight = 0.11;
/// Strokes of light text and lines between dark cells are thinner than this (inches).
constexpr double kStroke = 0.05;
/// So much of the surroundings (of this size in inches) of each pixel of a cell is dark; of dark
/// text less is. At the edges of the cell it is less too, as far as kEdgeWidth.
constexpr double kGround = 0.6;
constexpr double kAround = 0.12;
constexpr double kEdgeWidth = 0.035;
/// Light text covers this share of it, and is lighter than the ground by this share of the paper's
/// tone. Text that is darker by as much is what is to be read.
constexpr double kLeastText = 0.006;
constexpr double kContrast = 0.15;
constexpr double kVeryDark = 0.6;
/// Along its edges a cell is dark but for this share, for twice that where it has little text of
/// its own, as other text may touch it; blocks of bold text are not.
constexpr double kLightEdge = 0.1;
constexpr double kLittleText = 0.15;
/// How dark the lightest of the text becomes.
constexpr int kInk = 20;
/// And how dark the edge of a cell.
constexpr std::uint8_t kEdge = 90;

/// The tone of most of the picture.
int paper_tone(const Raster& gray) {
  Histogram histogram{};
  for (int y = 0; y < gray.height; y += kEach) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x < gray.width; x += kEach) ++histogram[row[x]];
  }
  return percentile(histogram, kPaper);
}

/// A bit for each square that is dark by more than half.
PixPtr dark_squares(const Raster& gray, int dark, int side) {
  const int columns = (gray.width + side - 1) / side;
  const int rows = (gray.height + side - 1) / side;
  PixPtr squares(pixCreate(columns, rows, 1));
  if (!squares) return squares;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      int count = 0;
      int seen = 0;
      for (int y = r * side; y < std::min(gray.height, (r + 1) * side); y += kEach) {
        const std::uint8_t* row = gray.row(y);
        for (int x = c * side; x < std::min(gray.width, (c + 1) * side); x += kEach) {
          count += row[x] < dark;
          ++seen;
        }
      }
      if (2 * count > seen) pixSetPixel(squares.get(), c, r, 1);
    }
  }
  return squares;
}

/// The boxes, in pixels, of groups of dark squares.
std::vector<PixelBox> dark_boxes(const Raster& gray, int dark, double dpi) {
  const int side = std::max(4, static_cast<int>(kSquare * dpi));
  const PixPtr squares = dark_squares(gray, dark, side);
  std::vector<PixelBox> boxes;
  if (!squares) return boxes;
  for (const Component& group : components(squares.get(), false)) {
    const PixelBox& box = group.box;
    if (box.width() < kLeastSquares) continue;
    const bool at_edge = box.x0 == 0 || box.y0 == 0 || box.x1 == pixGetWidth(squares.get()) ||
                         box.y1 == pixGetHeight(squares.get());
    if (at_edge) continue;
    const PixelBox wider{(box.x0 - 1) * side, (box.y0 - 1) * side, (box.x1 + 1) * side,
                         (box.y1 + 1) * side};
    boxes.push_back(intersect(wider, PixelBox{0, 0, gray.width, gray.height}));
  }
  return boxes;
}

long sum_below(const Histogram& histogram, int tone) {
  long sum = 0;
  for (int value = 0; value < std::clamp(tone, 0, 256); ++value) {
    sum += histogram[static_cast<std::size_t>(value)];
  }
  return sum;
}

/// The bits around which most of `bits` is set.
PixPtr dense_parts(Pix* bits, int around) {
  const int width = pixGetWidth(bits);
  const int height = pixGetHeight(bits);
  const auto stride = static_cast<std::size_t>(width) + 1;
  std::vector<int> sums(stride * (static_cast<std::size_t>(height) + 1), 0);
  for_each_bit(bits, [&](int x, int y) {
    sums[(static_cast<std::size_t>(y) + 1) * stride + static_cast<std::size_t>(x) + 1] = 1;
  });
  for (int y = 1; y <= height; ++y) {
    int* row = sums.data() + static_cast<std::size_t>(y) * stride;
    const int* above = row - stride;
    int in_row = 0;
    for (int x = 1; x <= width; ++x) {
      in_row += row[x];
      row[x] = above[x] + in_row;
    }
  }
  PixPtr dense(pixCreate(width, height, 1));
  if (!dense) return dense;
  const int half = around / 2;
  for (int y = 0; y < height; ++y) {
    const auto top = static_cast<std::size_t>(std::max(0, y - half)) * stride;
    const auto below = static_cast<std::size_t>(std::min(height, y + half + 1)) * stride;
    for (int x = 0; x < width; ++x) {
      const auto left = static_cast<std::size_t>(std::max(0, x - half));
      const auto right = static_cast<std::size_t>(std::min(width, x + half + 1));
      const int sum =
          sums[below + right] - sums[below + left] - sums[top + right] + sums[top + left];
      const std::size_t area = (below - top) / stride * (right - left);
      if (sum >= kGround * static_cast<double>(area)) pixSetPixel(dense.get(), x, y, 1);
    }
  }
  return dense;
}

/// Dark cells with the light text in them, of a part of a picture whose dark pixels are `bits`.
PixPtr dark_cells(Pix* bits, double dpi) {
  const auto pixels = [dpi](double inches) { return std::max(3, static_cast<int>(inches * dpi)); };
  const PixPtr dense = dense_parts(bits, pixels(kAround));
  const PixPtr filled(pixCloseSafeBrick(nullptr, bits, pixels(kStroke), pixels(kStroke)));
  if (!dense || !filled) return nullptr;
  const int edge = 2 * pixels(kEdgeWidth) + 1;
  const PixPtr wide(pixDilateBrick(nullptr, dense.get(), edge, edge));
  if (!wide) return nullptr;
  pixAnd(wide.get(), wide.get(), filled.get());
  const int least = pixels(kLeastHeight * 0.9);
  return PixPtr(pixOpenBrick(nullptr, wide.get(), least, least));
}

/// The edge of a dark cell is as good as a ruling, and often the only one.
void draw_edge(Raster& gray, const PixelBox& cell, Pix* bits) {
  const PixPtr wide(pixAddBorder(bits, 1, 0));
  const PixPtr edge(wide ? pixDilateBrick(nullptr, wide.get(), 3, 3) : nullptr);
  if (!edge) return;
  pixSubtract(edge.get(), edge.get(), wide.get());
  for_each_bit(edge.get(), [&](int x, int y) {
    const int column = cell.x0 + x - 1;
    const int row = cell.y0 + y - 1;
    if (column < 0 || row < 0 || column >= gray.width || row >= gray.height) return;
    std::uint8_t& pixel = gray.row(row)[column];
    pixel = std::min(pixel, kEdge);
  });
}

/// Whether the outermost pixels of `bits` are those of a cell.
bool has_dark_edge(const Raster& gray, const PixelBox& cell, Pix* bits, int dark, double most) {
  const PixPtr wide(pixAddBorder(bits, 2, 0));
  const PixPtr inside(wide ? pixErodeBrick(nullptr, wide.get(), 5, 5) : nullptr);
  if (!inside) return false;
  pixSubtract(wide.get(), wide.get(), inside.get());
  long light = 0;
  for_each_bit(wide.get(),
               [&](int x, int y) { light += gray.row(cell.y0 + y - 2)[cell.x0 + x - 2] >= dark; });
  return static_cast<double>(light) <= most * static_cast<double>(count_bits(wide.get()));
}

/// `bits`: the pixels of one or more cells that hang together. `paper`: its tone. `dark`: the
/// ground is darker.
void turn_cell(Raster& gray, const PixelBox& cell, Pix* bits, int paper, int dark) {
  Histogram tones{};
  for_each_bit(bits, [&](int x, int y) { ++tones[gray.row(cell.y0 + y)[cell.x0 + x]]; });
  const long ground = sum_below(tones, dark);
  const auto text = static_cast<double>(sum_below(tones, 256) - ground);
  Histogram light_tones = tones;
  std::fill(light_tones.begin(), light_tones.begin() + dark, 0);
  Histogram dark_tones = tones;
  std::fill(dark_tones.begin() + dark, dark_tones.end(), 0);
  const int tone = percentile(dark_tones, 0.5);
  const int light = percentile(light_tones, 0.8);
  const auto contrast = static_cast<int>(kContrast * paper);
  if (text < kLeastText * static_cast<double>(ground) || light - tone < contrast) return;
  const bool little = text < kLittleText * static_cast<double>(ground);
  if (!has_dark_edge(gray, cell, bits, dark, little ? 2 * kLightEdge : kLightEdge)) return;
  // On middle tones dark text may have light edges, as sharpening draws them.
  const bool is_dark = tone < kVeryDark * paper;
  if (!is_dark && static_cast<double>(sum_below(tones, tone - contrast)) > text) return;
  for_each_bit(bits, [&](int x, int y) {
    std::uint8_t& pixel = gray.row(cell.y0 + y)[cell.x0 + x];
    const int ink = std::abs(pixel - tone) * (paper - kInk) / (light - tone);
    pixel = static_cast<std::uint8_t>(std::max(0, paper - ink));
  });
  draw_edge(gray, cell, bits);
}

}  // namespace

void darken_light_text(Raster& gray, double dpi) {
  const int paper = paper_tone(gray);
  const int dark = static_cast<int>(kDark * paper);
  for (const PixelBox& box : dark_boxes(gray, dark, dpi)) {
    const PixPtr bits = dark_bits(crop(gray, box), dark);
    const PixPtr cells(bits ? dark_cells(bits.get(), dpi) : nullptr);
    if (!cells) continue;
    for (const Component& part : components(cells.get(), true)) {
      const PixelBox cell{box.x0 + part.box.x0, box.y0 + part.box.y0, box.x0 + part.box.x1,
                          box.y0 + part.box.y1};
      if (cell.width() < kLeastWidth * dpi || cell.height() < kLeastHeight * dpi) continue;
      turn_cell(gray, cell, part.bits.get(), paper, dark);
    }
  }
}

}  // namespace biaoge
