// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_dashes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace biaoge {

namespace {

// Lengths in inches.
constexpr double kLongestDash = 0.12;
constexpr double kLongestGap = 0.08;
constexpr double kShortestGap = 0.008;  ///< Specks lie closer together.
constexpr double kShortestRow = 0.15;
/// Marks of one line step up or down by no more than this from one to the next.
constexpr double kStep = 0.005;
/// Marks and gaps of one kind of line differ by no more than this, or this share.
constexpr double kVary = 0.006;
constexpr double kVaryShare = 0.2;
/// So many marks, each followed by another like it at the same distance, make a kind of line, if
/// they are this share of all that are followed by others: text and worn lines have few such.
constexpr int kLeastLinks = 60;
constexpr double kLeastShare = 0.3;
constexpr int kMostKinds = 3;
/// A row with fewer marks that follow each other so is no line.
constexpr int kLeastRegular = 3;
/// Between crossing rulings so many marks are enough where they leave no room for a third.
constexpr int kLeastBetween = 2;

double middle(const PixelBox& mark) {
  return (mark.y0 + mark.y1) / 2.0;
}

/// Where the marks of each upper edge begin in a list that is ordered by it.
class Rows {
 public:
  explicit Rows(const std::vector<PixelBox>& marks) : marks_(marks) {
    begin_.assign(static_cast<std::size_t>(marks.back().y0) + 2, marks.size());
    for (std::size_t i = marks.size(); i-- > 0;) begin_[static_cast<std::size_t>(marks[i].y0)] = i;
    for (std::size_t y = begin_.size() - 1; y-- > 0;)
      begin_[y] = std::min(begin_[y], begin_[y + 1]);
  }

  /// The next mark to the right of mark `i`, on its line and no further than `longest`, that
  /// `fits`; `i` when there is none.
  template <typename Fits>
  std::size_t next(std::size_t i, double step, int longest, Fits fits) const {
    const PixelBox& mark = marks_[i];
    const int reach = static_cast<int>(2 * step) + 1;
    const int last = std::min(marks_.back().y0, mark.y0 + reach);
    std::size_t found = i;
    for (int y = std::max(0, mark.y0 - reach); y <= last; ++y) {
      const auto end = at(y + 1);
      auto other = std::lower_bound(at(y), end, mark.x1,
                                    [](const PixelBox& box, int x) { return box.x0 < x; });
      for (; other != end && other->x0 - mark.x1 <= longest; ++other) {
        if (std::abs(middle(*other) - middle(mark)) > step || !fits(*other)) continue;
        longest = other->x0 - mark.x1 - 1;
        found = static_cast<std::size_t>(other - marks_.begin());
      }
    }
    return found;
  }

 private:
  std::vector<PixelBox>::const_iterator at(int y) const {
    return marks_.begin() + static_cast<std::ptrdiff_t>(begin_[static_cast<std::size_t>(y)]);
  }

  const std::vector<PixelBox>& marks_;
  std::vector<std::size_t> begin_;
};

class Alike {
 public:
  Alike(const DashKind& kind, const RulingScale& scale)
      : kind_(kind),
        length_(std::max({1.5, kVary * scale.dpi, kVaryShare * kind.length})),
        gap_(std::max({1.5, kVary * scale.dpi, kVaryShare * kind.gap})) {}

  bool operator()(const DashLink& link) const {
    return is_dash(link.length) && is_dash(link.other) && std::abs(link.gap - kind_.gap) <= gap_;
  }
  bool is_dash(int length) const { return std::abs(length - kind_.length) <= length_; }

 private:
  DashKind kind_;
  double length_;
  double gap_;
};

/// The length and gap that most links have, and none when no kind of line stands out.
std::optional<DashKind> commonest(const std::vector<DashLink>& links, const RulingScale& scale) {
  const int lengths = scale.pixels(kLongestDash) + 2;
  const int gaps = scale.pixels(kLongestGap) + 2;
  std::vector<int> counts(static_cast<std::size_t>(lengths) * static_cast<std::size_t>(gaps), 0);
  const auto at = [&](int length, int gap) -> int& {
    return counts[static_cast<std::size_t>(length) * static_cast<std::size_t>(gaps) +
                  static_cast<std::size_t>(gap)];
  };
  for (const DashLink& link : links) {
    const bool even = std::abs(link.length - link.other) <= std::max(2.0, kVaryShare * link.length);
    if (even && link.length < lengths && link.gap < gaps) ++at(link.length, link.gap);
  }
  int best = 0;
  DashKind kind;
  for (int length = 1; length + 1 < lengths; ++length) {
    for (int gap = 1; gap + 1 < gaps; ++gap) {
      int sum = 0;
      double lengths_sum = 0;
      double gaps_sum = 0;
      for (int l = length - 1; l <= length + 1; ++l) {
        for (int g = gap - 1; g <= gap + 1; ++g) {
          sum += at(l, g);
          lengths_sum += static_cast<double>(l) * at(l, g);
          gaps_sum += static_cast<double>(g) * at(l, g);
        }
      }
      if (sum <= best) continue;
      best = sum;
      kind = {lengths_sum / sum, gaps_sum / sum};
    }
  }
  if (best <
      std::max(kLeastLinks, static_cast<int>(kLeastShare * static_cast<double>(links.size()))))
    return std::nullopt;
  return kind;
}

/// Marks of one kind that follow each other.
struct DashRow {
  Ruling ruling;
  int count = 0;
  int regular = 0;  ///< Links that are as the kind has them.
};

/// Follows the marks of a kind. One mark in a row may be lost, where text or another ruling touches
/// it.
std::vector<DashRow> follow(const Dashes& dashes, const DashKind& kind, const RulingScale& scale) {
  const std::vector<PixelBox>& marks = dashes.marks;
  const Alike alike(kind, scale);
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> next(marks.size(), kNone);
  std::vector<bool> regular(marks.size(), false);
  for (const DashLink& link : dashes.links) {
    if (!alike(link)) continue;
    next[link.from] = link.to;
    regular[link.from] = true;
  }
  const Rows rows(marks);
  const double step = std::max(1.5, kStep * scale.dpi);
  const int longest = static_cast<int>(2 * kind.length + 3 * kind.gap);
  const auto is_dash = [&](const PixelBox& mark) { return alike.is_dash(mark.width()); };
  std::vector<bool> has_before(marks.size(), false);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (next[i] == kNone && is_dash(marks[i])) {
      const std::size_t other = rows.next(i, step, longest, is_dash);
      if (other != i) next[i] = other;
    }
    if (next[i] != kNone) has_before[next[i]] = true;
  }
  std::vector<DashRow> found;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    if (next[first] == kNone || has_before[first]) continue;
    DashRow row;
    for (std::size_t i = first; i != kNone; i = next[i]) {
      row.ruling.position += middle(marks[i]);
      row.ruling.thickness += marks[i].height();
      row.ruling.end = marks[i].x1;
      row.regular += regular[i];
      ++row.count;
    }
    row.ruling.start = marks[first].x0;
    row.ruling.position /= row.count;
    row.ruling.thickness /= row.count;
    // The first dash beside a crossing ruling is lost in it.
    row.ruling.gap = kind.length + 2 * kind.gap;
    found.push_back(row);
  }
  return found;
}

/// Where a broken crossing ruling lies within `reach` beyond the end of a row of marks; NaN: none
/// does. Beside solid ones two marks may be anything.
double crossing_beside(const Ruling& row, int sign, const std::vector<Ruling>& crossing,
                       double reach) {
  const double end = sign > 0 ? row.end : row.start;
  double nearest = std::nan("");
  for (const Ruling& other : crossing) {
    const double distance = sign * (other.position - end);
    const bool meets = row.position > other.start - reach && row.position < other.end + reach;
    if (other.gap == 0 || !meets || distance < -other.thickness || distance > reach) continue;
    if (std::isnan(nearest) || distance < sign * (nearest - end)) nearest = other.position;
  }
  return nearest;
}

}  // namespace

Dashes find_dashes(const std::vector<PixelBox>& marks, const RulingScale& scale) {
  Dashes dashes;
  const int longest = scale.pixels(kLongestDash);
  for (const PixelBox& mark : marks) {
    if (mark.width() <= longest) dashes.marks.push_back(mark);
  }
  if (dashes.marks.empty()) return dashes;
  std::sort(dashes.marks.begin(), dashes.marks.end(), [](const PixelBox& a, const PixelBox& b) {
    return a.y0 != b.y0 ? a.y0 < b.y0 : a.x0 < b.x0;
  });
  const Rows rows(dashes.marks);
  const double step = std::max(1.5, kStep * scale.dpi);
  for (std::size_t i = 0; i < dashes.marks.size(); ++i) {
    const std::size_t next =
        rows.next(i, step, scale.pixels(kLongestGap), [](const PixelBox&) { return true; });
    if (next == i) continue;
    const PixelBox& mark = dashes.marks[i];
    const PixelBox& other = dashes.marks[next];
    const int gap = other.x0 - mark.x1;
    if (gap >= kShortestGap * scale.dpi) {
      dashes.links.push_back({i, next, mark.width(), other.width(), gap});
    }
  }
  return dashes;
}

std::vector<DashKind> dash_kinds(const Dashes& level, const Dashes& upright,
                                 const RulingScale& scale) {
  std::vector<DashLink> links = level.links;
  links.insert(links.end(), upright.links.begin(), upright.links.end());
  std::vector<DashKind> kinds;
  for (int round = 0; round < kMostKinds; ++round) {
    const std::optional<DashKind> kind = commonest(links, scale);
    if (!kind) break;
    kinds.push_back(*kind);
    std::erase_if(links, Alike(*kind, scale));
  }
  return kinds;
}

std::vector<Ruling> dashed_pieces(const Dashes& dashes, const std::vector<DashKind>& kinds,
                                  const RulingScale& scale) {
  std::vector<Ruling> pieces;
  for (const DashKind& kind : kinds) {
    for (const DashRow& row : follow(dashes, kind, scale)) {
      if (row.regular < kLeastRegular || 2 * row.regular < row.count - 1) continue;
      if (row.ruling.length() >= kShortestRow * scale.dpi) pieces.push_back(row.ruling);
    }
  }
  return pieces;
}

std::vector<Ruling> dashes_between(const Dashes& dashes, const std::vector<DashKind>& kinds,
                                   const std::vector<Ruling>& crossing, const RulingScale& scale) {
  std::vector<Ruling> pieces;
  for (const DashKind& kind : kinds) {
    for (DashRow& row : follow(dashes, kind, scale)) {
      if (row.count < kLeastBetween || row.regular != row.count - 1) continue;
      Ruling& piece = row.ruling;
      const double start = crossing_beside(piece, -1, crossing, piece.gap);
      const double end = crossing_beside(piece, 1, crossing, piece.gap);
      if (std::isnan(start) || std::isnan(end)) continue;
      piece.start = start;
      piece.end = end;
      pieces.push_back(piece);
    }
  }
  return pieces;
}

}  // namespace biaoge
