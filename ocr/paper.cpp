// SPDX-License-Identifier: GPL-3.0-or-later
// The paper behind the ink becomes white.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ocr/ground.h"
#include "ocr/ink.h"
#include "ocr/paper_tiles.h"

namespace biaoge {

namespace {

/// Measured: clean digits need every pixel within 7 % of the paper to be white.
constexpr float kWhite = 0.93F;
/// Grainy paper is white down to this many times the spread between the darker and the lighter
/// seventh of its pixels (two standard deviations), but no further than kGrainy.
constexpr float kGrain = 1.55F;
constexpr float kGrainy = 0.8F;

/// The table by which a pixel over paper of `tone` becomes a pixel over white.
std::array<std::uint8_t, 256> whitening(int tone, float white) {
  std::array<std::uint8_t, 256> table{};
  for (int value = 0; value < 256; ++value) {
    const double share = value / std::max(1.0, static_cast<double>(tone));
    table[static_cast<std::size_t>(value)] =
        share >= white ? 255 : static_cast<std::uint8_t>(255 * share);
  }
  return table;
}

/// All that whitening has to know of a picture.
struct Paper {
  Tiles tiles;
  Marks outside;
  Marks stepped;
  Raster ground;          ///< See ground.h; empty where no tile is stepped.
  float ground_gain = 1;  ///< For its grain.
  float usual = 0;
  float white = kWhite;
};

/// Tells where shading ends, and what its tone is. Tiles differ from each other by their text as
/// well, the ground hardly does.
void find_shading(const Raster& gray, double dpi, Paper& paper) {
  const Tiles& tiles = paper.tiles;
  paper.stepped.assign(tiles.tone.size(), false);
  if (!is_uneven(tiles, paper.outside)) return;
  paper.ground = ground_of(gray, dpi);
  const std::vector<ToneRange> ranges = tone_ranges(tiles, paper.ground);
  paper.stepped = stepped_tiles(tiles, ranges, paper.outside);
  std::vector<float> lighter;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (paper.stepped[i] || paper.outside[i]) continue;
    const float middle = (ranges[i].darkest + ranges[i].lightest) / 2;
    lighter.push_back(middle / std::max(1.0F, tiles.tone[i]));
  }
  if (!lighter.empty()) paper.ground_gain = std::min(1.0F, 1 / median(std::move(lighter)));
}

Paper paper_of(const Raster& gray, double dpi) {
  Paper paper;
  paper.tiles = measure_tiles(gray, dpi);
  paper.usual = median(paper.tiles.tone);
  paper.white = std::clamp(1 - kGrain * median(paper.tiles.spread), kGrainy, kWhite);
  paper.outside = outside_tiles(paper.tiles, paper.usual);
  heal_blocks(paper.tiles, paper.usual);
  find_shading(gray, dpi, paper);
  return paper;
}

/// The tone of the paper under the pixels of a row, tile by tile.
class PaperRow {
 public:
  PaperRow(const Paper& paper, int y)
      : paper_(paper), across_(static_cast<std::size_t>(paper.tiles.columns)), y_(y) {
    // Tones belong to the middles of tiles; between them they are interpolated.
    const Tiles& tiles = paper.tiles;
    const double fy = std::clamp((y + 0.5) / tiles.side - 0.5, 0.0, tiles.rows - 1.0);
    const int r0 = static_cast<int>(fy);
    const int r1 = std::min(r0 + 1, tiles.rows - 1);
    const auto v = static_cast<float>(fy - r0);
    for (int c = 0; c < tiles.columns; ++c) {
      across_[static_cast<std::size_t>(c)] =
          (1 - v) * tiles.tone[tiles.index(c, r0)] + v * tiles.tone[tiles.index(c, r1)];
    }
  }

  /// For the pixels from `x0` on, of the tile in column `c`.
  void fill(int c, int x0, std::vector<int>& tones) const {
    const Tiles& tiles = paper_.tiles;
    const float left = across_[static_cast<std::size_t>(std::max(0, c - 1))];
    const float here = across_[static_cast<std::size_t>(c)];
    const float right = across_[static_cast<std::size_t>(std::min(tiles.columns - 1, c + 1))];
    const float step = 1.0F / static_cast<float>(tiles.side);
    const int count = static_cast<int>(tones.size());
    const int half = std::min(count, tiles.side / 2);
    const auto ramp = [&](int from, int to, float slope) {
      for (int i = from; i < to; ++i) {
        const float u = (static_cast<float>(i) + 0.5F) * step - 0.5F;
        tones[static_cast<std::size_t>(i)] = static_cast<int>(here + u * slope);
      }
    };
    ramp(0, half, here - left);
    ramp(half, count, right - here);
    if (paper_.stepped[tiles.index(c, y_ / tiles.side)]) use_ground(x0, tones);
  }

 private:
  void use_ground(int x0, std::vector<int>& tones) const {
    const Raster& ground = paper_.ground;
    const std::uint8_t* row = ground.row(std::min(y_ / 2, ground.height - 1));
    const int darkest = static_cast<int>(kBlock * paper_.usual);
    for (std::size_t i = 0; i < tones.size(); ++i) {
      const int tone = row[std::min((x0 + static_cast<int>(i)) / 2, ground.width - 1)];
      if (tone > darkest)
        tones[i] = static_cast<int>(static_cast<float>(tone) * paper_.ground_gain);
    }
  }

  const Paper& paper_;
  std::vector<float> across_;
  int y_;
};

}  // namespace

void whiten_paper(Raster& gray, double dpi) {
  const Paper paper = paper_of(gray, dpi);
  std::vector<std::array<std::uint8_t, 256>> tables;
  for (int tone = 0; tone < 256; ++tone) tables.push_back(whitening(tone, paper.white));
  const Tiles& tiles = paper.tiles;
  std::vector<int> tones;
  for (int y = 0; y < gray.height; ++y) {
    const PaperRow beneath(paper, y);
    std::uint8_t* row = gray.row(y);
    for (int c = 0; c < tiles.columns; ++c) {
      const int x0 = c * tiles.side;
      const int x1 = std::min(gray.width, x0 + tiles.side);
      if (paper.outside[tiles.index(c, y / tiles.side)]) {
        std::fill(row + x0, row + x1, std::uint8_t{255});
        continue;
      }
      tones.resize(static_cast<std::size_t>(x1 - x0));
      beneath.fill(c, x0, tones);
      for (int x = x0; x < x1; ++x) {
        row[x] = tables[static_cast<std::size_t>(tones[static_cast<std::size_t>(x - x0)])][row[x]];
      }
    }
  }
}

}  // namespace biaoge
