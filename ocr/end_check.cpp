// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/end_check.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/utf8.h"

namespace biaoge {

namespace {

// The paper is white (255); what is darker than this is ink, however faded.
constexpr int kAnyInk = 244;
// In units of the distance of two glyphs.
constexpr double kGap = 0.45;     // White between two glyphs, and inside of one.
constexpr double kBeyond = 1.02;  // From the middle of the last sign read to the end of the ink.
// From that middle to where another glyph surely has ink: its place is not known to the pixel.
constexpr double kNear = 0.75;
constexpr double kFar = 1.45;
// Share of its rows and columns that has ink where a glyph stands.
constexpr double kFilled = 0.35;
constexpr double kInked = 0.08;     // Of its pixels.
constexpr int kSide = 4;            // The height of the line to that of what is left of rulings.
constexpr double kWhole = 0.7;      // So much of a glyph must fit in.
constexpr std::size_t kFewest = 2;  // Glyphs that say how far apart they are.
constexpr double kMissed = 0.3;     // Factor of the confidence.

double middle(const ReadCharacter& c) {
  return (c.x0 + c.x1) / 2.0;
}

/// The usual distance of two Chinese signs; 0 where too few stand side by side.
double pitch_of(const std::vector<ReadCharacter>& characters) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < characters.size(); ++i) {
    if (!is_cjk(characters[i].code) || !is_cjk(characters[i - 1].code)) continue;
    steps.push_back(middle(characters[i]) - middle(characters[i - 1]));
  }
  if (steps.size() + 1 < kFewest) return 0;
  const auto half = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), half, steps.end());
  return *half;
}

class Ink {
 public:
  Ink(const Raster& picture, const PixelBox& line) : picture_(picture), line_(line) {}

  bool in_column(int x) const {
    for (int y = line_.y0; y < line_.y1; ++y) {
      if (picture_.row(y)[x] < kAnyInk) return true;
    }
    return false;
  }

  /// From `x` on outwards as far as ink goes on with gaps of `gap` at most.
  int end(int x, int step, int gap) const {
    int last = x;
    for (int at = x; at >= 0 && at < picture_.width && (at - last) * step <= gap; at += step) {
      if (in_column(at)) last = at;
    }
    return last;
  }

  /// True where columns [x0, x1) have ink like a glyph: on many rows and columns, and more of it
  /// than the grain of worn paper.
  bool is_filled(int x0, int x1) const {
    // Along the sides of a cell lie the remains of its rulings.
    const int side = std::max(3, line_.height() / kSide);
    const int wide = x1 - x0;
    x0 = std::max(side, x0);
    x1 = std::min(x1, picture_.width - side);
    if (x1 - x0 < kWhole * wide) return false;
    int columns = 0;
    int rows = 0;
    std::ptrdiff_t pixels = 0;
    for (int x = x0; x < x1; ++x) columns += in_column(x);
    for (int y = line_.y0; y < line_.y1; ++y) {
      const std::uint8_t* row = picture_.row(y);
      const auto dark =
          std::count_if(row + x0, row + x1, [](std::uint8_t tone) { return tone < kAnyInk; });
      rows += dark > 0;
      pixels += dark;
    }
    return columns >= kFilled * (x1 - x0) && rows >= kFilled * line_.height() &&
           static_cast<double>(pixels) >= kInked * (x1 - x0) * line_.height();
  }

 private:
  const Raster& picture_;
  PixelBox line_;
};

}  // namespace

void check_ends(const TextLines& region, const StripPiece& piece, LineReading& reading) {
  std::vector<ReadCharacter>& characters = reading.characters;
  const double pitch = pitch_of(characters);
  if (pitch < 4) return;
  const PixelBox line =
      intersect(piece.line->box, {0, 0, region.picture.width, region.picture.height});
  const Ink ink(region.picture, line);
  const int gap = static_cast<int>(kGap * pitch);
  if (is_cjk(characters.front().code)) {
    const int first = static_cast<int>(middle(characters.front())) - piece.dx;
    const int begin = ink.end(std::max(0, line.x0), -1, gap);
    if (first - begin > kBeyond * pitch && ink.is_filled(first - static_cast<int>(kFar * pitch),
                                                         first - static_cast<int>(kNear * pitch))) {
      characters.front().confidence *= kMissed;
    }
  }
  if (is_cjk(characters.back().code)) {
    const int last = static_cast<int>(middle(characters.back())) - piece.dx;
    const int end = ink.end(std::min(line.x1, region.picture.width) - 1, 1, gap);
    if (end - last > kBeyond * pitch && ink.is_filled(last + static_cast<int>(kNear * pitch),
                                                      last + static_cast<int>(kFar * pitch))) {
      characters.back().confidence *= kMissed;
    }
  }
}

}  // namespace biaoge
