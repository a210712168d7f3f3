// SPDX-License-Identifier: GPL-3.0-or-later
// The tone of the paper, tile by tile. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "core/raster.h"

namespace biaoge {

/// A tile is no paper when it is darker than this share of the usual one: a block of ink.
inline constexpr float kBlock = 0.3F;

/// Squares of a picture, row by row.
struct Tiles {
  int side = 1;
  int columns = 0;
  int rows = 0;
  std::vector<float> tone;
  std::vector<float>
      spread;  ///< Between its darker and its lighter pixels, as a share of the tone.

  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
};

/// One a tile.
using Marks = std::vector<bool>;

Tiles measure_tiles(const Raster& gray, double dpi);

/// Of one value at least.
float median(std::vector<float> values);

/// Marks the tiles beside the page: dark ones, and what lies beyond a step in tone, as far as they
/// hang together with the edge of the picture; and those that the page's own edge runs through.
/// `paper`: the tone of most tiles.
Marks outside_tiles(const Tiles& tiles, float paper);

/// A tile full of ink says nothing about the paper: it takes the tone of its lightest neighbour.
void heal_blocks(Tiles& tiles, float paper);

/// Whether a tile differs from one beside it by more than an even light does.
bool is_uneven(const Tiles& tiles, const Marks& outside);

/// The darkest and the lightest tone of a tile.
struct ToneRange {
  float darkest = 255;
  float lightest = 0;
};

/// Of each tile in a picture that is half as wide and high.
std::vector<ToneRange> tone_ranges(const Tiles& tiles, const Raster& half);

/// The tiles where the tone changes at once, and those around them, but for those `outside`.
Marks stepped_tiles(const Tiles& tiles, const std::vector<ToneRange>& ranges, const Marks& outside);

}  // namespace biaoge
