// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/edge_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace biaoge {

namespace {

/// Inner edges that show by themselves where a table lies, and the share of them that must.
constexpr int kFewestShared = 3;
/// Two photographs of one paper differ by no more than this in size.
constexpr double kLargestScale = 1.08;
/// The sides of two such tables lie so far apart at most, of the width, and other edges: pages are
/// bent.
constexpr double kSideShare = 0.03;
constexpr double kEdgeShare = 0.015;

bool are_nearly_all(int shared, int inner) {
  return shared >= kFewestShared && 5 * shared >= 4 * inner;
}

bool was_recognised(const TableFragment& fragment) {
  return std::any_of(fragment.table.cells.begin(), fragment.table.cells.end(),
                     [](const Cell& cell) { return cell.source == TextSource::ocr; });
}

std::optional<EdgeFit> fit_by_shift(const TableFragment& upper, const TableFragment& lower) {
  const double left = upper.bounds.x0 - lower.bounds.x0;
  if (std::abs(upper.bounds.width() - lower.bounds.width()) <= kSameColumnEdge)
    return EdgeFit{left};
  const auto& below = lower.table.column_edges;
  const int inner = static_cast<int>(below.size()) - 2;
  for (const double shift : {0.0, left, upper.bounds.x1 - lower.bounds.x1}) {
    const EdgeFit fit{shift};
    if (are_nearly_all(shared_edges(below, upper.table.column_edges, fit), inner)) return fit;
  }
  return std::nullopt;
}

/// Edges of `lower` with an edge of `upper` of their own, and how far they are from it altogether.
struct Match {
  int shared = 0;
  double distance = 0;

  bool operator>(const Match& other) const {
    return shared != other.shared ? shared > other.shared : distance < other.distance;
  }
};

Match match_edges(const std::vector<double>& lower, const std::vector<double>& upper,
                  const EdgeFit& fit) {
  Match match;
  std::size_t next = 0;  // Of the upper edges: each is taken once.
  for (std::size_t i = 1; i + 1 < lower.size(); ++i) {
    const double edge = fit.at(lower[i]);
    while (next < upper.size() && upper[next] < edge - kSameColumnEdge) ++next;
    std::size_t best = next;
    while (best + 1 < upper.size() &&
           std::abs(upper[best + 1] - edge) < std::abs(upper[best] - edge)) {
      ++best;
    }
    if (best >= upper.size() || std::abs(upper[best] - edge) > kSameColumnEdge) continue;
    ++match.shared;
    match.distance += std::abs(upper[best] - edge);
    next = best + 1;
  }
  return match;
}

bool sides_agree(const TableFragment& upper, const TableFragment& lower, const EdgeFit& fit) {
  const double most = std::max(kSameColumnEdge, kSideShare * upper.bounds.width());
  return std::abs(fit.at(lower.bounds.x0) - upper.bounds.x0) <= most &&
         std::abs(fit.at(lower.bounds.x1) - upper.bounds.x1) <= most;
}

/// The fit that brings two edges of `lower` upon two of `upper` and most of the others with them.
std::optional<EdgeFit> fit_by_size(const TableFragment& upper, const TableFragment& lower) {
  const std::vector<double>& above = upper.table.column_edges;
  const std::vector<double>& below = lower.table.column_edges;
  EdgeFit fit;
  Match best;
  for (std::size_t a = 0; a < below.size(); ++a) {
    for (std::size_t b = below.size() - 1; b > a; --b) {
      for (const double left : above) {
        for (const double right : above) {
          const double scale = (right - left) / (below[b] - below[a]);
          if (scale > kLargestScale || scale < 1 / kLargestScale) continue;
          const EdgeFit tried{left - scale * below[a], scale};
          if (!sides_agree(upper, lower, tried)) continue;
          const Match match = match_edges(below, above, tried);
          if (!(match > best)) continue;
          best = match;
          fit = tried;
        }
      }
    }
  }
  const int inner = static_cast<int>(below.size()) - 2;
  if (!are_nearly_all(best.shared, inner)) return std::nullopt;
  return fit;
}

std::size_t nearest(const std::vector<double>& edges, double position) {
  const auto closest = std::min_element(edges.begin(), edges.end(), [&](double a, double b) {
    return std::abs(a - position) < std::abs(b - position);
  });
  return static_cast<std::size_t>(closest - edges.begin());
}

}  // namespace

bool has_edge(const std::vector<double>& edges, double position) {
  return std::any_of(edges.begin(), edges.end(),
                     [&](double edge) { return std::abs(edge - position) <= kSameColumnEdge; });
}

int shared_edges(const std::vector<double>& lower, const std::vector<double>& upper,
                 const EdgeFit& fit) {
  int shared = 0;
  for (std::size_t i = 1; i + 1 < lower.size(); ++i) shared += has_edge(upper, fit.at(lower[i]));
  return shared;
}

std::optional<EdgeFit> fit_edges(const TableFragment& upper, const TableFragment& lower) {
  const std::optional<EdgeFit> shifted = fit_by_shift(upper, lower);
  if (!was_recognised(upper) || !was_recognised(lower)) return shifted;
  const auto& below = lower.table.column_edges;
  const auto& above = upper.table.column_edges;
  const int shared = shifted ? match_edges(below, above, *shifted).shared : 0;
  if (shared + 2 == static_cast<int>(below.size())) return shifted;
  const std::optional<EdgeFit> sized = fit_by_size(upper, lower);
  return sized && match_edges(below, above, *sized).shared > shared ? sized : shifted;
}

std::vector<double> placed_edges(const TableFragment& upper, const TableFragment& lower) {
  const EdgeFit fit = fit_edges(upper, lower).value_or(EdgeFit{});
  std::vector<double> placed;
  for (const double edge : lower.table.column_edges) placed.push_back(fit.at(edge));
  const std::vector<double>& above = upper.table.column_edges;
  std::vector<double> result = placed;
  if (fit.scale == 1) {
    if (!was_recognised(upper) || !was_recognised(lower)) return placed;
    // The sides of a bent page may be farther apart than its inner edges.
    const double most = kSideShare * upper.bounds.width();
    for (const std::size_t side : {std::size_t{0}, placed.size() - 1}) {
      const double same = side == 0 ? above.front() : above.back();
      if (above[nearest(above, placed[side])] == same && std::abs(same - placed[side]) <= most) {
        result[side] = same;
      }
    }
    return result;
  }
  for (std::size_t i = 1; i + 1 < placed.size(); ++i) {
    const std::size_t same = nearest(above, placed[i]);
    const bool close = std::abs(above[same] - placed[i]) <= kEdgeShare * upper.bounds.width();
    if (close && nearest(placed, above[same]) == i) result[i] = above[same];
  }
  result.front() = above.front();
  result.back() = above.back();
  return result;
}

}  // namespace biaoge
