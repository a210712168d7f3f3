// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/pixel_rulings.h"

#include <algorithm>
#include <cmath>

#include "ocr/ink.h"
#include "ocr/open_sides.h"
#include "ocr/pix.h"
#include "ocr/resample.h"
#include "ocr/ruling_dashes.h"
#include "ocr/ruling_ends.h"
#include "ocr/ruling_evidence.h"
#include "ocr/ruling_grid.h"
#include "ocr/ruling_pieces.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

namespace {

// Lengths in inches.
/// Rulings between two others, as in low rows, may be as short as this.
constexpr double kShortestBetween = 0.08;
constexpr double kShortest = 0.5;
/// Short ones may step over by this much from end to end.
constexpr double kLean = 0.007;
/// A solid ruling is plain for this long at least, or for this share of its length where it is
/// shorter than twice that: longer than a stroke of a character.
constexpr double kPlainStretch = 0.3;
constexpr double kPlainPart = 0.5;
/// Share of its length on which a ruling is plain; text that touches it hides it.
constexpr double kPlainShare = 0.4;
/// A short one that no other ruling is in line with keeps this far from all text.
constexpr double kPadding = 0.04;
constexpr double kInkInPadding = 0.12;
/// Where rulings are faint, strokes of lines of text above each other make shorter broken ones.
constexpr double kShortestFaint = 0.8;
/// The lines of a double ruling are no further apart.
constexpr double kDouble = 0.06;
/// A piece and its continuation are at most this far from one line.
constexpr double kOffLine = 0.012;
/// Gaps up to this are bridged without further evidence; longer ones by faint pixels.
constexpr double kGap = 0.06;
constexpr double kLongestGap = 0.6;
/// Share of the length of a gap that faint pixels must cover.
constexpr double kFaintCover = 0.6;

using Scale = RulingScale;

/// Joins pieces that lie on one line and have little between them, or faint pixels all along.
std::vector<Ruling> joined(std::vector<Ruling> pieces, const Raster& gray, const Scale& scale) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.start < b.start; });
  const double off = std::max(2.0, kOffLine * scale.dpi);
  const int slack = scale.pixels(0.007);
  std::vector<Ruling> rulings;
  for (const Ruling& piece : pieces) {
    const auto fits = [&](const Ruling& ruling) {
      if (std::abs(ruling.position - piece.position) > off) return false;
      const double gap = piece.start - ruling.end;
      if (gap <= std::max({1.0 * scale.pixels(kGap), ruling.gap, piece.gap})) return true;
      if (gap > scale.pixels(kLongestGap)) return false;
      return faint_line(gray, (ruling.position + piece.position) / 2, static_cast<int>(ruling.end),
                        static_cast<int>(piece.start), slack) >= kFaintCover;
    };
    const auto before = std::find_if(rulings.rbegin(), rulings.rend(), fits);
    if (before == rulings.rend()) {
      rulings.push_back(piece);
      continue;
    }
    const double length = before->length() + piece.length();
    before->position =
        (before->position * before->length() + piece.position * piece.length()) / length;
    before->thickness =
        (before->thickness * before->length() + piece.thickness * piece.length()) / length;
    if (piece.length() > before->length()) before->gap = piece.gap;
    before->end = std::max(before->end, piece.end);
  }
  return rulings;
}

/// Lengthens a ruling as far as faint pixels lead on.
void follow_on(Ruling& ruling, const Raster& gray, const Scale& scale) {
  const int stride = scale.pixels(0.05, 6);
  const int slack = scale.pixels(0.007);
  while (ruling.end + stride < gray.width) {
    const int x = static_cast<int>(ruling.end);
    if (faint_line(gray, ruling.position, x, x + stride, slack) < kFaintCover) break;
    ruling.end += stride;
  }
  while (ruling.start - stride > 0) {
    const int x = static_cast<int>(ruling.start);
    if (faint_line(gray, ruling.position, x - stride, x, slack) < kFaintCover) break;
    ruling.start -= stride;
  }
}

/// True when one of `rulings` runs where `piece` does.
bool is_known(const Ruling& piece, const std::vector<Ruling>& rulings, double off) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    return std::abs(ruling.position - piece.position) <= off &&
           overlap(ruling.start, ruling.end, piece.start, piece.end) > 0.5 * piece.length();
  });
}

/// The same, where a broken one of `rulings` that `piece` is longer than does not count.
bool is_all_known(const Ruling& piece, std::vector<Ruling> rulings, double off) {
  std::erase_if(rulings, [&](const Ruling& ruling) {
    return ruling.gap > 0 && piece.length() > ruling.length();
  });
  return is_known(piece, rulings, off);
}

/// Strokes of a line of text make pieces too, but none that is plain for long.
bool is_plain(const Raster& gray, const Ruling& ruling, int threshold, const Scale& scale) {
  if (ruling.gap > 0) return true;  // That is how it was found.
  const Plainness plain = plainness(gray, ruling, threshold, scale);
  return plain.share >= kPlainShare &&
         plain.longest >= std::min(kPlainStretch * scale.dpi, kPlainPart * ruling.length());
}

std::vector<PixelBox> boxes_of(Pix* bits) {
  std::vector<PixelBox> boxes;
  for (const Component& component : components(bits, false)) boxes.push_back(component.box);
  return boxes;
}

/// The small marks of one direction of a picture, as level ones.
struct Marks {
  std::vector<PixelBox> flat;
  Dashes dashes;

  Marks(std::vector<PixelBox> ink, const Scale& scale)
      : flat(flat_marks(std::move(ink), scale)), dashes(find_dashes(flat, scale)) {}
};

/// What a first look told about lines that cross others.
struct Crossed {
  std::vector<Ruling> pieces;  ///< Found apart, see crossed_pieces().
  std::vector<Ruling> lines;   ///< Those across.
};

/// The marks that do not lie on one of `crossing`, upright ones: where rows are low its dots, or
/// theirs, would look like a line of dots.
std::vector<PixelBox> beside(std::vector<PixelBox> marks, std::vector<Ruling> crossing,
                             const Scale& scale) {
  std::erase_if(crossing, [&](const Ruling& line) { return line.length() < scale.dpi; });
  std::sort(crossing.begin(), crossing.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  const double reach = scale.pixels(kOffLine, 2);
  std::erase_if(marks, [&](const PixelBox& mark) {
    const auto begin = std::lower_bound(
        crossing.begin(), crossing.end(), mark.x0 - reach,
        [](const Ruling& line, double position) { return line.position < position; });
    return std::any_of(begin, crossing.end(), [&](const Ruling& line) {
      return line.position <= mark.x1 + reach && line.start <= mark.y1 && line.end >= mark.y0;
    });
  });
  return marks;
}

std::vector<Ruling> level_rulings(const Raster& gray, Pix* bits, const Marks& marks,
                                  const std::vector<DashKind>& kinds, const Crossed& crossed,
                                  int threshold, int ruling_tone, const Scale& scale) {
  std::vector<Ruling> pieces = solid_pieces(bits, scale);
  std::erase_if(pieces,
                [&](const Ruling& piece) { return !is_plain(gray, piece, threshold, scale); });
  const double off = std::max(2.0, kOffLine * scale.dpi);
  for (const std::vector<Ruling>& more :
       {dashed_pieces(marks.dashes, kinds, scale), broken_pieces(bits, marks.flat, scale),
        crossed.pieces,
        ruling_tone > 0 ? std::vector<Ruling>{}
                        : dotted_pieces(bits, beside(marks.flat, crossed.lines, scale), scale)}) {
    const std::vector<Ruling> known = pieces;
    for (const Ruling& piece : more) {
      if (!is_all_known(piece, known, off)) pieces.push_back(piece);
    }
  }
  std::vector<Ruling> rulings = joined(std::move(pieces), gray, scale);
  // Together they have to be plain for longer than each by itself.
  std::erase_if(rulings,
                [&](const Ruling& ruling) { return !is_plain(gray, ruling, threshold, scale); });
  if (are_faint(ruling_tone)) {
    std::erase_if(rulings, [&](const Ruling& ruling) {
      return ruling.gap > 0 && ruling.length() < scale.pixels(kShortestFaint);
    });
  }
  for (Ruling& ruling : rulings) follow_on(ruling, gray, scale);
  drop_feet(rulings, gray, threshold, scale);
  return rulings;
}

bool is_broken(const Ruling& ruling) {
  return ruling.gap > 0;
}

/// Pieces of broken level lines that meet others. Where a dash meets a line across it, the two are
/// one piece of ink and no mark of either: here they are looked for without those lines.
/// Those of low rows have few dashes. `crossing`: upright ones.
std::vector<Ruling> crossed_pieces(Pix* bits, const Dashes& dashes,
                                   const std::vector<DashKind>& kinds,
                                   const std::vector<Ruling>& crossing, const Scale& scale) {
  std::vector<Ruling> pieces = dashes_between(dashes, kinds, crossing, scale);
  const PixPtr open = without_upright(bits, crossing, scale);
  if (!open) return pieces;
  for (const Ruling& piece :
       broken_pieces(open.get(), flat_marks(boxes_of(open.get()), scale), scale)) {
    pieces.push_back(piece);
  }
  return pieces;
}

/// The level rulings that are too short to be told from strokes by themselves: they fill the
/// distance between two upright ones, and lie in line with a longer one or clear of all text.
/// `bits`: level as `gray`.
std::vector<Ruling> rulings_between(const Raster& gray, Pix* bits, const std::vector<Ruling>& level,
                                    const std::vector<Ruling>& upright, int threshold,
                                    const Scale& scale) {
  std::vector<Ruling> result;
  double thickest = 2;
  for (const Ruling& ruling : upright) thickest = std::max(thickest, 1.5 * ruling.thickness);
  const PixPtr pieces(pixOpenCompBrickDwa(nullptr, bits, scale.pixels(kShortestBetween, 8), 1));
  if (!pieces) return result;
  const int inset = static_cast<int>(thickest) + 2;
  const int lean = scale.pixels(kLean);
  std::vector<Ruling> anchors = long_ones(upright, scale);
  // A candidate ends at their edge. Strokes may end near double ones, which count as thick.
  for (Ruling& anchor : anchors) {
    anchor.thickness = std::min(anchor.thickness, anchor.thickness / 2 + 1);
  }
  const double off = std::max(2.0, kOffLine * scale.dpi);
  std::vector<Ruling> candidates;
  for (const Component& component : components(pieces.get(), true)) {
    const Ruling ruling = measured_piece(component);
    const bool short_enough = ruling.length() < scale.pixels(kShortest);
    if (!short_enough || component.box.height() > thickest + lean) continue;
    if (!is_met(ruling, ruling.start, anchors, 1.5)) continue;
    if (is_met(ruling, ruling.end, anchors, 1.5)) candidates.push_back(ruling);
  }
  for (const Ruling& ruling : candidates) {
    // In line with a longer one, or one line of a double ruling.
    const bool in_line = std::any_of(level.begin(), level.end(), [&](const Ruling& other) {
      return std::abs(other.position - ruling.position) <= off;
    });
    const bool is_double =
        std::any_of(candidates.begin(), candidates.end(), [&](const Ruling& other) {
          const double distance = std::abs(other.position - ruling.position);
          return distance > off && distance <= scale.pixels(kDouble) &&
                 overlap(ruling.start, ruling.end, other.start, other.end) > 0.8 * ruling.length();
        });
    const int padding = in_line ? 0 : scale.pixels(kPadding);
    const double most = in_line ? kMostInkBeside : kInkInPadding;
    const InkBeside beside = ink_beside(gray, ruling, padding, inset, threshold, scale);
    // The other line of a double one is that close, with paper on its far side: so are not two
    // strokes of a character.
    const bool clear = beside.worse <= most || (is_double && beside.better <= kInkInPadding);
    if (clear) result.push_back(ruling);
  }
  return result;
}

/// A level ruling of the picture turned clockwise as it stands upright in the picture itself, whose
/// height is given; and the other way round. x becomes y, and what was y counts from the right.
Ruling turned_back(Ruling ruling, int height) {
  ruling.orientation = Orientation::vertical;
  const double start = height - ruling.end;
  ruling.end = height - ruling.start;
  ruling.start = start;
  return ruling;
}

std::vector<Ruling> turned_back(std::vector<Ruling> rulings, int height) {
  for (Ruling& ruling : rulings) ruling = turned_back(ruling, height);
  return rulings;
}

std::vector<Ruling> turned_clockwise(std::vector<Ruling> rulings, int height) {
  for (Ruling& ruling : rulings) {
    if (ruling.orientation == Orientation::horizontal) {
      ruling.orientation = Orientation::vertical;
      ruling.position = height - ruling.position;
    } else {
      ruling.orientation = Orientation::horizontal;
      const double start = height - ruling.end;
      ruling.end = height - ruling.start;
      ruling.start = start;
    }
  }
  return rulings;
}

std::vector<Ruling> with(std::vector<Ruling> rulings, const std::vector<Ruling>& more) {
  rulings.insert(rulings.end(), more.begin(), more.end());
  return rulings;
}

}  // namespace

std::vector<Ruling> find_pixel_rulings(const Raster& gray, double dpi, int ruling_tone,
                                       std::vector<Ruling>* doubtful) {
  const Scale scale{dpi};
  const int threshold = ruling_threshold(gray, ruling_tone);
  // Upright rulings are found as level ones of the picture turned clockwise.
  const Raster sideways = turned(gray, 90);
  const PixPtr bits = dark_bits(gray, threshold);
  const PixPtr sideways_bits = dark_bits(sideways, threshold);
  if (!bits || !sideways_bits) return {};
  std::vector<PixelBox> ink = boxes_of(bits.get());
  std::vector<PixelBox> sideways_ink;
  for (const PixelBox& box : ink) {
    sideways_ink.push_back({gray.height - box.y1, box.x0, gray.height - box.y0, box.x1});
  }
  const Marks marks(std::move(ink), scale);
  const Marks sideways_marks(std::move(sideways_ink), scale);
  const std::vector<DashKind> kinds = dash_kinds(marks.dashes, sideways_marks.dashes, scale);
  std::vector<Ruling> level =
      level_rulings(gray, bits.get(), marks, kinds, {}, threshold, ruling_tone, scale);
  std::vector<Ruling> found = level_rulings(sideways, sideways_bits.get(), sideways_marks, kinds,
                                            {}, threshold, ruling_tone, scale);
  if (std::any_of(level.begin(), level.end(), is_broken) ||
      std::any_of(found.begin(), found.end(), is_broken)) {
    std::vector<Ruling> across = turned_clockwise(level, gray.height);
    std::vector<Ruling> pieces =
        crossed_pieces(sideways_bits.get(), sideways_marks.dashes, kinds, across, scale);
    found = level_rulings(sideways, sideways_bits.get(), sideways_marks, kinds,
                          {std::move(pieces), std::move(across)}, threshold, ruling_tone, scale);
    across = turned_back(found, gray.height);
    pieces = crossed_pieces(bits.get(), marks.dashes, kinds, across, scale);
    level = level_rulings(gray, bits.get(), marks, kinds, {std::move(pieces), std::move(across)},
                          threshold, ruling_tone, scale);
  }
  std::vector<Ruling> upright = turned_back(found, gray.height);
  drop_strokes(level, upright, gray, threshold, scale);
  drop_strokes(upright, level, gray, threshold, scale);
  const double off = std::max(2.0, kOffLine * dpi);
  const std::vector<Ruling> sides = open_sides(level, upright, scale);
  const std::vector<Ruling> level_sideways = turned_clockwise(with(level, sides), gray.height);
  const std::vector<Ruling> known = upright;
  const std::vector<Ruling> known_sideways = turned_clockwise(known, gray.height);
  for (const Ruling& ruling : rulings_between(sideways, sideways_bits.get(), known_sideways,
                                              level_sideways, threshold, scale)) {
    const Ruling back = turned_back(ruling, gray.height);
    if (!is_known(back, known, off)) upright.push_back(back);
  }
  for (const Ruling& ruling : rulings_between(gray, bits.get(), level, known, threshold, scale)) {
    if (!is_known(ruling, level, off)) level.push_back(ruling);
  }
  std::vector<Ruling> guessed = complete_lines(level, upright, gray, threshold, scale);
  std::vector<Ruling> upright_sideways = turned_clockwise(upright, gray.height);
  for (const Ruling& piece : complete_lines(upright_sideways, turned_clockwise(level, gray.height),
                                            sideways, threshold, scale)) {
    guessed.push_back(turned_back(piece, gray.height));
  }
  if (doubtful != nullptr) *doubtful = std::move(guessed);
  // Faint ones have gaps where they meet others.
  if (!are_faint(ruling_tone)) {
    trim_overshoots(level, upright, gray, threshold, scale);
    trim_overshoots(upright_sideways, turned_clockwise(with(level, sides), gray.height), sideways,
                    threshold, scale);
  }
  upright.clear();
  for (const Ruling& ruling : upright_sideways) upright.push_back(turned_back(ruling, gray.height));
  drop_creases(level, upright, scale);
  drop_creases(upright, level, scale);
  set_ends(level, upright, scale);
  set_ends(upright, level, scale);
  level.insert(level.end(), upright.begin(), upright.end());
  // What a crossing ruling cut off at both ends was none.
  std::erase_if(level, [](const Ruling& ruling) { return ruling.length() <= ruling.thickness; });
  return level;
}

}  // namespace biaoge
