// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_ends.h"

#include <algorithm>
#include <cmath>

#include "ocr/ruling_evidence.h"

namespace biaoge {

namespace {

// Lengths in inches.
/// Shorter rulings that do not hang between others at both ends are strokes of large characters, or
/// of characters that have run together; so are those up to kShortestAlone that hang on no other,
/// or up to kShortestHanging on one alone, and are in line with none.
constexpr double kShortest = 0.5;
constexpr double kShortestHanging = 1.0;
constexpr double kShortestAlone = 1.5;
/// So many others end with a short broken one where a page end cuts a row.
constexpr int kTogether = 3;
/// Rulings this close to one line are one that is broken.
constexpr double kOffLine = 0.012;
/// Ends this close to a crossing ruling reach it.
constexpr double kReach = 0.04;
/// A ruling that runs no further than this, and this share of the way to the next one, past the
/// last that it crosses was led astray by text.
constexpr double kOvershoot = 0.3;
constexpr double kOvershootShare = 0.6;
/// No row is lower. Beside a ruling that is much longer, another one is plain along this share.
constexpr double kLowestRow = 0.1;
constexpr double kMuchLonger = 1.5;
constexpr double kPlainDouble = 0.85;
/// Text keeps this far from a ruling on one side at least.
constexpr double kPadding = 0.03;
/// Between a ruling and the text beyond is paper for this long.
constexpr double kPaper = 0.012;
/// A crease runs this far beyond the tables it crosses.
constexpr double kBeyond = 0.2;
/// Beyond them on one side only, so many of its ends within them are at no other ruling.
constexpr int kLooseEnds = 2;

/// True when at least `least` other rulings of the same direction end where this one does: at an
/// open side.
bool ends_with_others(const Ruling& ruling, bool at_end, const std::vector<Ruling>& rulings,
                      double reach, int least) {
  const double at = at_end ? ruling.end : ruling.start;
  const auto together = std::count_if(rulings.begin(), rulings.end(), [&](const Ruling& other) {
    return std::abs(other.position - ruling.position) > 2 * reach &&
           std::abs((at_end ? other.end : other.start) - at) <= reach;
  });
  return together >= least;
}

/// Where the last ruling that `ruling` crosses stands before its end, and the next one after it.
struct Neighbours {
  double before = 0;
  double after = 0;
  bool has_before = false;
  bool has_after = false;
};

/// `sign`: +1 looks at the end, -1 at the start; distances along the ruling are then negative.
Neighbours around_end(const Ruling& ruling, int sign, const std::vector<Ruling>& crossing,
                      double reach) {
  const double end = sign * (sign > 0 ? ruling.end : ruling.start);
  const double begin = sign * (sign > 0 ? ruling.start : ruling.end);
  Neighbours found;
  for (const Ruling& other : crossing) {
    if (ruling.position < other.start - reach || ruling.position > other.end + reach) continue;
    const double at = sign * other.position;
    if (at <= end && at > begin + reach && (!found.has_before || at > found.before)) {
      found.before = at;
      found.has_before = true;
    }
    if (at > end && (!found.has_after || at < found.after)) {
      found.after = at;
      found.has_after = true;
    }
  }
  return found;
}

/// Text stands close on both sides: strokes of lines above each other, which met at a ruling.
bool is_in_text(const Raster& gray, const Ruling& ruling, int threshold, const RulingScale& scale) {
  const int padding = scale.pixels(kPadding);
  return ink_beside(gray, ruling, padding, scale.pixels(kPaper, 3), threshold, scale).better >
         kMostInkBeside;
}

}  // namespace

bool is_met(const Ruling& ruling, double at, const std::vector<Ruling>& crossing, double reach) {
  return std::any_of(crossing.begin(), crossing.end(), [&](const Ruling& other) {
    return std::abs(other.position - at) <= reach + other.thickness &&
           ruling.position >= other.start - reach && ruling.position <= other.end + reach;
  });
}

std::vector<Ruling> long_ones(std::vector<Ruling> rulings, const RulingScale& scale) {
  std::erase_if(rulings,
                [&](const Ruling& ruling) { return ruling.length() < scale.pixels(kShortest); });
  return rulings;
}

void drop_strokes(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                  const Raster& gray, int threshold, const RulingScale& scale) {
  const double reach = scale.pixels(kReach);
  const double off = std::max(2.0, kOffLine * scale.dpi);
  const std::vector<Ruling> all = rulings;
  const std::vector<Ruling> anchors = long_ones(crossing, scale);
  std::vector<Ruling> broken = rulings;
  std::erase_if(broken, [](const Ruling& ruling) { return ruling.gap == 0; });
  std::erase_if(rulings, [&](const Ruling& ruling) {
    const bool is_short = ruling.length() < scale.pixels(kShortest);
    const auto held = [&](bool at_end) {
      return is_met(ruling, at_end ? ruling.end : ruling.start, is_short ? anchors : crossing,
                    reach) ||
             ends_with_others(ruling, at_end, all, reach, 2);
    };
    const int met = held(false) + held(true);
    if (is_short) {
      // The strokes of a heading end together too: one end has to be met.
      const double near = reach + ruling.gap;
      const bool starts = is_met(ruling, ruling.start, anchors, near);
      const bool ends = is_met(ruling, ruling.end, anchors, near);
      if (!starts && !ends) return true;
      // A row of dashes and gaps is not told from specks, but several of them are.
      const bool hangs = starts != ends;
      if (ruling.gap > 0 && hangs && !ends_with_others(ruling, starts, broken, reach, kTogether)) {
        return true;
      }
    }
    if (met == 2) return is_short && is_in_text(gray, ruling, threshold, scale);
    if (is_short) return true;
    const bool in_line = std::any_of(all.begin(), all.end(), [&](const Ruling& other) {
      return &other != &ruling && other.start != ruling.start &&
             std::abs(other.position - ruling.position) <= off;
    });
    if (in_line) return false;
    if (ruling.length() < scale.pixels(met == 0 ? kShortestAlone : kShortestHanging)) return true;
    return met == 0 && ink_beside(gray, ruling, 0, 0, threshold, scale).worse > kMostInkBeside;
  });
}

void drop_feet(std::vector<Ruling>& rulings, const Raster& gray, int threshold,
               const RulingScale& scale) {
  const double reach = scale.pixels(kReach);
  const double off = std::max(2.0, kOffLine * scale.dpi);
  const std::vector<Ruling> all = rulings;
  std::erase_if(rulings, [&](const Ruling& ruling) {
    const bool close = std::any_of(all.begin(), all.end(), [&](const Ruling& other) {
      const double distance = std::abs(other.position - ruling.position);
      return distance > off && distance < kLowestRow * scale.dpi &&
             other.start <= ruling.start + reach && other.end >= ruling.end - reach &&
             other.length() > kMuchLonger * ruling.length();
    });
    return close && plainness(gray, ruling, threshold, scale).share < kPlainDouble;
  });
}

void drop_creases(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                  const RulingScale& scale) {
  const double reach = scale.pixels(kReach);
  const double beyond = scale.pixels(kBeyond);
  const std::vector<Ruling> all = rulings;
  const double off = std::max(2.0, kOffLine * scale.dpi);
  std::erase_if(rulings, [&](Ruling ruling) {
    // Of a broken one the part beyond a table may be another than the one that crosses it.
    const double position = ruling.position;
    int loose = 0;
    for (const Ruling& other : all) {
      if (std::abs(other.position - position) > off) continue;
      loose += !is_met(other, other.start, crossing, reach + other.gap);
      loose += !is_met(other, other.end, crossing, reach + other.gap);
      ruling.start = std::min(ruling.start, other.start);
      ruling.end = std::max(ruling.end, other.end);
    }
    double first = ruling.end;
    double last = ruling.start;
    bool further[2] = {false, false};  // The table goes on before its start, beyond its end.
    int crossed = 0;
    for (const Ruling& other : crossing) {
      const double near = reach + std::max(ruling.gap, other.gap);
      if (ruling.position < other.start - near || ruling.position > other.end + near) continue;
      if (other.position < ruling.start - near || other.position > ruling.end + near) {
        further[other.position > ruling.start] = true;
        continue;
      }
      first = std::min(first, other.position);
      last = std::max(last, other.position);
      crossed += ruling.position > other.start + reach && ruling.position < other.end - reach;
    }
    const bool before = first - ruling.start > beyond;
    const bool after = ruling.end - last > beyond;
    if (crossed < 2 || (!before && !after)) return false;
    // The end beyond the table is loose as well.
    if (before != after && (further[after] || loose <= kLooseEnds)) return false;
    return !(before && ends_with_others(ruling, false, all, reach, 2)) &&
           !(after && ends_with_others(ruling, true, all, reach, 2));
  });
}

void trim_overshoots(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                     const Raster& gray, int threshold, const RulingScale& scale) {
  const double reach = scale.pixels(kReach);
  for (Ruling& ruling : rulings) {
    if (ruling.gap > 0) continue;
    for (const int sign : {-1, 1}) {
      double& end = sign < 0 ? ruling.start : ruling.end;
      const Neighbours near = around_end(ruling, sign, crossing, reach);
      if (!near.has_before || !near.has_after) continue;
      const double over = sign * end - near.before;
      if (over < reach || over > scale.pixels(kOvershoot)) continue;
      if (near.after - sign * end < reach) continue;
      if (paper_beyond(gray, ruling, sign * near.before, sign, threshold, scale) >=
          scale.pixels(kPaper, 3)) {
        end = sign * near.before;
      }
    }
  }
}

void set_ends(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
              const RulingScale& scale) {
  const double reach = scale.pixels(kReach);
  const std::vector<Ruling> all = rulings;
  for (Ruling& ruling : rulings) {
    for (const int sign : {-1, 1}) {
      double& end = sign < 0 ? ruling.start : ruling.end;
      double best = reach + ruling.gap;
      double target = end;
      for (const Ruling& other : crossing) {
        const double distance = std::abs(other.position - end);
        const double room = reach + other.gap;
        const bool beside =
            ruling.position >= other.start - room && ruling.position <= other.end + room;
        if (beside && distance <= best + other.thickness / 2) {
          best = distance;
          target = other.position;
        }
      }
      if (target == end && !ends_with_others(ruling, sign > 0, all, reach, 1)) {
        const Neighbours near = around_end(ruling, sign, crossing, reach);
        const double over = sign * end - near.before;
        const double next = near.has_after ? near.after - near.before : 2 * over;
        if (near.has_before && over < scale.pixels(kOvershoot) && over < kOvershootShare * next) {
          target = sign * near.before;
        }
      }
      end = target;
    }
  }
}

}  // namespace biaoge
