// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/gray_seals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <numbers>
#include <utility>

#include "ocr/coloured_lines.h"
#include "ocr/crop.h"
#include "ocr/pix.h"
#include "ocr/squares.h"

namespace biaoge {

namespace {

/// Red and blue ink become tones between these; the pixels around one within a stroke differ by
/// this much at most, those of thin strokes by more.
constexpr int kDarkest = 55;
constexpr int kLightest = 180;
constexpr int kSameTone = 36;
/// Inches: squares that tell where such pixels are, and sides of seals.
constexpr double kSquare = 0.06;
constexpr double kSmallest = 0.8;
constexpr double kLargest = 2.6;
/// A seal is round or oval: its longer side to its shorter one; so much of its strokes lies in its
/// ring, all around: beyond this share of its radius, in so many of that many directions.
constexpr double kOval = 1.5;
constexpr double kInRing = 0.4;
constexpr double kRing = 0.82;
constexpr double kBeyondRing = 1.1;
constexpr int kDirections = 24;
constexpr int kFewestDirections = 18;
/// A square needs this share of its pixels to belong to a seal. Shading fills squares up to this
/// share, seals few of theirs.
constexpr double kStroke = 0.06;
constexpr double kFull = 0.9;
constexpr double kMostFull = 0.15;
constexpr std::size_t kFewestSquares = 25;
/// Nearly all pixels of a seal are this near to its tone.
constexpr int kToneSpread = 40;
constexpr double kOneTone = 0.75;
/// Of the tone of the seal: what is darker is other ink.
constexpr double kOtherInk = 0.7;
/// Inches: the soft edge of a stroke.
constexpr double kEdge = 0.012;
/// Thin strokes of a seal: paper is lighter than this, points are smaller (inches), and of text
/// alone more than this share is darker than a seal.
constexpr int kPaper = 230;
constexpr double kLargestPoint = 0.035;
constexpr double kOtherShare = 0.08;
/// Of the page's pixels: so many are darker than the seal where there is text in black.
constexpr double kText = 0.002;

/// Whether a pixel and those around it have one middle tone. Not for those at the sides.
bool is_stroke(const Raster& gray, int x, int y) {
  const int tone = gray.row(y)[x];
  if (tone < kDarkest || tone > kLightest) return false;
  int least = tone;
  int most = tone;
  for (int dy = -1; dy <= 1; ++dy) {
    const std::uint8_t* row = gray.row(y + dy);
    for (int dx = -1; dx <= 1; ++dx) {
      least = std::min<int>(least, row[x + dx]);
      most = std::max<int>(most, row[x + dx]);
    }
  }
  return most - least <= kSameTone;
}

Squares count_strokes(const Raster& gray, double dpi) {
  Squares squares(gray.width, gray.height, std::max(4, static_cast<int>(kSquare * dpi)));
  for (int y = 1; y + 1 < gray.height; ++y) {
    for (int x = 1; x + 1 < gray.width; ++x) {
      if (is_stroke(gray, x, y)) ++squares.at(x / squares.side, y / squares.side);
    }
  }
  return squares;
}

/// Neighbouring squares, in squares.
struct Group {
  PixelBox box;
  std::vector<PixelBox> squares;
  std::size_t full = 0;
};

Group group_of(const std::vector<CountedSquare>& squares, int side) {
  const int full = static_cast<int>(kFull * side * side);
  Group group;
  for (const auto& [x, y, count] : squares) {
    group.full += count >= full;
    group.squares.push_back({x, y, x + 1, y + 1});
    group.box = unite(group.box, group.squares.back());
  }
  return group;
}

bool may_be_seal(const Group& group, const Squares& squares, double dpi) {
  const auto fits = [&](int length) {
    const double inches = length * squares.side / dpi;
    return inches >= kSmallest && inches <= kLargest;
  };
  const double longer = std::max(group.box.width(), group.box.height());
  const double shorter = std::min(group.box.width(), group.box.height());
  return fits(group.box.width()) && fits(group.box.height()) && longer <= kOval * shorter &&
         group.squares.size() >= kFewestSquares &&
         static_cast<double>(group.full) <= kMostFull * static_cast<double>(group.squares.size());
}

PixelBox in_pixels(const PixelBox& square, const Squares& squares, const Raster& gray) {
  const int side = squares.side;
  return intersect(PixelBox{square.x0 * side, square.y0 * side, square.x1 * side, square.y1 * side},
                   PixelBox{1, 1, gray.width - 1, gray.height - 1});
}

/// The pixels of its strokes.
std::vector<std::pair<int, int>> strokes_of(const Group& group, const Squares& squares,
                                            const Raster& gray) {
  std::vector<std::pair<int, int>> strokes;
  for (const PixelBox& square : group.squares) {
    const PixelBox box = in_pixels(square, squares, gray);
    for (int y = box.y0; y < box.y1; ++y) {
      for (int x = box.x0; x < box.x1; ++x) {
        if (is_stroke(gray, x, y)) strokes.emplace_back(x, y);
      }
    }
  }
  return strokes;
}

/// Whether the strokes make a ring, with little else.
bool are_ring(const std::vector<std::pair<int, int>>& strokes) {
  PixelBox box;
  for (const auto& [x, y] : strokes) box = unite(box, {x, y, x + 1, y + 1});
  if (box.empty()) return false;
  std::array<bool, kDirections> met{};
  std::size_t outside = 0;
  for (const auto& [x, y] : strokes) {
    const double dx = (2.0 * x + 1 - box.x0 - box.x1) / box.width();
    const double dy = (2.0 * y + 1 - box.y0 - box.y1) / box.height();
    const double radius = std::hypot(dx, dy);
    if (radius < kRing || radius > kBeyondRing) continue;
    ++outside;
    const double turn = std::atan2(dy, dx) / (2 * std::numbers::pi) + 0.5;
    met[std::min<std::size_t>(kDirections - 1, static_cast<std::size_t>(turn * kDirections))] =
        true;
  }
  return std::count(met.begin(), met.end(), true) >= kFewestDirections &&
         static_cast<double>(outside) >= kInRing * static_cast<double>(strokes.size());
}

/// The tone that nearly all strokes have; 0 where they have several.
int tone_of(const std::vector<std::pair<int, int>>& strokes, const Raster& gray) {
  if (strokes.empty()) return 0;
  std::vector<int> tones;
  for (const auto& [x, y] : strokes) tones.push_back(gray.row(y)[x]);
  const auto middle = tones.begin() + static_cast<std::ptrdiff_t>(tones.size() / 2);
  std::nth_element(tones.begin(), middle, tones.end());
  const int tone = *middle;
  const auto near = std::count_if(tones.begin(), tones.end(), [tone](int other) {
    return std::abs(other - tone) <= kToneSpread;
  });
  return static_cast<double>(near) >= kOneTone * static_cast<double>(tones.size()) ? tone : 0;
}

/// Strokes and their edges become paper, but for other ink and its own edges.
void clear_strokes(Raster& gray, const std::vector<std::pair<int, int>>& strokes, int other,
                   int edge) {
  std::vector<std::pair<int, int>> cleared;
  for (const auto& [x, y] : strokes) {
    for (int py = std::max(1, y - edge); py <= std::min(gray.height - 2, y + edge); ++py) {
      for (int px = std::max(1, x - edge); px <= std::min(gray.width - 2, x + edge); ++px) {
        const bool beside_ink = gray.row(py)[px - 1] < other || gray.row(py)[px + 1] < other ||
                                gray.row(py - 1)[px] < other || gray.row(py + 1)[px] < other;
        const int value = gray.row(py)[px];
        if (value >= other && value < 255 && !beside_ink) cleared.emplace_back(px, py);
      }
    }
  }
  for (const auto& [x, y] : cleared) gray.row(y)[x] = 255;
}

/// Whether ink that is darker than the seal stands within `edge` pixels.
bool has_ink_near(const Raster& gray, int x, int y, int other, int edge) {
  for (int py = std::max(0, y - edge); py <= std::min(gray.height - 1, y + edge); ++py) {
    for (int px = std::max(0, x - edge); px <= std::min(gray.width - 1, x + edge); ++px) {
      if (gray.row(py)[px] < other) return true;
    }
  }
  return false;
}

/// What is left in the area of a seal and hardly anywhere darker than it: its thin strokes. Text
/// that hangs on them stays.
void clear_remains(Raster& gray, const PixelBox& area, int other, int edge, double dpi) {
  const PixPtr bits = dark_bits(crop(gray, area), kPaper);
  if (!bits) return;
  for (const Component& component : components(bits.get(), true)) {
    const int side = std::max(component.box.width(), component.box.height());
    if (side <= kLargestPoint * dpi || !component.bits) continue;
    const int left = area.x0 + component.box.x0;
    const int top = area.y0 + component.box.y0;
    long seen = 0;
    long darker = 0;
    std::vector<std::uint8_t*> lighter;
    for_each_bit(component.bits.get(), [&](int x, int y) {
      std::uint8_t* pixel = gray.row(top + y) + left + x;
      ++seen;
      darker += *pixel < other;
      if (!has_ink_near(gray, left + x, top + y, other, edge)) lighter.push_back(pixel);
    });
    if (static_cast<double>(darker) > kOtherShare * static_cast<double>(seen)) continue;
    for (std::uint8_t* pixel : lighter) *pixel = 255;
  }
}

bool has_darker_text(const Raster& gray, int other) {
  const auto darker = std::count_if(gray.pixels.begin(), gray.pixels.end(),
                                    [other](std::uint8_t value) { return value < other; });
  return static_cast<double>(darker) > kText * static_cast<double>(gray.pixels.size());
}

}  // namespace

std::vector<PixelBox> clear_gray_seals(Raster& gray, double dpi) {
  std::vector<PixelBox> stamped;
  Squares squares = count_strokes(gray, dpi);
  const int enough = std::max(2, static_cast<int>(kStroke * squares.side * squares.side));
  const int edge = std::max(1, static_cast<int>(kEdge * dpi));
  for (int row = 0; row < squares.rows; ++row) {
    for (int column = 0; column < squares.columns; ++column) {
      if (squares.at(column, row) < enough) continue;
      const Group group = group_of(take_group(squares, column, row, enough), squares.side);
      if (!may_be_seal(group, squares, dpi)) continue;
      const auto strokes = strokes_of(group, squares, gray);
      const int tone = are_ring(strokes) ? tone_of(strokes, gray) : 0;
      if (tone == 0) continue;
      const int other = static_cast<int>(kOtherInk * tone);
      if (has_darker_text(gray, other)) {
        clear_strokes(gray, strokes, other, edge);
        clear_remains(gray, in_pixels(group.box, squares, gray), other, edge, dpi);
      }
      for (const PixelBox& square : group.squares) {
        stamped.push_back(in_pixels(square, squares, gray));
      }
    }
  }
  return stamped;
}

}  // namespace biaoge
