// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink.h"

#include <array>
#include <cmath>

#include "ocr/coloured_lines.h"
#include "ocr/crop.h"
#include "ocr/pix.h"
#include "ocr/squares.h"

namespace biaoge {

namespace {

/// Squares of this side (inches) tell where colour is; a seal has this share of its square
/// coloured.
constexpr double kSquare = 0.06;
constexpr double kColoured = 0.12;
/// Around such squares thin strokes of a pen leave less.
constexpr double kHardlyColoured = 0.06;
/// Smaller groups of coloured squares (inches) are specks; those filled more than this are shading.
constexpr double kLeastSeal = 0.25;
constexpr double kShading = 0.8;
/// Colour below this is noise.
constexpr int kLeastChroma = 16;
/// Larger ones (inches) are rulings in colour, or a whole page.
constexpr double kLargestSeal = 3.5;
/// Where this share of a picture is coloured there may be rulings in colour.
constexpr double kLinesShare = 0.0005;
/// Rulings are thinner than strokes and so blurred lighter, or gray.
constexpr int kLighter = 30;
constexpr int kUsualRuling = 230;
/// Where most rulings are lighter than kHairTone, all that is not white may belong to one.
constexpr int kHairTone = 190;
constexpr int kHairRuling = 246;

/// Counts the coloured pixels of each square, and writes the largest channel of each pixel to
/// `gray`: one pass over the picture.
Squares coloured_squares(const Raster& picture, double dpi, Raster& gray) {
  Squares squares(picture.width, picture.height, std::max(4, static_cast<int>(kSquare * dpi)));
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.row(y);
    std::uint8_t* out = gray.row(y);
    for (int c = 0; c < squares.columns; ++c) {
      int count = 0;
      const int end = std::min(picture.width, (c + 1) * squares.side);
      for (int x = c * squares.side; x < end; ++x) {
        const Pixel pixel = pixel_at(row + std::ptrdiff_t{3} * x);
        out[x] = static_cast<std::uint8_t>(pixel.most);
        count += pixel.coloured();
      }
      squares.at(c, y / squares.side) += count;
    }
  }
  return squares;
}

/// A group of neighbouring coloured squares, in squares.
struct Area {
  PixelBox box;
  long coloured = 0;  ///< Pixels, in its `filled` squares.
  long filled = 0;    ///< Squares with much colour.
  std::vector<PixelBox> squares;
};

/// How many coloured pixels a square needs to begin an area, and to belong to one that is there.
struct Enough {
  int to_begin = 0;
  int to_belong = 0;
};

Area area_of(const std::vector<CountedSquare>& squares, int enough) {
  Area area;
  for (const auto& [x, y, count] : squares) {
    if (count >= enough) {
      area.coloured += count;
      ++area.filled;
    }
    area.squares.push_back({x, y, x + 1, y + 1});
    area.box = unite(area.box, area.squares.back());
  }
  return area;
}

PixelBox in_pixels(const PixelBox& squares, int side) {
  return {squares.x0 * side, squares.y0 * side, squares.x1 * side, squares.y1 * side};
}

/// The places, in pixels, of seals and signatures. Shaded cells are none: they are filled evenly.
/// `strict`: of squares with little colour none belongs to them, as there are rulings in colour.
std::vector<Area> coloured_areas(Squares squares, double dpi, bool strict) {
  std::vector<Area> areas;
  const int side = squares.side;
  const Enough enough{
      std::max(2, static_cast<int>(kColoured * side * side)),
      std::max(2, static_cast<int>((strict ? kColoured : kHardlyColoured) * side * side))};
  for (int r = 0; r < squares.rows; ++r) {
    for (int c = 0; c < squares.columns; ++c) {
      if (squares.at(c, r) < enough.to_begin) continue;
      Area area = area_of(take_group(squares, c, r, enough.to_belong), enough.to_begin);
      const double fill =
          static_cast<double>(area.coloured) / (static_cast<double>(area.filled) * side * side);
      area.box = in_pixels(area.box, side);
      if (std::max(area.box.width(), area.box.height()) < kLeastSeal * dpi || fill > kShading)
        continue;
      for (PixelBox& square : area.squares) square = in_pixels(square, side);
      areas.push_back(std::move(area));
    }
  }
  return areas;
}

/// Lifts coloured pixels by what the seal's ink took from the paper, in proportion to their colour:
/// text under the seal stays as dark against its surroundings as before.
void lift_seal(const Raster& picture, const PixelBox& box, Raster& gray) {
  Histogram paper{};
  Histogram seal{};
  Histogram colour{};
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint8_t* row = picture.row(y);
    for (int x = box.x0; x < box.x1; ++x) {
      const Pixel pixel = pixel_at(row + std::ptrdiff_t{3} * x);
      ++(pixel.coloured() ? seal : paper)[static_cast<std::size_t>(pixel.most)];
      if (pixel.coloured()) ++colour[static_cast<std::size_t>(255 * pixel.chroma() / pixel.most)];
    }
  }
  const double full = std::max(1, percentile(colour, 0.5));
  const double tone = std::max(1, percentile(seal, 0.15));
  const double lightest = percentile(paper, 0.5);
  const double gain = lightest / tone - 1;
  if (gain <= 0) return;
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint8_t* row = picture.row(y);
    std::uint8_t* out = gray.row(y);
    for (int x = box.x0; x < box.x1; ++x) {
      const Pixel pixel = pixel_at(row + std::ptrdiff_t{3} * x);
      if (pixel.chroma() < kLeastChroma) continue;
      const double share = std::min(1.0, 255.0 * pixel.chroma() / pixel.most / full);
      const double most = pixel.most;
      out[x] =
          static_cast<std::uint8_t>(std::min(std::max(lightest, most), most * (1 + gain * share)));
    }
  }
}

/// The pixels of a table's rulings make no square coloured: their pieces would be taken for seals.
void uncount_rulings(const ColouredLines& lines, const Raster& picture, Squares& squares) {
  for (Pix* bits : {lines.level.get(), lines.upright.get()}) {
    for_each_bit(bits, [&](int x, int y) {
      if (!pixel_at(picture.row(y) + std::ptrdiff_t{3} * x).coloured()) return;
      int& count = squares.at(x / squares.side, y / squares.side);
      count = std::max(0, count - 1);
    });
  }
}

/// The hue of most of the coloured pixels in an area.
std::size_t main_hue(const Area& area, const Raster& picture) {
  std::array<long, 3> counts{};
  for (const PixelBox& square : area.squares) {
    const PixelBox box = intersect(square, {0, 0, picture.width, picture.height});
    for (int y = box.y0; y < box.y1; ++y) {
      for (int x = box.x0; x < box.x1; ++x) {
        const std::uint8_t* rgb = picture.row(y) + std::ptrdiff_t{3} * x;
        if (pixel_at(rgb).coloured()) ++counts[hue_of(rgb)];
      }
    }
  }
  return static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

/// Makes rulings printed in colour as dark as their darkest channel. Seals stay as they are, but
/// rulings of another hue go on under them. `seals`: by pixel one more than the hue of the seal.
void keep_coloured_lines(const ColouredLines& lines, const Raster& picture, const Raster& seals,
                         Raster& gray) {
  for (Pix* bits : {lines.level.get(), lines.upright.get()}) {
    for_each_bit(bits, [&](int x, int y) {
      const std::uint8_t* rgb = picture.row(y) + std::ptrdiff_t{3} * x;
      const std::uint8_t seal = seals.row(y)[x];
      if (seal != 0 && seal == hue_of(rgb) + 1) return;
      gray.row(y)[x] = static_cast<std::uint8_t>(pixel_at(rgb).least);
    });
  }
}

/// `around`: the flat parts of a ring look like lines, and its squares may lack them.
void mark(Raster& seals, const PixelBox& seal, int around, std::size_t hue) {
  const PixelBox box =
      intersect(PixelBox{seal.x0 - around, seal.y0 - around, seal.x1 + around, seal.y1 + around},
                PixelBox{0, 0, seals.width, seals.height});
  for (int y = box.y0; y < box.y1; ++y) {
    std::fill(seals.row(y) + box.x0, seals.row(y) + box.x1, static_cast<std::uint8_t>(hue + 1));
  }
}

}  // namespace

Ink black_ink(Raster picture, double dpi) {
  if (picture.channels == 1) return {std::move(picture), {}, {}};
  Ink ink{make_raster(picture.width, picture.height, 1), {}, {}};
  Squares squares = coloured_squares(picture, dpi, ink.gray);
  long coloured = 0;
  for (const int count : squares.count) coloured += count;
  ColouredLines lines;
  bool has_table = false;
  if (static_cast<double>(coloured) > kLinesShare * picture.width * picture.height) {
    lines = find_coloured_lines(picture, dpi);
    has_table = show_table(lines, dpi);
    if (has_table) uncount_rulings(lines, picture, squares);
  }
  const int side = squares.side;
  Raster seals = make_raster(picture.width, picture.height, 1, 0);
  for (const Area& area : coloured_areas(std::move(squares), dpi, has_table)) {
    const PixelBox box = intersect(area.box, {0, 0, picture.width, picture.height});
    // Rulings in colour are no seal, however many squares of them hang together.
    if (std::max(box.width(), box.height()) > kLargestSeal * dpi) continue;
    lift_seal(picture, box, ink.gray);
    mark(seals, box, side, main_hue(area, picture));
    ink.seals.push_back(box);
    ink.stamped.insert(ink.stamped.end(), area.squares.begin(), area.squares.end());
  }
  keep_coloured_lines(lines, picture, seals, ink.gray);
  return ink;
}

int ink_threshold(const Raster& gray) {
  // Otsu's method over what is not paper, on every eighth line.
  std::array<double, 256> histogram{};
  for (int y = 0; y < gray.height; y += 8) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x < gray.width; ++x) ++histogram[row[x]];
  }
  histogram[255] = 0;
  double total = 0;
  double moment = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    total += histogram[i];
    moment += static_cast<double>(i) * histogram[i];
  }
  double below = 0;
  double sum = 0;
  double best = -1;
  int threshold = 160;
  for (std::size_t i = 0; i < 255; ++i) {
    below += histogram[i];
    sum += static_cast<double>(i) * histogram[i];
    if (below <= 0 || below >= total) continue;
    const double between = sum / below - (moment - sum) / (total - below);
    const double variance = below * (total - below) * between * between;
    if (variance > best) {
      best = variance;
      threshold = static_cast<int>(i) + 1;
    }
  }
  return std::clamp(threshold, 120, 200);
}

int ruling_threshold(const Raster& gray, int ruling_tone) {
  if (are_faint(ruling_tone)) return kHairRuling;
  return std::min(kUsualRuling, std::max(ink_threshold(gray), ruling_tone) + kLighter);
}

bool are_faint(int ruling_tone) {
  return ruling_tone > kHairTone;
}

}  // namespace biaoge
