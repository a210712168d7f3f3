// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/raster_tools.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace biaoge {

namespace {

/// The pixels of one axis that an output pixel covers: whole ones and shares of those at the ends,
/// in 1/256.
struct Span {
  std::size_t first = 0;
  std::vector<std::uint32_t> weights;
  std::uint32_t total = 0;
};

std::vector<Span> spans(int from, int to) {
  std::vector<Span> result(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * step;
    const double end = std::min<double>(from, begin + step);
    Span& span = result[static_cast<std::size_t>(i)];
    span.first = static_cast<std::size_t>(begin);
    for (auto at = span.first; static_cast<double>(at) < end; ++at) {
      const double share =
          std::min(end, static_cast<double>(at + 1)) - std::max(begin, static_cast<double>(at));
      span.weights.push_back(static_cast<std::uint32_t>(share * 256 + 0.5));
      span.total += span.weights.back();
    }
  }
  return result;
}

}  // namespace

Raster part_of(const Raster& raster, int left, int top, int width, int height) {
  Raster part = make_raster(width, height, raster.channels);
  const auto offset = static_cast<std::size_t>(left) * static_cast<std::size_t>(raster.channels);
  for (int y = 0; y < height; ++y) {
    std::memcpy(part.row(y), raster.row(top + y) + offset, part.stride());
  }
  return part;
}

Raster shrunk(const Raster& raster, int width, int height) {
  if (width >= raster.width && height >= raster.height) return raster;
  const auto channels = static_cast<std::size_t>(raster.channels);
  const std::vector<Span> across = spans(raster.width, width);
  const std::vector<Span> down = spans(raster.height, height);
  Raster result = make_raster(width, height, raster.channels);
  std::vector<std::uint32_t> sums(raster.stride());
  for (int y = 0; y < height; ++y) {
    const Span& rows = down[static_cast<std::size_t>(y)];
    std::fill(sums.begin(), sums.end(), 0);
    for (std::size_t i = 0; i < rows.weights.size(); ++i) {
      const std::uint8_t* source = raster.row(static_cast<int>(rows.first + i));
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += rows.weights[i] * source[x];
    }
    std::uint8_t* target = result.row(y);
    for (const Span& columns : across) {
      for (std::size_t channel = 0; channel < channels; ++channel) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < columns.weights.size(); ++i) {
          const std::size_t at = (columns.first + i) * channels + channel;
          sum += std::uint64_t{columns.weights[i]} * sums[at];
        }
        const std::uint64_t total = std::uint64_t{columns.total} * rows.total;
        *target++ = static_cast<std::uint8_t>((sum + total / 2) / total);
      }
    }
  }
  return result;
}

Raster turned_clockwise(Raster raster, int degrees) {
  if (degrees == 0) return raster;
  const bool sideways = degrees != 180;
  Raster result = sideways ? make_raster(raster.height, raster.width, raster.channels)
                           : make_raster(raster.width, raster.height, raster.channels);
  const auto channels = static_cast<std::size_t>(raster.channels);
  for (int y = 0; y < result.height; ++y) {
    std::uint8_t* target = result.row(y);
    for (int x = 0; x < result.width; ++x, target += channels) {
      int from_x = raster.width - 1 - x;
      int from_y = raster.height - 1 - y;
      if (degrees == 90) {
        from_x = y;
        from_y = raster.height - 1 - x;
      } else if (degrees == 270) {
        from_x = raster.width - 1 - y;
        from_y = x;
      }
      std::memcpy(target, raster.row(from_y) + static_cast<std::size_t>(from_x) * channels,
                  channels);
    }
  }
  return result;
}

}  // namespace biaoge
