// SPDX-License-Identifier: GPL-3.0-or-later
// Colour of pixels, and rulings printed in colour. Private to ocr.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/raster.h"
#include "ocr/pix.h"

namespace biaoge {

/// Coloured: channels this far apart, absolutely and as a share of the lightest. Yellowed paper and
/// the colour noise of JPEG stay below.
inline constexpr int kChroma = 50;
inline constexpr int kRelativeChroma = 35;  ///< Per cent.

struct Pixel {
  int most = 0;   ///< The lightest channel.
  int least = 0;  ///< The darkest.

  int chroma() const { return most - least; }
  bool coloured() const {
    return static_cast<bool>(static_cast<int>(chroma() > kChroma) &
                             static_cast<int>(100 * chroma() > kRelativeChroma * most));
  }
};

inline Pixel pixel_at(const std::uint8_t* rgb) {
  return {std::max({rgb[0], rgb[1], rgb[2]}), std::min({rgb[0], rgb[1], rgb[2]})};
}

/// The lightest channel of a pixel: 0 red, 1 green, 2 blue. Inks of two kinds differ in it.
inline std::size_t hue_of(const std::uint8_t* rgb) {
  return static_cast<std::size_t>(std::max_element(rgb, rgb + 3) - rgb);
}

using Histogram = std::array<int, 256>;

/// The value that this share of what was counted does not exceed.
int percentile(const Histogram& histogram, double share);

/// Level and upright rulings printed in colour, as bits; none where the paper is stained.
struct ColouredLines {
  PixPtr level;
  PixPtr upright;
};

ColouredLines find_coloured_lines(const Raster& picture, double dpi);

/// Whether lines longer than the side of a seal tell that they are those of a table.
bool show_table(const ColouredLines& lines, double dpi);

/// Calls `visit` with the place of each bit that is set.
template <typename Visit>
void for_each_bit(Pix* bits, const Visit& visit) {
  if (bits == nullptr) return;
  const auto words = static_cast<std::size_t>(pixGetWpl(bits));
  const l_uint32* data = pixGetData(bits);
  for (int y = 0; y < pixGetHeight(bits); ++y) {
    const l_uint32* line = data + static_cast<std::size_t>(y) * words;
    for (int x = 0; x < pixGetWidth(bits); ++x) {
      if (line[x >> 5] == 0) {
        x |= 31;
      } else if ((line[x >> 5] >> (31 - (x & 31))) & 1U) {
        visit(x, y);
      }
    }
  }
}

}  // namespace biaoge
