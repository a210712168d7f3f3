// SPDX-License-Identifier: GPL-3.0-or-later
// From thin boxes of ink to rulings.
#include <algorithm>
#include <cmath>

#include "ingest/canvas.h"

namespace biaoge {

namespace {

/// Bars whose centre lines are this close lie on one line.
constexpr double kSameLine = 0.75;
/// Pieces of a solid line may be this far apart (rounding of producers that draw cell by cell).
constexpr double kPieceGap = 1.5;
/// Largest gap between dashes or dots.
constexpr double kDashGap = 8.0;
/// Dashed lines meet with gaps of up to so many times the gap between their dashes.
constexpr double kDashEnd = 2.0;
/// A run of dashes needs as many before their gaps count as part of a line; fewer, as in the side
/// of one low row, where such a run shows that the page has dashed lines.
constexpr std::size_t kMinDashes = 4;
constexpr std::size_t kMinKnownDashes = 2;
/// Shorter lines are bullets, ticks and remains of glyphs.
constexpr double kMinLength = 5.0;

/// A bar seen along one axis: it lies at `position` and reaches from `start` to `end`.
struct Piece {
  double position;
  double start;
  double end;
  double thickness;
  double gap;  ///< Between the dashes it was joined from; 0: solid.
  double length() const { return end - start; }
};

Piece piece(const Box& box, Orientation orientation) {
  if (orientation == Orientation::horizontal) {
    return {(box.y0 + box.y1) / 2, box.x0, box.x1, box.height(), 0};
  }
  return {(box.x0 + box.x1) / 2, box.y0, box.y1, box.width(), 0};
}

/// Joins `pieces` (one line, sorted by start) that touch, or are no further apart than their
/// dashes.
std::vector<Piece> join_touching(const std::vector<Piece>& pieces) {
  std::vector<Piece> lines;
  for (const Piece& next : pieces) {
    const double gap = lines.empty() ? 0 : std::max(lines.back().gap, next.gap);
    const double reach = std::max(kPieceGap, kDashEnd * gap);
    if (!lines.empty() && next.start <= lines.back().end + reach) {
      Piece& line = lines.back();
      line.gap = gap;
      if (next.length() > line.length()) line.position = next.position;
      line.end = std::max(line.end, next.end);
      line.thickness = std::max(line.thickness, next.thickness);
    } else {
      lines.push_back(next);
    }
  }
  return lines;
}

/// True when `next` continues a row of dashes: of like length (or two that touch, where producers
/// draw cell by cell), after a gap like the row's own.
bool continues_dashes(const Piece& first, double first_gap, const Piece& next, double gap) {
  return gap <= kDashGap && gap <= 4 * std::max(first.length(), 1.0) &&
         std::abs(gap - first_gap) <= std::max(0.75, 0.35 * first_gap) &&
         next.length() <= 2.2 * first.length() + 0.5;
}

/// Joins rows of at least `min_dashes` like pieces with like gaps; other pieces stay as they are.
std::vector<Piece> join_dashes(const std::vector<Piece>& pieces, std::size_t min_dashes) {
  std::vector<Piece> lines;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t last = i;
    if (i + 1 < pieces.size()) {
      const double first_gap = pieces[i + 1].start - pieces[i].end;
      while (last + 1 < pieces.size() &&
             continues_dashes(pieces[i], first_gap, pieces[last + 1],
                              pieces[last + 1].start - pieces[last].end)) {
        ++last;
      }
    }
    if (last + 1 - i < min_dashes) last = i;
    Piece line = pieces[i];
    line.end = pieces[last].end;
    if (last > i) line.gap = pieces[i + 1].start - pieces[i].end;
    lines.push_back(line);
    i = last + 1;
  }
  return lines;
}

void add_lines(std::vector<Ruling>& rulings, std::vector<Piece>& group, Orientation orientation,
               std::size_t min_dashes) {
  std::sort(group.begin(), group.end(),
            [](const Piece& a, const Piece& b) { return a.start < b.start; });
  const std::vector<Piece> solid = join_touching(group);
  // Dashes that end beside a solid piece join it in the second pass.
  for (const Piece& line : join_touching(join_dashes(solid, min_dashes))) {
    if (line.length() < kMinLength || line.length() < 2 * line.thickness) continue;
    rulings.push_back({orientation, line.position, line.start, line.end, line.thickness, line.gap});
  }
}

void join_axis(std::vector<Ruling>& rulings, const std::vector<Box>& bars, Orientation orientation,
               std::size_t min_dashes) {
  std::vector<Piece> pieces;
  for (const Box& bar : bars) {
    const Piece candidate = piece(bar, orientation);
    // A dot may be part of a line either way; anything longer only of one along itself.
    const bool along = candidate.length() >= candidate.thickness;
    const bool dot = bar.width() <= 2 && bar.height() <= 2;
    if (candidate.thickness <= kMaxThickness && (along || dot)) pieces.push_back(candidate);
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.position < b.position; });
  std::vector<Piece> group;
  for (const Piece& next : pieces) {
    if (!group.empty() && next.position - group.front().position > kSameLine) {
      add_lines(rulings, group, orientation, min_dashes);
      group.clear();
    }
    group.push_back(next);
  }
  if (!group.empty()) add_lines(rulings, group, orientation, min_dashes);
}

/// True when the rulings meet or come within `tolerance` of it.
bool touches(const Ruling& a, const Ruling& b, double tolerance) {
  if (a.orientation == b.orientation) return false;
  return b.position >= a.start - tolerance && b.position <= a.end + tolerance &&
         a.position >= b.start - tolerance && a.position <= b.end + tolerance;
}

/// True when `ruling` lies just under or through the middle of text that has its extent.
bool decorates(const Ruling& ruling, const std::vector<Word>& words) {
  Box text;
  double size = 0;
  for (const Word& word : words) {
    if (word.vertical || word.direction != Direction::right) continue;
    const double baseline = word.box.y0 + 0.88 * word.font_size;
    const double below = ruling.position - baseline;
    if (below < -0.45 * word.font_size || below > 0.3 * word.font_size) continue;
    if (overlap(word.box.x0, word.box.x1, ruling.start, ruling.end) <= 0) continue;
    text = unite(text, word.box);
    size = std::max(size, word.font_size);
  }
  if (text.empty()) return false;
  const double slack = 0.6 * size;
  return ruling.thickness <= 0.2 * size && std::abs(text.x0 - ruling.start) <= slack &&
         std::abs(text.x1 - ruling.end) <= slack;
}

}  // namespace

std::vector<Ruling> join_bars(const std::vector<Box>& bars) {
  std::vector<Ruling> rulings;
  for (const std::size_t min_dashes : {kMinDashes, kMinKnownDashes}) {
    rulings.clear();
    join_axis(rulings, bars, Orientation::horizontal, min_dashes);
    join_axis(rulings, bars, Orientation::vertical, min_dashes);
    const bool dashed = std::any_of(rulings.begin(), rulings.end(),
                                    [](const Ruling& ruling) { return ruling.gap > 0; });
    if (!dashed) break;
  }
  return rulings;
}

void drop_text_decoration(std::vector<Ruling>& rulings, const std::vector<Word>& words) {
  std::vector<Ruling> kept;
  for (const Ruling& ruling : rulings) {
    const bool joined = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& other) {
      return touches(ruling, other, 1.5);
    });
    const bool drop =
        ruling.orientation == Orientation::horizontal && !joined && decorates(ruling, words);
    if (!drop) kept.push_back(ruling);
  }
  rulings = std::move(kept);
}

}  // namespace biaoge
