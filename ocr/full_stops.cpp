// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/full_stops.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "core/utf8.h"

namespace biaoge {

namespace {

// In units of the size of the glyphs: the sides of a full stop, the white beside it, how far right
// of the lines before it begins, how far below the last one it stands, and how long that is at
// least.
constexpr double kLeast = 0.14;
constexpr double kMost = 0.45;
constexpr double kApart = 0.08;
constexpr double kIndent = 0.45;
constexpr double kBelow = 1.6;
constexpr double kLine = 5;
constexpr int kLeastPixels = 5;
/// The middle of the ring is lighter than its ink by this much.
constexpr int kHole = 35;
/// Lighter than this is no ink, not even that of its edge.
constexpr int kSoft = 205;

// Of the height of a line of Chinese: how far below its middle that of a full stop lies, how near a
// mark was read that may be the same, and the room for it between its neighbours.
constexpr double kLow = 0.1;
constexpr double kSame = 1.4;
constexpr double kRoom = 1.4;
constexpr std::ptrdiff_t kFewestChinese = 4;
/// With that room, its shape tells. Else it may stand elsewhere.
constexpr double kSure = 0.98;
constexpr double kUnsure = 0.8;

/// Nearly white in the middle, with ink on all four sides of it.
bool has_hole(const Raster& picture, const PixelBox& box) {
  const int x = (box.x0 + box.x1 - 1) / 2;
  const int y = (box.y0 + box.y1 - 1) / 2;
  const auto darkest = [&](int dx, int dy) {
    int tone = 255;
    int px = x;
    int py = y;
    for (; px >= box.x0 && px < box.x1 && py >= box.y0 && py < box.y1; px += dx, py += dy) {
      tone = std::min<int>(tone, picture.row(py)[px]);
    }
    return tone;
  };
  const int lightest = std::max({darkest(-1, 0), darkest(1, 0), darkest(0, -1), darkest(0, 1)});
  return lightest < kSoft && picture.row(y)[x] >= lightest + kHole;
}

double middle_of(const ReadCharacter& character) {
  return (character.x0 + character.x1) / 2.0;
}

void put_stop(double x, double height, LineReading& reading) {
  constexpr std::u32string_view kMarks = U"。，、,.:;；：·";
  std::vector<ReadCharacter>& characters = reading.characters;
  for (ReadCharacter& character : characters) {
    if (std::abs(middle_of(character) - x) > kSame * height) continue;
    if (kMarks.find(character.code) == kMarks.npos) continue;
    if (character.code != U'。') character.confidence = std::min(character.confidence, kUnsure);
    return;
  }
  const auto next = std::find_if(characters.begin(), characters.end(),
                                 [x](const ReadCharacter& c) { return middle_of(c) > x; });
  const bool between = next != characters.begin() && next != characters.end();
  const bool room = !between || middle_of(*next) - middle_of(*(next - 1)) >= kRoom * height;
  const auto at = static_cast<int>(x);
  characters.insert(next, {U'。', room ? kSure : kUnsure, at, at + 1});
}

}  // namespace

std::vector<PixelBox> find_rings(const Raster& picture, const std::vector<PixelBox>& pieces,
                                 double size) {
  std::vector<PixelBox> rings;
  const int apart = static_cast<int>(std::ceil(kApart * size));
  for (const PixelBox& box : pieces) {
    const int shorter = std::min(box.width(), box.height());
    const int longer = std::max(box.width(), box.height());
    const bool fits = shorter >= std::max<double>(kLeastPixels, kLeast * size) &&
                      longer <= kMost * size && 3 * longer <= 4 * shorter;
    if (!fits || !has_hole(picture, box)) continue;
    const PixelBox around{box.x0 - apart, box.y0 - static_cast<int>(size), box.x1 + apart,
                          box.y1 + apart};
    const bool alone = std::all_of(pieces.begin(), pieces.end(), [&](const PixelBox& other) {
      return &other == &box || intersect(around, other).empty();
    });
    if (alone) rings.push_back(box);
  }
  return rings;
}

std::vector<PixelBox> lone_stops(const std::vector<PixelBox>& rings,
                                 const std::vector<InkLine>& lines, double size) {
  std::vector<PixelBox> stops;
  for (const PixelBox& ring : rings) {
    const InkLine* before = nullptr;
    bool in_line = false;
    int left = ring.x0;
    for (const InkLine& line : lines) {
      const PixelBox& box = line.box;
      if (box.width() < kLine * size) continue;
      left = std::min(left, box.x0);
      in_line = in_line || (box.y0 < ring.y1 && box.y1 > ring.y0);
      if (box.y1 <= ring.y0) before = &line;
    }
    if (in_line || before == nullptr) continue;
    const bool below = ring.y0 - before->box.y1 <= kBelow * size;
    if (below && ring.x0 - left <= kIndent * size) stops.push_back(ring);
  }
  return stops;
}

void read_missed_stops(const std::vector<PixelBox>& rings, const PixelBox& line, int dx,
                       LineReading& reading) {
  const auto chinese =
      std::count_if(reading.characters.begin(), reading.characters.end(),
                    [](const ReadCharacter& character) { return is_cjk(character.code); });
  if (chinese < kFewestChinese) return;
  const double height = line.height();
  const double foot = (line.y0 + line.y1) / 2.0 + kLow * height;
  for (const PixelBox& ring : rings) {
    const double y = (ring.y0 + ring.y1) / 2.0;
    if (y < foot || y > line.y1 + kLow * height) continue;
    put_stop((ring.x0 + ring.x1) / 2.0 + dx, height, reading);
  }
}

}  // namespace biaoge
