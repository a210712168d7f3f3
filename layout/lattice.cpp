// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace biaoge {

namespace {

/// The two lines of a double ruling are at most this far apart.
constexpr double kDoubleRuling = 3.5;
/// Rulings that reach this far beyond the outermost crossing ruling make an open side.
constexpr double kOpenSide = 5.0;
/// A border counts when rulings cover this share of it.
constexpr double kCovered = 0.6;

/// Disjoint sets with path halving.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    for (; parent_[i] != i; i = parent_[i]) parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool crosses(const Ruling& a, const Ruling& b, double tolerance) {
  const double reach = tolerance + std::max(a.thickness, b.thickness) / 2 + std::max(a.gap, b.gap);
  return b.position >= a.start - reach && b.position <= a.end + reach &&
         a.position >= b.start - reach && a.position <= b.end + reach;
}

bool is_double(const Ruling& a, const Ruling& b) {
  const double shared = overlap(a.start, a.end, b.start, b.end);
  return std::abs(a.position - b.position) <= kDoubleRuling &&
         shared >= 0.5 * std::min(a.length(), b.length());
}

using Indices = std::vector<std::size_t>;

/// Joins the halves of double rulings. `order`: rulings of one orientation by position.
void join_doubles(Sets& sets, const std::vector<Ruling>& rulings, const Indices& order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t k = i + 1; k < order.size(); ++k) {
      if (rulings[order[k]].position - rulings[order[i]].position > kDoubleRuling) break;
      if (is_double(rulings[order[i]], rulings[order[k]])) sets.join(order[i], order[k]);
    }
  }
}

/// Groups of rulings that hang together.
std::vector<std::vector<Ruling>> components(const std::vector<Ruling>& rulings, double tolerance) {
  Indices level;
  Indices upright;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    (rulings[i].orientation == Orientation::horizontal ? level : upright).push_back(i);
  }
  const auto by_position = [&](std::size_t a, std::size_t b) {
    return rulings[a].position < rulings[b].position;
  };
  std::sort(level.begin(), level.end(), by_position);
  std::sort(upright.begin(), upright.end(), by_position);
  Sets sets(rulings.size());
  join_doubles(sets, rulings, level);
  join_doubles(sets, rulings, upright);
  double reach = tolerance + kDoubleRuling;
  for (const Ruling& ruling : rulings)
    reach = std::max(reach, tolerance + kDoubleRuling + ruling.gap);
  for (const std::size_t h : level) {
    auto v = std::lower_bound(
        upright.begin(), upright.end(), rulings[h].start - reach,
        [&](std::size_t i, double position) { return rulings[i].position < position; });
    for (; v != upright.end() && rulings[*v].position <= rulings[h].end + reach; ++v) {
      if (crosses(rulings[h], rulings[*v], tolerance)) sets.join(h, *v);
    }
  }
  std::vector<std::vector<Ruling>> groups(rulings.size());
  for (std::size_t i = 0; i < rulings.size(); ++i) groups[sets.find(i)].push_back(rulings[i]);
  std::erase_if(groups, [](const auto& group) { return group.size() < 3; });
  return groups;
}

/// Edges of one axis: positions of the rulings along it, snapped.
std::vector<double> snap(std::vector<double> positions, double tolerance) {
  std::sort(positions.begin(), positions.end());
  const double width = std::max(tolerance, kDoubleRuling);
  std::vector<double> edges;
  for (std::size_t i = 0; i < positions.size();) {
    std::size_t last = i;
    while (last + 1 < positions.size() && positions[last + 1] - positions[i] <= width) ++last;
    edges.push_back((positions[i] + positions[last]) / 2);
    i = last + 1;
  }
  return edges;
}

/// Where at least two of the crossing rulings end beyond the outermost edge, an edge is added
/// there: the side is open. `sign` is -1 at the low end, +1 at the high end.
bool add_open_edge(std::vector<double>& edges, const std::vector<Ruling>& crossing, int sign) {
  std::vector<double> beyond;
  const double outermost = edges.empty() ? (sign < 0 ? 1e9 : -1e9)
                           : sign < 0    ? edges.front()
                                         : edges.back();
  for (const Ruling& ruling : crossing) {
    const double end = sign < 0 ? ruling.start : ruling.end;
    if (sign * (end - outermost) > kOpenSide) beyond.push_back(end);
  }
  if (beyond.size() < 2) return false;
  std::sort(beyond.begin(), beyond.end());
  const double edge = beyond[beyond.size() / 2];
  edges.insert(sign < 0 ? edges.begin() : edges.end(), edge);
  return true;
}

std::size_t nearest(const std::vector<double>& edges, double position) {
  const auto after = std::lower_bound(edges.begin(), edges.end(), position);
  if (after == edges.begin()) return 0;
  const auto i = static_cast<std::size_t>(after - edges.begin());
  if (after == edges.end()) return i - 1;
  return position - edges[i - 1] < edges[i] - position ? i - 1 : i;
}

/// borders[e * fields + f]: whether the rulings along edge `e` cover field `f` of the other axis.
std::vector<bool> covered(const std::vector<Ruling>& rulings, const std::vector<double>& edges,
                          const std::vector<double>& across) {
  const std::size_t fields = across.size() - 1;
  std::vector<double> cover(edges.size() * fields, 0.0);
  for (const Ruling& ruling : rulings) {
    const std::size_t edge = nearest(edges, ruling.position);
    for (std::size_t f = 0; f < fields; ++f) {
      const double shared = overlap(ruling.start, ruling.end, across[f], across[f + 1]);
      if (shared > 0) cover[edge * fields + f] += shared / (across[f + 1] - across[f]);
    }
  }
  std::vector<bool> borders(cover.size());
  std::transform(cover.begin(), cover.end(), borders.begin(),
                 [](double share) { return share >= kCovered; });
  return borders;
}

/// Grid positions without a border between them are one cell. A set that is not a rectangle is cut
/// into rectangles from the top left.
void tile(Lattice& lattice, const std::vector<bool>& level, const std::vector<bool>& upright) {
  const auto rows = static_cast<std::size_t>(lattice.rows());
  const auto columns = static_cast<std::size_t>(lattice.columns());
  Sets sets(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns && !upright[(c + 1) * rows + r]) {
        sets.join(r * columns + c, r * columns + c + 1);
      }
      if (r + 1 < rows && !level[(r + 1) * columns + c]) {
        sets.join(r * columns + c, (r + 1) * columns + c);
      }
    }
  }
  lattice.owner.assign(rows * columns, -1);
  const auto is_free = [&](std::size_t r, std::size_t c, std::size_t set) {
    return lattice.owner[r * columns + c] < 0 && sets.find(r * columns + c) == set;
  };
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (lattice.owner[r * columns + c] >= 0) continue;
      const std::size_t set = sets.find(r * columns + c);
      std::size_t c1 = c + 1;
      while (c1 < columns && is_free(r, c1, set)) ++c1;
      std::size_t r1 = r + 1;
      const auto row_is_free = [&](std::size_t row) {
        for (std::size_t k = c; k < c1; ++k) {
          if (!is_free(row, k, set)) return false;
        }
        return true;
      };
      while (r1 < rows && row_is_free(r1)) ++r1;
      for (std::size_t y = r; y < r1; ++y) {
        for (std::size_t x = c; x < c1; ++x) {
          lattice.owner[y * columns + x] = static_cast<int>(lattice.cells.size());
        }
      }
      lattice.cells.push_back({static_cast<int>(r), static_cast<int>(c), static_cast<int>(r1 - r),
                               static_cast<int>(c1 - c)});
    }
  }
}

Lattice build(const std::vector<Ruling>& rulings, double tolerance) {
  std::vector<Ruling> level;
  std::vector<Ruling> upright;
  std::vector<double> xs;
  std::vector<double> ys;
  for (const Ruling& ruling : rulings) {
    const bool horizontal = ruling.orientation == Orientation::horizontal;
    (horizontal ? level : upright).push_back(ruling);
    (horizontal ? ys : xs).push_back(ruling.position);
  }
  Lattice lattice;
  lattice.xs = snap(std::move(xs), tolerance);
  lattice.ys = snap(std::move(ys), tolerance);
  lattice.open_left = add_open_edge(lattice.xs, level, -1);
  lattice.open_right = add_open_edge(lattice.xs, level, +1);
  lattice.open_top = add_open_edge(lattice.ys, upright, -1);
  lattice.open_bottom = add_open_edge(lattice.ys, upright, +1);
  if (lattice.xs.size() < 2 || lattice.ys.size() < 2) return lattice;
  tile(lattice, covered(level, lattice.ys, lattice.xs), covered(upright, lattice.xs, lattice.ys));
  return lattice;
}

}  // namespace

Box Lattice::box(const Span& span) const {
  const auto at = [](const std::vector<double>& edges, int i) {
    return edges[static_cast<std::size_t>(i)];
  };
  return {at(xs, span.column), at(ys, span.row), at(xs, span.column + span.colspan),
          at(ys, span.row + span.rowspan)};
}

int Lattice::cell_at(Point point) const {
  if (!bounds().contains(point)) return -1;
  const auto field = [](const std::vector<double>& edges, double position) {
    const auto after = std::upper_bound(edges.begin() + 1, edges.end() - 1, position);
    return static_cast<std::size_t>(after - edges.begin()) - 1;
  };
  const std::size_t index =
      field(ys, point.y) * static_cast<std::size_t>(columns()) + field(xs, point.x);
  return owner[index];
}

std::vector<Lattice> find_lattices(const std::vector<Ruling>& rulings, double tolerance) {
  std::vector<Lattice> lattices;
  for (const std::vector<Ruling>& group : components(rulings, tolerance)) {
    Lattice lattice = build(group, tolerance);
    if (lattice.cells.size() >= 2) lattices.push_back(std::move(lattice));
  }
  std::sort(lattices.begin(), lattices.end(), [](const Lattice& a, const Lattice& b) {
    return std::pair(a.ys.front(), a.xs.front()) < std::pair(b.ys.front(), b.xs.front());
  });
  // Tables side by side may begin at heights that differ by a hair.
  for (auto first = lattices.begin(); first != lattices.end();) {
    const double top = first->ys.front() + kDoubleRuling;
    const auto last = std::find_if(first, lattices.end(),
                                   [top](const Lattice& other) { return other.ys.front() > top; });
    std::stable_sort(first, last, [](const Lattice& a, const Lattice& b) {
      return a.xs.front() < b.xs.front();
    });
    first = last;
  }
  return lattices;
}

}  // namespace biaoge
