// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/coloured_lines.h"

namespace biaoge {

namespace {

/// Rulings in colour are this strongly coloured at least, run straight for this long and rise by so
/// little on the way (inches).
constexpr int kLineChroma = 30;
/// On from such a one its paler parts belong to it: JPEG keeps less colour here than there.
constexpr int kPaleChroma = 12;
/// Lines with fewer pixels than this times the resolution are the flat parts of a seal.
constexpr long kLeastOfTable = 70;
constexpr double kColouredLine = 0.3;
constexpr double kSlack = 0.012;
/// The chroma is that much more than this percentile of the page, which is paper; and lines are no
/// more than this share of it, else the paper is stained.
constexpr double kPaperChroma = 0.9;
constexpr double kMostLines = 0.05;
/// Sides of seals (inches) are shorter: the largest is 58 mm across.
constexpr double kLongestSide = 2.4;
constexpr int kFewestRulings = 3;

/// Rows (or columns) of coloured pixels that run straight for long.
PixPtr straight_lines(Pix* bits, int length, int slack, bool level) {
  const PixPtr grown(pixDilateBrick(nullptr, bits, level ? 1 : slack, level ? slack : 1));
  const PixPtr lines(
      pixOpenCompBrickDwa(nullptr, grown.get(), level ? length : 1, level ? 1 : length));
  return PixPtr(lines ? pixAnd(nullptr, lines.get(), bits) : nullptr);
}

/// Takes in what hangs together with `lines` of `more`.
void grow_into(PixPtr& lines, const PixPtr& more) {
  if (!more) return;
  pixOr(more.get(), more.get(), lines.get());
  PixPtr grown(pixSeedfillBinary(nullptr, lines.get(), more.get(), 8));
  if (grown) lines = std::move(grown);
}

/// The chroma of most of the picture: paper may be yellow.
int paper_chroma(const Raster& picture) {
  Histogram histogram{};
  for (int y = 0; y < picture.height; y += 8) {
    const std::uint8_t* row = picture.row(y);
    for (int x = 0; x < picture.width; x += 8) {
      ++histogram[static_cast<std::size_t>(pixel_at(row + std::ptrdiff_t{3} * x).chroma())];
    }
  }
  return percentile(histogram, kPaperChroma);
}

}  // namespace

int percentile(const Histogram& histogram, double share) {
  long total = 0;
  for (const int count : histogram) total += count;
  long seen = 0;
  for (int value = 0; value < 256; ++value) {
    seen += histogram[static_cast<std::size_t>(value)];
    if (seen > 0 && static_cast<double>(seen) >= share * static_cast<double>(total)) return value;
  }
  return 255;
}

ColouredLines find_coloured_lines(const Raster& picture, double dpi) {
  Raster colour = make_raster(picture.width, picture.height, 1);
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.row(y);
    std::uint8_t* out = colour.row(y);
    for (int x = 0; x < picture.width; ++x) {
      out[x] = static_cast<std::uint8_t>(255 - pixel_at(row + std::ptrdiff_t{3} * x).chroma());
    }
  }
  const int paper = paper_chroma(picture);
  const PixPtr bits = dark_bits(colour, 255 - paper - kLineChroma);
  const double area = static_cast<double>(picture.width) * picture.height;
  const auto are_few = [area](Pix* some) {
    return some != nullptr && static_cast<double>(count_bits(some)) <= kMostLines * area;
  };
  if (!are_few(bits.get())) return {};
  const int length = static_cast<int>(kColouredLine * dpi);
  const int slack = std::max(3, static_cast<int>(kSlack * dpi)) | 1;
  ColouredLines lines{straight_lines(bits.get(), length, slack, true),
                      straight_lines(bits.get(), length, slack, false)};
  if (!lines.level || !lines.upright) return lines;
  const long found = count_bits(lines.level.get()) + count_bits(lines.upright.get());
  if (static_cast<double>(found) < kLeastOfTable * dpi) return lines;
  const PixPtr pale = dark_bits(colour, 255 - paper - kPaleChroma);
  if (!are_few(pale.get())) return lines;
  grow_into(lines.level, straight_lines(pale.get(), length, slack, true));
  grow_into(lines.upright, straight_lines(pale.get(), length, slack, false));
  return lines;
}

bool show_table(const ColouredLines& lines, double dpi) {
  if (!lines.level) return false;
  const PixPtr longest(pixSelectBySize(lines.level.get(), static_cast<int>(kLongestSide * dpi), 0,
                                       8, L_SELECT_WIDTH, L_SELECT_IF_GTE, nullptr));
  l_int32 count = 0;
  if (longest) pixCountConnComp(longest.get(), 8, &count);
  return count >= kFewestRulings;
}

}  // namespace biaoge
