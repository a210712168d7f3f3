// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns of a table lie below those of a table on the page before. Private to layout.
#pragma once

#include <optional>
#include <vector>

#include "layout/layout.h"

namespace biaoge {

/// Column edges this close (points) on two pages are the same edge.
constexpr double kSameColumnEdge = 3.5;

/// From the edges of the lower table to those of the upper one. Scanned pages differ in size.
struct EdgeFit {
  double shift = 0;  ///< Points.
  double scale = 1;

  double at(double edge) const { return scale * edge + shift; }
};

bool has_edge(const std::vector<double>& edges, double position);

/// How many inner edges of `lower` are edges of `upper` too.
int shared_edges(const std::vector<double>& lower, const std::vector<double>& upper,
                 const EdgeFit& fit);

/// Where `lower` lies on the paper (margins of facing pages differ), judged by the sides, or, where
/// a side is open, by nearly all inner edges. Of pages read from pictures, which may be larger or
/// smaller than the page before, also by nearly all inner edges at another size. nullopt when they
/// do not fit.
std::optional<EdgeFit> fit_edges(const TableFragment& upper, const TableFragment& lower);

/// The edges of `lower` among those of `upper`, by that fit. At another size the edges that are
/// nearest to one another are the same also where the bend of a page leaves them a little apart.
std::vector<double> placed_edges(const TableFragment& upper, const TableFragment& lower);

}  // namespace biaoge
