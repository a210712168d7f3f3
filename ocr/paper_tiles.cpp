// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/paper_tiles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace biaoge {

namespace {

/// Side of a tile in inches: smaller than a shaded header row, larger than a stroke.
constexpr double kTile = 0.1;
/// The paper's tone is this percentile of a tile.
constexpr double kPaperShare = 0.85;
/// Tiles darker than this share of the usual paper that hang together with the picture's edge lie
/// outside the page; so do lighter ones beyond a step in tone by kStep.
constexpr float kOutside = 0.45F;
constexpr float kDesk = 0.8F;
constexpr float kStep = 0.8F;
/// Where a tile beside is darker by more, shading ends: between the middles of the two the tone
/// does not change little by little.
constexpr float kShadingStep = 0.955F;

/// The tone that `share` of all pixels reach or exceed.
float tone_of(const std::array<int, 256>& histogram, int total, double share) {
  int above = static_cast<int>(share * total);
  int value = 255;
  for (; value > 0; --value) {
    above -= histogram[static_cast<std::size_t>(value)];
    if (above < 0) break;
  }
  return static_cast<float>(value);
}

void measure_tile(const Raster& gray, int x0, int y0, Tiles& tiles, std::size_t index) {
  std::array<int, 256> histogram{};
  int total = 0;
  const int x1 = std::min(gray.width, x0 + tiles.side);
  const int y1 = std::min(gray.height, y0 + tiles.side);
  for (int y = y0; y < y1; y += 2) {
    const std::uint8_t* row = gray.row(y);
    for (int x = x0; x < x1; x += 2) {
      ++histogram[row[x]];
      ++total;
    }
  }
  tiles.tone[index] = tone_of(histogram, total, 1 - kPaperShare);
  tiles.spread[index] = (tiles.tone[index] - tone_of(histogram, total, kPaperShare)) /
                        std::max(1.0F, tiles.tone[index]);
}

/// Marks what `enters` lets in from tile to neighbouring tile, beginning with `seeds`.
template <typename Enters>
Marks flood(const Tiles& tiles, const std::vector<std::pair<int, int>>& seeds, Enters enters) {
  Marks marks(tiles.tone.size(), false);
  std::vector<std::pair<int, int>> stack;
  const auto visit = [&](int c, int r, std::size_t from) {
    if (c < 0 || r < 0 || c >= tiles.columns || r >= tiles.rows) return;
    const std::size_t i = tiles.index(c, r);
    if (marks[i] || !enters(from, i)) return;
    marks[i] = true;
    stack.emplace_back(c, r);
  };
  for (const auto& [c, r] : seeds) visit(c, r, tiles.index(c, r));
  while (!stack.empty()) {
    const auto [c, r] = stack.back();
    stack.pop_back();
    const std::size_t from = tiles.index(c, r);
    visit(c - 1, r, from);
    visit(c + 1, r, from);
    visit(c, r - 1, from);
    visit(c, r + 1, from);
  }
  return marks;
}

std::vector<std::pair<int, int>> edge_tiles(const Tiles& tiles) {
  std::vector<std::pair<int, int>> edge;
  for (int c = 0; c < tiles.columns; ++c) {
    edge.emplace_back(c, 0);
    edge.emplace_back(c, tiles.rows - 1);
  }
  for (int r = 0; r < tiles.rows; ++r) {
    edge.emplace_back(0, r);
    edge.emplace_back(tiles.columns - 1, r);
  }
  return edge;
}

/// Paper: what has the usual tone, and what lies beside paper and differs little from it, as it
/// does where light fades.
Marks paper_tiles(const Tiles& tiles, float paper) {
  std::vector<std::pair<int, int>> usual;
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      if (tiles.tone[tiles.index(c, r)] >= kDesk * paper) usual.emplace_back(c, r);
    }
  }
  return flood(tiles, usual, [&](std::size_t from, std::size_t to) {
    return tiles.tone[to] >= kStep * tiles.tone[from] && tiles.tone[to] > kOutside * paper;
  });
}

}  // namespace

Tiles measure_tiles(const Raster& gray, double dpi) {
  Tiles tiles;
  tiles.side = std::max(8, static_cast<int>(kTile * dpi));
  tiles.columns = (gray.width + tiles.side - 1) / tiles.side;
  tiles.rows = (gray.height + tiles.side - 1) / tiles.side;
  tiles.tone.resize(static_cast<std::size_t>(tiles.columns) * static_cast<std::size_t>(tiles.rows));
  tiles.spread.resize(tiles.tone.size());
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      measure_tile(gray, c * tiles.side, r * tiles.side, tiles, tiles.index(c, r));
    }
  }
  return tiles;
}

float median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Marks outside_tiles(const Tiles& tiles, float paper) {
  const Marks inside = paper_tiles(tiles, paper);
  const Marks outside =
      flood(tiles, edge_tiles(tiles), [&](std::size_t, std::size_t to) { return !inside[to]; });
  Marks wider = outside;
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      if (!outside[tiles.index(c, r)]) continue;
      for (int y = std::max(0, r - 1); y <= std::min(tiles.rows - 1, r + 1); ++y) {
        for (int x = std::max(0, c - 1); x <= std::min(tiles.columns - 1, c + 1); ++x) {
          wider[tiles.index(x, y)] = true;
        }
      }
    }
  }
  return wider;
}

void heal_blocks(Tiles& tiles, float paper) {
  const std::vector<float> before = tiles.tone;
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      float& tone = tiles.tone[tiles.index(c, r)];
      if (tone >= kBlock * paper) continue;
      for (int y = std::max(0, r - 1); y <= std::min(tiles.rows - 1, r + 1); ++y) {
        for (int x = std::max(0, c - 1); x <= std::min(tiles.columns - 1, c + 1); ++x) {
          tone = std::max(tone, before[tiles.index(x, y)]);
        }
      }
      tone = std::max(tone, kBlock * paper);
    }
  }
}

bool is_uneven(const Tiles& tiles, const Marks& outside) {
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      const std::size_t i = tiles.index(c, r);
      for (const std::size_t k : {c + 1 < tiles.columns ? tiles.index(c + 1, r) : i,
                                  r + 1 < tiles.rows ? tiles.index(c, r + 1) : i}) {
        if (outside[i] || outside[k]) continue;
        const auto [darker, lighter] = std::minmax(tiles.tone[i], tiles.tone[k]);
        if (darker < kShadingStep * lighter) return true;
      }
    }
  }
  return false;
}

std::vector<ToneRange> tone_ranges(const Tiles& tiles, const Raster& half) {
  std::vector<ToneRange> ranges(tiles.tone.size());
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      ToneRange& range = ranges[tiles.index(c, r)];
      // A pixel more, for steps between tiles.
      const int x1 = std::min((c + 1) * tiles.side / 2 + 1, half.width);
      const int y1 = std::min((r + 1) * tiles.side / 2 + 1, half.height);
      std::uint8_t darkest = 255;
      std::uint8_t lightest = 0;
      for (int y = r * tiles.side / 2; y < y1; ++y) {
        for (int x = c * tiles.side / 2; x < x1; ++x) {
          darkest = std::min(darkest, half.row(y)[x]);
          lightest = std::max(lightest, half.row(y)[x]);
        }
      }
      range = {static_cast<float>(darkest), static_cast<float>(lightest)};
    }
  }
  return ranges;
}

Marks stepped_tiles(const Tiles& tiles, const std::vector<ToneRange>& ranges,
                    const Marks& outside) {
  Marks stepped(tiles.tone.size(), false);
  for (int r = 0; r < tiles.rows; ++r) {
    for (int c = 0; c < tiles.columns; ++c) {
      const std::size_t i = tiles.index(c, r);
      if (outside[i] || ranges[i].darkest >= kShadingStep * ranges[i].lightest) continue;
      for (int y = std::max(0, r - 1); y <= std::min(tiles.rows - 1, r + 1); ++y) {
        for (int x = std::max(0, c - 1); x <= std::min(tiles.columns - 1, c + 1); ++x) {
          stepped[tiles.index(x, y)] = true;
        }
      }
    }
  }
  return stepped;
}

}  // namespace biaoge
