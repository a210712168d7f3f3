// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/header_spans.h"

#include <algorithm>
#include <cmath>

#include "layout/headings_below.h"

namespace biaoge {

namespace {

/// A heading covers more columns than it touches when that brings it nearer to their middle by this
/// (em), or leaves it this near when columns are added on both sides.
constexpr double kNearer = 0.5;
constexpr double kCentred = 0.7;
/// The same, over headings that come again: N, %, N, %.
constexpr double kNearerRepeated = 0.1;
/// And those above this share of the way to the next line of several.
constexpr double kBetween = 0.75;
/// Lines of one heading have their middles this near to each other (em).
constexpr double kSameMiddle = 0.3;
/// Headings whose middles are nearer than this (em) in height stand beside each other.
constexpr double kBeside = 0.95;

double middle(const Columns& columns, int first, int last) {
  return (columns.left[static_cast<std::size_t>(first)] +
          columns.right[static_cast<std::size_t>(last)]) /
         2;
}

class Spanner {
 public:
  Spanner(const std::vector<TextRow>& lines, const Columns& columns,
          const std::vector<Ruling>& rulings)
      : lines_(lines), columns_(columns), rulings_(rulings) {}

  std::vector<std::vector<HeaderPart>> span() const {
    std::vector<std::vector<HeaderPart>> all(lines_.size());
    for (std::size_t i = lines_.size(); i-- > 0;) {
      std::vector<HeaderPart>& parts = all[i];
      for (const Item& item : lines_[i].items) {
        HeaderCell cell{item.words, item.box, item.first, item.last, 0, 1};
        parts.push_back({std::move(cell), i, i, lines_[i].em});
      }
      widen_by_uprights(parts);
      widen_by_rules(parts);
      if (i + 1 < lines_.size()) narrow_to_heading(parts, all[i + 1]);
      if (i + 1 < lines_.size()) widen_to_columns(parts, i, all);
    }
    for (std::vector<HeaderPart>& parts : all) {
      for (HeaderPart& part : parts) narrow(part);
    }
    return all;
  }

 private:
  /// A ruling under the text and over the next line, over some columns only.
  const Ruling* rule_under(const HeaderCell& cell, double em) const {
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::horizontal) continue;
      const double below = ruling.position - cell.box.y1;
      if (below < -0.4 * em || below > 0.8 * em) continue;
      if (ruling.start > cell.box.x0 + em || ruling.end < cell.box.x1 - em) continue;
      return &ruling;
    }
    return nullptr;
  }

  /// The columns most of whose text stands between x0 and x1. A cell ends somewhere in the white
  /// between two columns, close to numbers that are set flush right.
  ColumnSpan columns_between(double x0, double x1, ColumnSpan range) const {
    for (int c = 0; c < columns_.count(); ++c) {
      const double left = columns_.left[static_cast<std::size_t>(c)];
      const double right = columns_.right[static_cast<std::size_t>(c)];
      if (overlap(x0, x1, left, right) <= 0.5 * (right - left)) continue;
      range.first = std::min(range.first, c);
      range.last = std::max(range.last, c);
    }
    return range;
  }

  static bool is_free(const std::vector<HeaderPart>& parts, const HeaderPart& part,
                      ColumnSpan range) {
    return std::none_of(parts.begin(), parts.end(), [&](const HeaderPart& other) {
      return &other != &part && other.cell.first <= range.last && other.cell.last >= range.first;
    });
  }

  void widen_by_rules(std::vector<HeaderPart>& parts) const {
    for (HeaderPart& part : parts) {
      const Ruling* rule = rule_under(part.cell, part.em);
      if (!rule) continue;
      const ColumnSpan range =
          columns_between(rule->start, rule->end, {part.cell.first, part.cell.last});
      if (!is_free(parts, part, range)) continue;
      if (range.first == 0 && range.last + 1 == columns_.count()) continue;
      part.cell.first = range.first;
      part.cell.last = range.last;
    }
  }

  /// Vertical rulings at a height that part columns.
  std::vector<double> uprights_at(double y) const {
    std::vector<double> xs;
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::vertical) continue;
      if (ruling.start > y || ruling.end < y) continue;
      if (ruling.position > columns_.left.front() && ruling.position < columns_.right.back()) {
        xs.push_back(ruling.position);
      }
    }
    return xs;
  }

  /// Where vertical rulings part every column, a heading covers what is between those beside it.
  void widen_by_uprights(std::vector<HeaderPart>& parts) const {
    const double lowest = (lines_.back().y0 + lines_.back().y1) / 2;
    if (uprights_at(lowest).size() < columns_.gutters.size()) return;
    for (HeaderPart& part : parts) {
      const Box& box = part.cell.box;
      double x0 = -1e9;
      double x1 = 1e9;
      for (const double x : uprights_at(box.center().y)) {
        if (x < box.x0 + 1) x0 = std::max(x0, x);
        if (x > box.x1 - 1) x1 = std::min(x1, x);
      }
      const bool bounded = x0 > -1e8 || x1 < 1e8;
      const ColumnSpan range = columns_between(x0, x1, {part.cell.first, part.cell.last});
      if (!bounded || !is_free(parts, part, range)) continue;
      part.cell.first = range.first;
      part.cell.last = range.last;
    }
  }

  /// Of the lines under line `i` the first heading of each column. Columns of those that stand
  /// beside it, less than a line lower, are marked in `taken`.
  std::vector<HeaderPart> headings_below(const std::vector<std::vector<HeaderPart>>& all,
                                         std::size_t i, std::vector<bool>& taken) const {
    std::vector<HeaderPart> below;
    std::vector<bool> headed(taken.size(), false);
    // A label of the first column may stand lower than what is beside it.
    double center = 1e9;
    for (const Item& item : lines_[i].items) center = std::min(center, item.box.center().y);
    double step = 0;
    for (std::size_t k = i + 1; k < all.size() && step == 0; ++k) {
      if (all[k].size() > 1) step = (lines_[k].y0 + lines_[k].y1) / 2 - center;
    }
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      for (const HeaderPart& part : all[k]) {
        const bool beside =
            part.cell.box.center().y - center < std::max(kBeside * part.em, kBetween * step);
        bool free = true;
        for (int c = part.cell.first; c <= part.cell.last; ++c) {
          free = free && !headed[static_cast<std::size_t>(c)];
          headed[static_cast<std::size_t>(c)] = true;
          if (beside) taken[static_cast<std::size_t>(c)] = true;
        }
        if (free && !beside) below.push_back(part);
      }
    }
    std::sort(below.begin(), below.end(),
              [](const HeaderPart& a, const HeaderPart& b) { return a.cell.first < b.cell.first; });
    return below;
  }

  /// A heading centred over several columns reaches as far as the columns that have no heading of
  /// their own beside it but one right below.
  void widen_to_columns(std::vector<HeaderPart>& parts, std::size_t line,
                        const std::vector<std::vector<HeaderPart>>& all) const {
    std::vector<bool> taken(static_cast<std::size_t>(columns_.count()), false);
    for (const HeaderPart& part : parts) {
      for (int c = part.cell.first; c <= part.cell.last; ++c) {
        taken[static_cast<std::size_t>(c)] = true;
      }
    }
    const std::vector<HeaderPart> below = headings_below(all, line, taken);
    const auto is_headed = [&](int c) {
      return std::any_of(below.begin(), below.end(), [c](const HeaderPart& part) {
        return part.cell.first <= c && c <= part.cell.last;
      });
    };
    const auto is_open = [&](int c) {
      return c >= 0 && c < columns_.count() && !taken[static_cast<std::size_t>(c)] && is_headed(c);
    };
    const double nearer = repeats_texts(below) ? kNearerRepeated : kNearer;
    const int period = period_of(below);
    const ColumnSpan years = periods_under(parts, below);
    for (HeaderPart& part : parts) {
      if (is_bounded(part) || goes_on_below(part, below)) continue;
      const bool over_years = years.first <= part.cell.first && part.cell.last <= years.last;
      const ColumnSpan group = over_years ? years : group_of(part, below, period);
      if (group.last > group.first && is_free(parts, part, group)) {
        part.cell.first = group.first;
        part.cell.last = group.last;
        for (int c = group.first; c <= group.last; ++c) taken[static_cast<std::size_t>(c)] = true;
        continue;
      }
      int low = part.cell.first;
      int high = part.cell.last;
      if (!is_headed(low) || !is_headed(high)) continue;
      while (is_open(low - 1)) --low;
      while (is_open(high + 1)) ++high;
      auto [first, last] = best_range(part, low, high, nearer, below);
      if (first == last && heads_another(part, below)) {
        const bool left = low < first;
        const bool right = high > last;
        const double center = part.cell.box.center().x;
        const auto off = [&](int a, int b) { return std::abs(middle(columns_, a, b) - center); };
        if (left && (!right || off(first - 1, last) < off(first, last + 1))) {
          --first;
        } else if (right) {
          ++last;
        }
      }
      for (int c = first; c <= last; ++c) taken[static_cast<std::size_t>(c)] = true;
      part.cell.first = first;
      part.cell.last = last;
    }
  }

  /// Vertical rulings stand on both sides of the heading, beside its own columns.
  bool is_bounded(const HeaderPart& part) const {
    const Box& box = part.cell.box;
    const auto at = [&](int c) { return columns_.gutters[static_cast<std::size_t>(c)]; };
    const std::vector<double> xs = uprights_at(box.center().y);
    const auto ruled = [&](double from, double to) {
      return std::any_of(xs.begin(), xs.end(), [&](double x) { return x > from && x < to; });
    };
    const bool left = part.cell.first == 0 ||
                      ruled(columns_.left[static_cast<std::size_t>(part.cell.first) - 1], box.x0);
    const bool right = part.cell.last + 1 == columns_.count() ||
                       ruled(box.x1, std::max(at(part.cell.last), box.x1) + part.em);
    return left && right && !xs.empty();
  }

  /// How far from the middle of columns: of all their text, or of the headings `below`, whichever
  /// is nearer. Headings stand in the middle of cells where numbers hang to one side.
  double distance(double center, int first, int last, const std::vector<HeaderPart>& below) const {
    double off = std::abs(middle(columns_, first, last) - center);
    const HeaderPart* left = nullptr;
    const HeaderPart* right = nullptr;
    for (const HeaderPart& part : below) {
      if (part.cell.first == first) left = &part;
      if (part.cell.last == last) right = &part;
    }
    if (left && right) {
      off = std::min(off, std::abs((left->cell.box.x0 + right->cell.box.x1) / 2 - center));
    }
    return off;
  }

  /// The columns in [low, high] that a heading stands in the middle of: more than its own when that
  /// puts it nearer to the middle, or adds as much on both sides. `below`: the parts of the next
  /// line.
  std::pair<int, int> best_range(const HeaderPart& part, int low, int high, double nearer,
                                 const std::vector<HeaderPart>& below) const {
    const double center = part.cell.box.center().x;
    std::pair<int, int> best{part.cell.first, part.cell.last};
    const double own = distance(center, best.first, best.second, below);
    double error = own;
    for (int first = low; first <= part.cell.first; ++first) {
      for (int last = part.cell.last; last <= high; ++last) {
        const double off = distance(center, first, last, below);
        const bool both = first < part.cell.first && last > part.cell.last;
        const bool better = off < own - nearer * part.em || (both && off < kCentred * part.em);
        const bool wider = last - first > best.second - best.first;
        const bool clear = off <= error - 0.3 * part.em || (both && wider) ||
                           (wider && off < error + 0.3 * part.em);
        if (!better || !clear) continue;
        best = {first, last};
        error = off;
      }
    }
    return best;
  }

  /// A heading that reaches into several columns, but stands in the middle of another one below it
  /// that heads one of them, goes on in that.
  void narrow_to_heading(std::vector<HeaderPart>& parts,
                         const std::vector<HeaderPart>& below) const {
    for (HeaderPart& part : parts) {
      HeaderCell& cell = part.cell;
      if (cell.first == cell.last || rule_under(cell, part.em)) continue;
      const double center = cell.box.center().x;
      if (distance(center, cell.first, cell.last, below) < kCentred * part.em) continue;
      for (const HeaderPart& other : below) {
        const bool within = other.cell.first == other.cell.last && cell.first <= other.cell.first &&
                            other.cell.last <= cell.last;
        if (!within || std::abs(other.cell.box.center().x - center) > kSameMiddle * part.em)
          continue;
        cell.first = other.cell.first;
        cell.last = other.cell.last;
        break;
      }
    }
  }

  /// A heading beside another one, at whatever height, does not stand over its column, though it is
  /// wide enough to reach into it.
  void narrow(HeaderPart& part) const {
    HeaderCell& cell = part.cell;
    for (const TextRow& line : lines_) {
      for (const Item& item : line.items) {
        const double height = std::abs(item.box.center().y - cell.box.center().y);
        const bool beside = height < kBeside * std::min(line.em, part.em) &&
                            overlap(item.box.x0, item.box.x1, cell.box.x0, cell.box.x1) <= 0;
        if (!beside || cell.first == cell.last || item.first != item.last) continue;
        if (item.first == cell.first && item.box.x1 <= cell.box.x0) ++cell.first;
        if (item.last == cell.last && item.box.x0 >= cell.box.x1) --cell.last;
      }
    }
  }

  const std::vector<TextRow>& lines_;
  const Columns& columns_;
  const std::vector<Ruling>& rulings_;
};

}  // namespace

std::vector<std::vector<HeaderPart>> span_headings(const std::vector<TextRow>& lines,
                                                   const Columns& columns,
                                                   const std::vector<Ruling>& rulings) {
  return Spanner(lines, columns, rulings).span();
}

}  // namespace biaoge
