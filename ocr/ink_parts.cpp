// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ink_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "ocr/pix.h"

namespace biaoge {

namespace {

// Of a column for one glyph a line, in units of the glyph size.
constexpr double kNarrow = 3.2;
// Of glyphs one below the other, in the same units: least height of one, width and height of all.
constexpr double kGlyphOfColumn = 0.5;
constexpr double kColumnWidth = 1.3;
constexpr double kColumnHeight = 3.5;
// A point that has a line to itself: its sides, and how far left of the digits it may begin.
constexpr double kPointInColumn = 0.15;
constexpr double kLargestPoint = 0.35;
constexpr double kBesideColumn = 0.3;
constexpr double kSamePitch = 0.15;  // Of the distance of two rows.
constexpr double kSameFoot = 0.3;

// In inches. The smallest print is higher than kLeastGlyph, a dash wider than kLeastDash. A speck
// is smaller than any dot of print, or no larger than a large one and farther from all print than
// decimal points and the dots of glyphs are.
constexpr double kLeastDash = 0.025;
constexpr double kSpeck = 0.008;
constexpr double kSpeckOfGlyph = 0.07;
constexpr double kLargeSpeck = 0.022;
constexpr double kDotReach = 0.05;
constexpr double kFoot = 0.2;  // Of the height of the print: how far from its lower end a point is.

constexpr double kDashShape = 1.8;  // Width to height, at least.

// The darkest pixels are looked for beyond this many, so that stray ones do not decide. At 150 dpi
// a dash has seven.
constexpr int kStrayPixels = 4;

// Thin strokes (=, points, hairlines) come out lighter than the rest of their line: kFaintInk of
// the way from the darkest pixels to white, where the edges of other glyphs are not taken for ink.
constexpr double kFaintInk = 0.72;
constexpr int kLightestFaintInk = 220;

// Of the area of all pieces: that many are not taller than the glyph size.
constexpr double kSizeShare = 0.75;
constexpr double kTallestShare = 0.95;

// Pieces that say how high glyphs are: neither flat nor dots.
std::vector<const PixelBox*> tall_parts(const std::vector<PixelBox>& parts) {
  std::vector<const PixelBox*> tall;
  for (const PixelBox& part : parts) {
    if (part.width() < kFlat * part.height() && part.height() > 2) tall.push_back(&part);
  }
  std::sort(tall.begin(), tall.end(),
            [](const PixelBox* a, const PixelBox* b) { return a->height() < b->height(); });
  return tall;
}

// The height that `share` of the area of the pieces does not exceed. Worn glyphs fall into many
// small pieces, and specks are many, so a piece counts by its area.
double height_of(const std::vector<const PixelBox*>& tall, double share) {
  double area = 0;
  for (const PixelBox* part : tall) area += part->width() * part->height();
  double seen = 0;
  for (const PixelBox* part : tall) {
    seen += part->width() * part->height();
    if (seen >= share * area) return part->height();
  }
  return 0;
}

bool is_print(const PixelBox& part, double dpi) {
  const bool dash = part.width() >= kDashShape * part.height() && part.width() >= kLeastDash * dpi;
  return dash || part.height() >= kLeastGlyph * dpi;
}

bool are_near(const PixelBox& a, const PixelBox& b, double reach, double reach_down) {
  return std::max(a.x0, b.x0) - std::min(a.x1, b.x1) <= reach &&
         std::max(a.y0, b.y0) - std::min(a.y1, b.y1) <= reach_down;
}

// At the foot of print beside it, as decimal points and commas are.
bool is_point(const PixelBox& part, const std::vector<const PixelBox*>& print, double dpi) {
  return std::any_of(print.begin(), print.end(), [&](const PixelBox* p) {
    return are_near(*p, part, kDotReach * dpi, 0) &&
           std::abs(p->y1 - part.y1) <= kFoot * p->height();
  });
}

// The part of a faint piece that lies before all the ink it hangs together with: a light comparator
// that touches the number behind it.
PixelBox faint_lead(const Raster& picture, int faint, const PixelBox& piece,
                    const std::vector<PixelBox>& parts) {
  int end = piece.x1;
  for (const PixelBox& other : parts) {
    if (!intersect(piece, other).empty()) end = std::min(end, other.x0);
  }
  PixelBox lead;
  for (int y = piece.y0; y < piece.y1; ++y) {
    for (int x = piece.x0; x < end; ++x) {
      if (picture.row(y)[x] < faint) lead = unite(lead, {x, y, x + 1, y + 1});
    }
  }
  return lead;
}

}  // namespace

int darkest_tone(const Raster& picture) {
  std::array<int, 256> count{};
  for (const std::uint8_t pixel : picture.pixels) ++count[pixel];
  int dark = 0;
  for (int seen = count[0]; seen < kStrayPixels && dark < 255;) {
    ++dark;
    seen += count[static_cast<std::size_t>(dark)];
  }
  return dark;
}

// Midway between the darkest pixels and white; 0 when nothing is dark enough to be ink.
int region_ink(const Raster& picture) {
  const int dark = darkest_tone(picture);
  return dark > kLightestInk ? 0 : (dark + 255) / 2;
}

std::vector<PixelBox> connected_parts(const Raster& picture, int ink) {
  std::vector<PixelBox> parts;
  const PixPtr bits = dark_bits(picture, ink);
  if (!bits) return parts;
  for (const Component& component : components(bits.get(), false)) parts.push_back(component.box);
  return parts;
}

double tallest(const std::vector<PixelBox>& parts) {
  return height_of(tall_parts(parts), kTallestShare);
}

// The height of a digit or a Chinese glyph, whichever most of the ink is. A cell may hold nothing
// but flat pieces: -, =.
double glyph_size(const std::vector<PixelBox>& parts) {
  const std::vector<const PixelBox*> tall = tall_parts(parts);
  int widest = 0;
  for (const PixelBox& part : parts) widest = std::max(widest, part.width());
  const double height = height_of(tall, kSizeShare);
  // Dots beside a dash are not what its size is measured by.
  return height < widest / 4.0 && tall.size() < 3 ? widest : height;
}

// A column so narrow that each line holds a glyph or two: a decimal point may have one to itself.
bool is_narrow(const Raster& picture, double size) {
  return picture.width <= kNarrow * size;
}

PixelBox column_of_glyphs(const std::vector<PixelBox>& parts, double size) {
  PixelBox print;
  for (const PixelBox& part : parts) {
    if (part.height() >= kGlyphOfColumn * size) print = unite(print, part);
  }
  const bool column =
      print.width() <= kColumnWidth * size && print.height() >= kColumnHeight * size;
  return column ? print : PixelBox{};
}

bool is_point_of_column(const PixelBox& part, const PixelBox& column, double size) {
  return std::min(part.width(), part.height()) >= kPointInColumn * size &&
         std::max(part.width(), part.height()) <= kLargestPoint * size && part.y0 > column.y0 &&
         part.y1 < column.y1 && part.x0 >= column.x0 - kBesideColumn * size && part.x1 <= column.x1;
}

std::vector<int> missing_rows(const std::vector<PixelBox>& parts, const PixelBox& column,
                              double size) {
  std::vector<int> missing;
  if (column.empty()) return missing;
  std::vector<int> feet;  // Of the rows of glyphs.
  for (const PixelBox& part : parts) {
    if (part.height() >= kGlyphOfColumn * size) feet.push_back(part.y1);
  }
  std::sort(feet.begin(), feet.end());
  int pitch = 0;  // The least distance of two rows; glyphs of one row differ by less than half.
  for (std::size_t i = 1; i < feet.size(); ++i) {
    const int step = feet[i] - feet[i - 1];
    if (step > size / 2 && (pitch == 0 || step < pitch)) pitch = step;
  }
  for (std::size_t i = 1; i < feet.size(); ++i) {
    const int gap = feet[i] - feet[i - 1];
    const bool two = pitch > 0 && std::abs(gap - 2 * pitch) <= kSamePitch * pitch;
    if (two) missing.push_back(feet[i - 1] + gap / 2);
  }
  return missing;
}

bool fills_row(const PixelBox& part, int foot, const PixelBox& column, double size) {
  const int side = std::max(part.width(), part.height());
  return side > 1 && side <= kLargestPoint * size && std::abs(part.y1 - foot) <= kSameFoot * size &&
         part.x0 >= column.x0 - kBesideColumn * size && part.x1 <= column.x1;
}

int faint_tone(int ink) {
  const int dark = 2 * ink - 255;
  return std::min(kLightestFaintInk, dark + static_cast<int>(kFaintInk * (255 - dark)));
}

// Marks that are too light to be ink by the darkness of their region, apart from all that is: signs
// as large as print, and points beside it.
std::vector<PixelBox> faint_parts(const Raster& picture, int faint,
                                  const std::vector<PixelBox>& whole,
                                  const std::vector<PixelBox>& parts, double dpi) {
  const auto is_apart = [&](const PixelBox& part) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const PixelBox& other) { return intersect(part, other).empty(); });
  };
  // The ink of a light glyph may be in pieces of which none is as large as print.
  std::vector<const PixelBox*> print;
  for (const std::vector<PixelBox>* pieces : {&parts, &whole}) {
    for (const PixelBox& part : *pieces) {
      if (is_print(part, dpi) && (pieces == &parts || !is_apart(part))) print.push_back(&part);
    }
  }
  std::vector<PixelBox> found;
  for (const PixelBox& part : whole) {
    const bool apart = is_apart(part);
    const bool beside = std::any_of(print.begin(), print.end(), [&](const PixelBox* p) {
      return are_near(*p, part, p->height(), 0);
    });
    if (apart && beside && (is_print(part, dpi) || is_point(part, print, dpi))) {
      found.push_back(part);
    } else if (!apart) {
      const PixelBox lead = faint_lead(picture, faint, part, parts);
      if (lead.width() >= kLeastDash * dpi && is_print(lead, dpi)) found.push_back(lead);
    }
  }
  return found;
}

// Specks, by size and by standing apart. Where nothing is print, everything is a speck.
std::vector<bool> find_specks(const Raster& picture, const std::vector<PixelBox>& parts,
                              const std::vector<PixelBox>& whole, double dpi) {
  std::vector<const PixelBox*> print;
  for (const std::vector<PixelBox>* pieces : {&parts, &whole}) {
    for (const PixelBox& part : *pieces) {
      if (is_print(part, dpi)) print.push_back(&part);
    }
  }
  // The resolution that a file claims may be wrong: the size of the glyphs is not.
  const double size = glyph_size(parts);
  const double speck = std::min(kSpeck * dpi, kSpeckOfGlyph * size);
  const double down = is_narrow(picture, size) ? size : kDotReach * dpi;
  std::vector<bool> specks(parts.size(), false);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PixelBox& part = parts[i];
    const int side = std::max(part.width(), part.height());
    const bool tiny = side <= 1 || (side <= speck && !is_point(part, print, dpi));
    const bool small = side <= kLargeSpeck * dpi || print.empty();
    // The point of full-width digits stands in the middle of its own square.
    const auto in_line = [&](const PixelBox* p) {
      return side >= kSpeckOfGlyph * p->height() && part.y0 >= p->y0 && part.y1 <= p->y1 + side &&
             are_near(*p, part, size, 0);
    };
    if (!tiny && std::any_of(print.begin(), print.end(), in_line)) continue;
    specks[i] = tiny || (small && std::none_of(print.begin(), print.end(), [&](const PixelBox* p) {
                           return are_near(*p, part, kDotReach * dpi, down);
                         }));
  }
  return specks;
}

}  // namespace biaoge
