// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faded.h"

#include <algorithm>
#include <vector>

#include "ocr/ink_parts.h"
#include "ocr/pixel_box.h"

namespace biaoge {

namespace {

/// Lighter marks are no longer told from the grain of the paper.
constexpr int kLightest = 222;
/// The tone that faded ink is brought to: that of gray print.
constexpr int kPrint = 120;
/// A line of print is no higher than this, in inches, and has so many pieces.
constexpr double kHighestGlyph = 0.25;
constexpr int kFewestPieces = 2;
/// Pieces of one line share this much of the lower one's height.
constexpr double kSameLine = 0.5;

bool is_print(const std::vector<PixelBox>& parts, double dpi) {
  std::vector<PixelBox> glyphs;
  for (const PixelBox& part : parts) {
    if (part.height() >= kLeastGlyph * dpi && part.height() <= kHighestGlyph * dpi) {
      glyphs.push_back(part);
    }
  }
  return std::any_of(glyphs.begin(), glyphs.end(), [&](const PixelBox& one) {
    const auto beside = std::count_if(glyphs.begin(), glyphs.end(), [&](const PixelBox& other) {
      const int shared = std::min(one.y1, other.y1) - std::max(one.y0, other.y0);
      return shared > kSameLine * std::min(one.height(), other.height());
    });
    return beside >= kFewestPieces;
  });
}

}  // namespace

void strengthen_faded(Raster& picture, double dpi) {
  const int dark = darkest_tone(picture);
  if (dark <= kLightestInk || dark > kLightest) return;
  if (!is_print(connected_parts(picture, (dark + 255) / 2), dpi)) return;
  const double factor = static_cast<double>(255 - kPrint) / (255 - dark);
  for (std::uint8_t& pixel : picture.pixels) {
    pixel = static_cast<std::uint8_t>(std::max(0.0, 255 - factor * (255 - pixel)));
  }
}

}  // namespace biaoge
