// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "ocr/ink_parts.h"
#include "ocr/pixel_box.h"

namespace biaoge {

namespace {

constexpr int kBeside = 6;     // White columns on either side.
constexpr int kLeastInk = 10;  // Pixels: flatter ink, as of dashes, is not blown up to the height.
constexpr int kLeastColumns = 8;
// Of the darkest ink: signs beside the others may be so light, as thin = are.
constexpr double kFaint = 0.25;

/// Rows of what is darker than `ink`, columns of what is darker than `faint`.
PixelBox box_of_ink(const Raster& line, int ink, int faint) {
  PixelBox box{line.width, line.height, 0, 0};
  for (int y = 0; y < line.height; ++y) {
    const std::uint8_t* row = line.row(y);
    for (int x = 0; x < line.width; ++x) {
      if (row[x] < faint) box = {std::min(box.x0, x), box.y0, std::max(box.x1, x + 1), box.y1};
      if (row[x] < ink) box = {box.x0, std::min(box.y0, y), box.x1, y + 1};
    }
  }
  return box;
}

/// What a pixel of a scaled row is made of: the mean of its neighbours in the source, weighed by a
/// triangle as wide as two pixels of the coarser side.
struct Window {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Window> windows(double start, double step, int count) {
  const double reach = std::max(1.0, step);
  std::vector<Window> found(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    Window& window = found[static_cast<std::size_t>(i)];
    const double centre = start + (i + 0.5) * step;
    window.first = static_cast<int>(std::floor(centre - reach + 0.5));
    const int last = static_cast<int>(std::floor(centre + reach + 0.5));
    float sum = 0;
    for (int at = window.first; at < last; ++at) {
      const double away = std::abs(at + 0.5 - centre) / reach;
      window.weights.push_back(static_cast<float>(std::max(0.0, 1 - away)));
      sum += window.weights.back();
    }
    for (float& weight : window.weights) weight /= sum;
  }
  return found;
}

/// The darkness of a pixel, 0 for white and outside.
float darkness(const Raster& line, int x, int y) {
  const bool inside = x >= 0 && y >= 0 && x < line.width && y < line.height;
  return inside ? static_cast<float>(255 - line.row(y)[x]) : 0.0F;
}

}  // namespace

ValueInput make_value_input(const Raster& line, const ValueSetting& setting) {
  ValueInput input;
  const int darkest = darkest_tone(line);
  if (darkest > kLightestInk) return input;
  const PixelBox ink =
      box_of_ink(line, (darkest + 255) / 2, 255 - static_cast<int>(kFaint * (255 - darkest)));
  if (ink.empty()) return input;
  const double scale = setting.ink_rows / std::max(ink.height(), kLeastInk);
  input.columns =
      std::max(kLeastColumns, static_cast<int>(std::nearbyint(ink.width() * scale + 2 * kBeside)));
  input.across = scale;
  input.left = ink.x0 - (kBeside + setting.right) / scale;
  const double top = (ink.y0 + ink.y1) / 2.0 - (kValueRows / 2.0 - setting.up) / scale;
  const std::vector<Window> across = windows(input.left, 1 / scale, input.columns);
  const std::vector<Window> down = windows(top, 1 / scale, kValueRows);

  // First every source row that is needed is scaled across, then they are mixed down.
  const int first = down.front().first;
  const int rows = down.back().first + static_cast<int>(down.back().weights.size()) - first;
  const auto columns = static_cast<std::size_t>(input.columns);
  std::vector<float> mixed(static_cast<std::size_t>(rows) * columns, 0.0F);
  for (int y = std::max(0, first); y < std::min(line.height, first + rows); ++y) {
    float* row = mixed.data() + static_cast<std::size_t>(y - first) * columns;
    for (std::size_t x = 0; x < columns; ++x) {
      for (std::size_t i = 0; i < across[x].weights.size(); ++i) {
        row[x] += across[x].weights[i] * darkness(line, across[x].first + static_cast<int>(i), y);
      }
    }
  }
  const float darkest_ink = static_cast<float>(255 - darkest);
  input.tones.assign(columns * kValueRows, 0.0F);
  for (std::size_t y = 0; y < down.size(); ++y) {
    float* out = input.tones.data() + y * columns;
    for (std::size_t i = 0; i < down[y].weights.size(); ++i) {
      const std::size_t from = static_cast<std::size_t>(down[y].first - first) + i;
      const float weight = down[y].weights[i] / darkest_ink;
      for (std::size_t x = 0; x < columns; ++x) out[x] += weight * mixed[from * columns + x];
    }
    for (std::size_t x = 0; x < columns; ++x) out[x] = std::min(1.0F, out[x]);
  }
  return input;
}

}  // namespace biaoge
