// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_pieces.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace biaoge {

namespace {

// Lengths in inches.
/// Longer than the strokes of running text.
constexpr double kPiece = 0.22;
/// Thicker pieces are blocks or bars.
constexpr double kThickest = 0.05;
/// Dashes, dots and what is left of a broken line are marks by themselves, no higher than this.
constexpr double kHighestMark = 0.024;
/// Marks within this height count as one line; text keeps off it by kClear, from kPaperOff on.
constexpr double kLineHeight = 0.008;
constexpr double kPaperOff = 0.01;
constexpr double kClear = 0.035;
/// How much of the ink of a window may stand beside its line.
constexpr double kMostBeside = 0.25;
/// Where text touches a line nothing can be told; this share of it has to be plain.
constexpr double kPlainShare = 0.7;

/// How a line is broken. Lengths in inches.
struct Breaks {
  double window;       ///< Its rows are judged over windows of this length.
  double least_ink;    ///< Share of a window that has marks on the line.
  double longest_gap;  ///< Between marks.
  double least;        ///< Length of the line.
  double gap;          ///< For those who look where it may end.
  double text;         ///< Share of a window along which text may stand beside the line.
};
/// A few dashes with their gaps. Lines of text are further apart than they: a column of the digit 1
/// is no line.
constexpr Breaks kDashes{0.2, 0.3, 0.075, 0.2, 0.07, 0};
/// Single pixels, as a fax leaves them of a hairline. They have to go on for long.
constexpr Breaks kDots{0.8, 0.03, 0.25, 0.6, 0.15, 0.3};
/// Specks are everywhere, most where a fax had shading: a line has so many times as many in it.
constexpr int kOverSpecks = 4;
/// They are flatter than decimal points, and shorter than the strokes of thin characters.
constexpr double kFlattest = 0.006;
constexpr double kShortest = 0.05;

/// Beside a ruling, its blurred edge; before a broken one, another dash with its gap.
constexpr double kSlack = 0.005;
constexpr double kLostDash = 0.25;

/// Pixels counted together.
constexpr int kUnit = 16;

/// Ink of each unit of each row: a row counts the columns with ink in any of `height` rows from it
/// on.
class UnitCounts {
 public:
  UnitCounts(Pix* bits, int height)
      : rows_(pixGetHeight(bits)), units_((pixGetWidth(bits) + kUnit - 1) / kUnit) {
    const auto words = static_cast<std::size_t>(pixGetWpl(bits));
    const l_uint32* data = pixGetData(bits);
    counts_.resize(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(units_));
    std::uint8_t* out = counts_.data();
    for (int y = 0; y < rows_; ++y) {
      const int last = std::min(rows_, y + height);
      for (int u = 0; u < units_; ++u) {
        const std::size_t word = static_cast<std::size_t>(u) / 2;
        l_uint32 ink = 0;
        for (int r = y; r < last; ++r) ink |= data[static_cast<std::size_t>(r) * words + word];
        *out++ = static_cast<std::uint8_t>(std::popcount(u % 2 == 0 ? ink >> kUnit : ink & 0xFFFF));
      }
    }
  }

  int rows() const { return rows_; }
  int units() const { return units_; }
  const std::uint8_t* row(int y) const {
    return counts_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(units_);
  }

 private:
  int rows_;
  int units_;
  std::vector<std::uint8_t> counts_;
};

/// The same for a picture. In units, but for ink.
struct Search {
  int window = 0;
  int least = 0;
  int least_ink = 0;
  int text = 0;

  Search(const Breaks& breaks, const RulingScale& scale)
      : window(std::max(2, scale.pixels(breaks.window) / kUnit)),
        least(std::max(window, scale.pixels(breaks.least) / kUnit)),
        least_ink(static_cast<int>(breaks.least_ink * window * kUnit)),
        text(static_cast<int>(breaks.text * window * kUnit)) {}
};

/// A stretch of a row that looks like a broken line, in units.
struct Stretch {
  int row = 0;
  int begin = 0;
  int end = 0;
  int ink = 0;  ///< On the line less that beside it: the better of two neighbouring rows has more.
};

/// The sum of `window` units from `u` on.
int window_sum(const std::uint8_t* row, int u, int window, int units) {
  int sum = 0;
  for (int i = u; i < std::min(units, u + window); ++i) sum += row[i];
  return sum;
}

/// Of one row of units: what lies on it and, as high bands above and below, what should be paper.
struct Rows {
  const std::uint8_t* on;
  const std::uint8_t* above;
  const std::uint8_t* below;
  /// Marks like those on it, in bands that are `bands` times as high as it; nullptr: they are not
  /// looked at.
  const std::uint8_t* marks_above = nullptr;
  const std::uint8_t* marks_below = nullptr;
  int bands = 1;
};

/// The stretches of one row.
void find_stretches(const Rows& rows, int y, int units, const Search& search,
                    std::vector<Stretch>& stretches) {
  const std::uint8_t* on = rows.on;
  const int window = search.window;
  Stretch current{y, 0, 0, 0};
  int plain = 0;
  int seen = 0;
  const auto close = [&](int u) {
    // The last window reaches over the units behind the one it begins with.
    current.end = std::min(units, u + window - 1);
    const bool is_long = current.end - current.begin >= search.least;
    if (seen > 0 && is_long && plain >= kPlainShare * seen) stretches.push_back(current);
    seen = 0;
  };
  int sum = window_sum(on, 0, window, units);
  for (int u = 0; u + window <= units; ++u) {
    if (u > 0) sum += on[u + window - 1] - on[u - 1];
    if (sum < search.least_ink) {
      if (seen > 0) close(u - 1);
      continue;
    }
    if (seen == 0) {
      current = {y, u, u, 0};
      plain = 0;
    }
    ++seen;
    const int beside = std::max(window_sum(rows.above, u, window, units),
                                window_sum(rows.below, u, window, units));
    const auto is_speck = [&](const std::uint8_t* marks) {
      return marks != nullptr &&
             kOverSpecks * window_sum(marks, u, window, units) > rows.bands * sum;
    };
    plain += beside <= kMostBeside * sum + search.text && !is_speck(rows.marks_above) &&
             !is_speck(rows.marks_below);
    current.ink += sum - beside;
  }
  if (seen > 0) close(units - window);
}

bool overlaps(const Stretch& a, const Stretch& b) {
  return std::min(a.end, b.end) > std::max(a.begin, b.begin);
}

/// `marks` as pixels of a picture as large as `bits`.
PixPtr drawn(const std::vector<PixelBox>& marks, Pix* bits) {
  PixPtr picture(pixCreate(pixGetWidth(bits), pixGetHeight(bits), 1));
  if (!picture) return picture;
  for (const PixelBox& box : marks) {
    pixRasterop(picture.get(), box.x0, box.y0, box.width(), box.height(), PIX_SET, nullptr, 0, 0);
  }
  return picture;
}

/// The parts of columns [x0, x1) of rows [y, y + height) whose gaps are no longer than `longest`.
std::vector<std::pair<int, int>> runs_of_marks(Pix* marks, int y, int height, int x0, int x1,
                                               int longest) {
  const auto words = static_cast<std::size_t>(pixGetWpl(marks));
  const l_uint32* data = pixGetData(marks);
  const auto inked = [&](int x) {
    for (int r = y; r < y + height; ++r) {
      const l_uint32 word =
          data[static_cast<std::size_t>(r) * words + static_cast<std::size_t>(x) / 32];
      if ((word >> (31 - x % 32)) & 1U) return true;
    }
    return false;
  };
  std::vector<std::pair<int, int>> runs;
  for (int x = x0; x < x1; ++x) {
    if (!inked(x)) continue;
    if (!runs.empty() && x - runs.back().second <= longest) {
      runs.back().second = x + 1;
    } else {
      runs.emplace_back(x, x + 1);
    }
  }
  return runs;
}

/// The middle of the marks around a line that was found at rows [y, y + height), and how high they
/// are.
std::pair<double, double> middle_and_height(Pix* marks, int y, int height, int x0, int x1) {
  const auto words = static_cast<std::size_t>(pixGetWpl(marks));
  const l_uint32* data = pixGetData(marks);
  double ink = 0;
  double moment = 0;
  int inked_columns = 0;
  for (int x = x0; x < x1; ++x) {
    const double before = ink;
    for (int r = std::max(0, y - height); r < std::min(pixGetHeight(marks), y + 2 * height); ++r) {
      const l_uint32 word =
          data[static_cast<std::size_t>(r) * words + static_cast<std::size_t>(x) / 32];
      if (((word >> (31 - x % 32)) & 1U) == 0) continue;
      ++ink;
      moment += r + 0.5;
    }
    inked_columns += ink > before;
  }
  if (ink <= 0) return {y + height / 2.0, 1.0};
  return {moment / ink, ink / inked_columns};
}

/// Of neighbouring rows (up to `reach` away) the stretch with most ink is the line.
bool is_best(const std::vector<Stretch>& stretches, std::size_t i, int reach) {
  const Stretch& stretch = stretches[i];
  const auto beaten = [&](std::size_t k) {
    const Stretch& other = stretches[k];
    return overlaps(stretch, other) &&
           (other.ink > stretch.ink || (other.ink == stretch.ink && k < i));
  };
  for (std::size_t k = i; k-- > 0 && stretches[k].row >= stretch.row - reach;) {
    if (beaten(k)) return false;
  }
  for (std::size_t k = i + 1; k < stretches.size() && stretches[k].row <= stretch.row + reach;
       ++k) {
    if (beaten(k)) return false;
  }
  return true;
}

std::vector<Ruling> lines_of_marks(Pix* bits, const std::vector<PixelBox>& flat,
                                   const Breaks& breaks, const RulingScale& scale) {
  const PixPtr picture = drawn(flat, bits);
  if (!picture) return {};
  Pix* marks = picture.get();
  const UnitCounts on(marks, scale.pixels(kLineHeight, 2));
  const UnitCounts beside(bits, scale.pixels(kClear, 4));
  const int height = scale.pixels(kLineHeight, 2);
  const int off = scale.pixels(kPaperOff, 2);
  const int clear = scale.pixels(kClear, 4);
  const Search search(breaks, scale);
  std::vector<Stretch> stretches;
  const UnitCounts specks(marks, clear);
  for (int y = clear + off; y + height + off + clear <= on.rows(); ++y) {
    const int above = y - off - clear;
    const int below = y + height + off;
    Rows rows{on.row(y), beside.row(above), beside.row(below)};
    if (breaks.text > 0) {
      // Those closer by may be its own: after a resampling it is no longer quite straight.
      rows.marks_above = specks.row(std::max(0, above - clear));
      rows.marks_below = specks.row(std::min(on.rows() - 1, below + clear));
      rows.bands = clear / height;
    }
    find_stretches(rows, y, on.units(), search, stretches);
  }
  std::vector<Ruling> result;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    if (!is_best(stretches, i, height + off)) continue;
    const Stretch& stretch = stretches[i];
    const int end = std::min(pixGetWidth(marks), stretch.end * kUnit);
    for (const auto& [x0, x1] : runs_of_marks(marks, stretch.row, height, stretch.begin * kUnit,
                                              end, scale.pixels(breaks.longest_gap))) {
      if (x1 - x0 < scale.pixels(breaks.least)) continue;
      Ruling ruling;
      const auto [middle, thickness] = middle_and_height(marks, stretch.row, height, x0, x1);
      ruling.position = middle;
      ruling.start = x0;
      ruling.end = x1;
      ruling.thickness = thickness;
      ruling.gap = scale.pixels(breaks.gap, 4);
      result.push_back(ruling);
    }
  }
  return result;
}

}  // namespace

Ruling measured_piece(const Component& component) {
  Ruling ruling;
  ruling.start = component.box.x0;
  ruling.end = component.box.x1;
  // Half of the ink is above: what hangs on a piece (a stroke, a seal) makes its box higher.
  const auto area = static_cast<double>(count_bits(component.bits.get()));
  double above = 0;
  for (int y = 0; y < component.box.height() && above < area / 2; ++y) {
    l_int32 bits = 0;
    pixCountPixelsInRow(component.bits.get(), y, &bits, nullptr);
    if (bits > 0) ruling.position = component.box.y0 + y + std::min(1.0, (area / 2 - above) / bits);
    above += bits;
  }
  ruling.thickness = area / component.box.width();
  return ruling;
}

std::vector<Ruling> solid_pieces(Pix* bits, const RulingScale& scale) {
  // One row of slack lets a piece pass that steps from one row of pixels to the next.
  const PixPtr closed(pixCloseBrick(nullptr, bits, scale.pixels(0.012, 2), 2));
  const PixPtr pieces(pixOpenCompBrickDwa(nullptr, closed.get(), scale.pixels(kPiece, 12), 1));
  std::vector<Ruling> result;
  if (!pieces) return result;
  // A punch hole on a ruling would make one block of both.
  const int thick = scale.pixels(kThickest, 4) + 1;
  const PixPtr blocks(pixOpenBrick(nullptr, pieces.get(), thick, thick));
  if (blocks) pixSubtract(pieces.get(), pieces.get(), blocks.get());
  for (const Component& component : components(pieces.get(), true)) {
    const Ruling ruling = measured_piece(component);
    const bool bar = ruling.thickness > scale.pixels(kThickest, 4);
    const bool tilted = component.box.height() > 2 * ruling.thickness + scale.pixels(0.02, 3);
    if (!bar && !tilted) result.push_back(ruling);
  }
  return result;
}

std::vector<PixelBox> flat_marks(std::vector<PixelBox> pieces, const RulingScale& scale) {
  const int highest = scale.pixels(kHighestMark, 3);
  std::erase_if(pieces, [highest](const PixelBox& box) {
    return box.height() > highest || 3 * box.width() < 2 * box.height();
  });
  return pieces;
}

std::vector<Ruling> broken_pieces(Pix* bits, const std::vector<PixelBox>& flat,
                                  const RulingScale& scale) {
  return lines_of_marks(bits, flat, kDashes, scale);
}

std::vector<Ruling> dotted_pieces(Pix* bits, std::vector<PixelBox> flat, const RulingScale& scale) {
  std::erase_if(flat, [&](const PixelBox& box) {
    return box.height() > scale.pixels(kFlattest) || box.width() > scale.pixels(kShortest);
  });
  return lines_of_marks(bits, flat, kDots, scale);
}

PixPtr without_upright(Pix* bits, const std::vector<Ruling>& upright, const RulingScale& scale) {
  PixPtr open(pixCopy(nullptr, bits));
  if (!open) return open;
  const int slack = scale.pixels(kSlack);
  for (const Ruling& ruling : upright) {
    const int half = static_cast<int>(std::ceil(ruling.thickness / 2)) + slack;
    const int x = static_cast<int>(ruling.position) - half;
    // The last dash may be one piece with a line that it ends at, and not known as its own.
    const int more = ruling.gap > 0 ? scale.pixels(kLostDash) : 0;
    const int y = static_cast<int>(ruling.start) - more;
    const int length = static_cast<int>(ruling.length()) + 2 * more;
    pixRasterop(open.get(), x, y, 2 * half + 1, length, PIX_CLR, nullptr, 0, 0);
  }
  return open;
}

}  // namespace biaoge
