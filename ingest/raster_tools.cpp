// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/raster_tools.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace biaoge {

namespace {

/// Channels of a gray picture saved as colour JPEG differ by no more.
constexpr int kGraySpread = 12;

template <int channels>
void place_pixels(const Raster& from, Raster& to, const Placing& placing) {
  // In tiles, so that a transposed copy stays within the cache.
  constexpr int kTile = 32;
  for (int y0 = 0; y0 < to.height; y0 += kTile) {
    for (int x0 = 0; x0 < to.width; x0 += kTile) {
      for (int y = y0; y < std::min(y0 + kTile, to.height); ++y) {
        std::uint8_t* out = to.row(y) + static_cast<std::ptrdiff_t>(x0) * channels;
        const int across = placing.flip_y ? to.height - 1 - y : y;
        for (int x = x0; x < std::min(x0 + kTile, to.width); ++x, out += channels) {
          const int along = placing.flip_x ? to.width - 1 - x : x;
          const int column = placing.transposed ? across : along;
          const int row = placing.transposed ? along : across;
          std::memcpy(out, from.row(row) + static_cast<std::ptrdiff_t>(column) * channels,
                      channels);
        }
      }
    }
  }
}

bool is_gray(const Raster& raster) {
  for (std::size_t i = 0; i + 2 < raster.pixels.size(); i += 3) {
    const auto [least, most] =
        std::minmax({raster.pixels[i], raster.pixels[i + 1], raster.pixels[i + 2]});
    if (most - least > kGraySpread) return false;
  }
  return true;
}

/// Linear interpolation of columns (or rows) to a larger number of them.
Raster stretched(const Raster& from, int width, int height) {
  Raster to = make_raster(width, height, from.channels);
  const auto at = [](int i, int size, int old_size) {
    const double x = (i + 0.5) * old_size / size - 0.5;
    return std::clamp(x, 0.0, old_size - 1.0);
  };
  const auto channels = static_cast<std::size_t>(from.channels);
  for (int y = 0; y < height; ++y) {
    const double source_y = at(y, height, from.height);
    const int y0 = static_cast<int>(source_y);
    const std::uint8_t* upper = from.row(y0);
    const std::uint8_t* lower = from.row(std::min(y0 + 1, from.height - 1));
    const double fy = source_y - y0;
    std::uint8_t* out = to.row(y);
    for (int x = 0; x < width; ++x) {
      const double source_x = at(x, width, from.width);
      const auto x0 = static_cast<std::size_t>(source_x);
      const std::size_t x1 = std::min(x0 + 1, static_cast<std::size_t>(from.width) - 1);
      const double fx = source_x - static_cast<double>(x0);
      for (std::size_t c = 0; c < channels; ++c) {
        const double top = upper[x0 * channels + c] * (1 - fx) + upper[x1 * channels + c] * fx;
        const double bottom = lower[x0 * channels + c] * (1 - fx) + lower[x1 * channels + c] * fx;
        *out++ = static_cast<std::uint8_t>(std::lround(top * (1 - fy) + bottom * fy));
      }
    }
  }
  return to;
}

}  // namespace

Placing placing_of_orientation(int tag) {
  switch (tag) {
    case 2:
      return {false, true, false};
    case 3:
      return {false, true, true};
    case 4:
      return {false, false, true};
    case 5:
      return {true, false, false};
    case 6:
      return {true, true, false};
    case 7:
      return {true, true, true};
    case 8:
      return {true, false, true};
    default:
      return {};
  }
}

Raster placed(Raster raster, const Placing& placing) {
  if (placing.changes_nothing()) return raster;
  Raster result = placing.transposed ? make_raster(raster.height, raster.width, raster.channels)
                                     : make_raster(raster.width, raster.height, raster.channels);
  if (raster.channels == 1) {
    place_pixels<1>(raster, result, placing);
  } else {
    place_pixels<3>(raster, result, placing);
  }
  return result;
}

void drop_needless_colour(Raster& raster) {
  if (raster.channels != 3 || !is_gray(raster)) return;
  const std::size_t count = raster.pixels.size() / 3;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t* pixel = raster.pixels.data() + 3 * i;
    // Weights of ITU-R BT.601 in 1/256.
    raster.pixels[i] =
        static_cast<std::uint8_t>((77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2] + 128) >> 8);
  }
  raster.pixels.resize(count);
  raster.pixels.shrink_to_fit();
  raster.channels = 1;
}

Raster cropped(Raster raster, Box& box, const Box& wanted) {
  const Box part = intersect(box, wanted);
  if (part.empty() || box.width() <= 0 || box.height() <= 0) return raster;
  const double across = raster.width / box.width();
  const double down = raster.height / box.height();
  // Half a pixel that is missing at a side is no reason to copy.
  const auto first = [](double at) { return static_cast<int>(std::floor(at + 0.5)); };
  const int x0 = std::clamp(first((part.x0 - box.x0) * across), 0, raster.width - 1);
  const int y0 = std::clamp(first((part.y0 - box.y0) * down), 0, raster.height - 1);
  const int x1 = std::clamp(first((part.x1 - box.x0) * across), x0 + 1, raster.width);
  const int y1 = std::clamp(first((part.y1 - box.y0) * down), y0 + 1, raster.height);
  if (x0 == 0 && y0 == 0 && x1 == raster.width && y1 == raster.height) return raster;
  Raster result = make_raster(x1 - x0, y1 - y0, raster.channels);
  for (int y = 0; y < result.height; ++y) {
    std::memcpy(result.row(y), raster.row(y0 + y) + x0 * raster.channels, result.stride());
  }
  box = {box.x0 + x0 / across, box.y0 + y0 / down, box.x0 + x1 / across, box.y0 + y1 / down};
  return result;
}

bool make_square(Raster& raster, const Box& box) {
  if (raster.pixels.empty() || !(box.width() > 0 && box.height() > 0)) return false;
  const double across = raster.width / box.width();
  const double down = raster.height / box.height();
  const double ratio = across / down;
  if (ratio > 1 - kSquare && ratio < 1 + kSquare) return false;
  const double width = ratio < 1 ? std::round(down * box.width()) : raster.width;
  const double height = ratio > 1 ? std::round(across * box.height()) : raster.height;
  if (width * height > kMaxPixels) return false;
  raster = stretched(raster, static_cast<int>(width), static_cast<int>(height));
  return true;
}

double resolution(int width, int height, const Box& box) {
  if (!(box.area() > 0)) return 0;
  return 72 * std::sqrt(static_cast<double>(width) * height / box.area());
}

std::optional<Error> check_picture_size(const std::string& where, double width, double height) {
  const auto size = [&] {
    return std::to_string(static_cast<long long>(width)) + " × " +
           std::to_string(static_cast<long long>(height)) + " pixels";
  };
  if (width * height > kMaxPixels) {
    return Error{"image-too-large", where + " is a picture of " + size(),
                 "Scan it again at 300 dpi, or reduce it to at most 120 million pixels"};
  }
  if (std::min(width, height) < kMinSide) {
    return Error{"image-too-small", where + " is a picture of " + size(),
                 "Give a scan of the page, at best at 300 dpi"};
  }
  return std::nullopt;
}

}  // namespace biaoge
