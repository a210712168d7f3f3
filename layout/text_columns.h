// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of text that a page is set in. Private to layout.
#pragma once

#include <vector>

#include "layout/levels.h"
#include "layout/line.h"

namespace biaoge {

/// The columns of text of a page.
struct TextColumns {
  std::vector<double> gutters;  ///< x positions between them; empty for a page set in one.
  /// Not between paragraphs beside each other: those there are may be hidden by lines at their
  /// height in another column, and are to be told anew in each.
  bool by_white = false;
};

/// Parts a page, whose paragraphs are marked, between paragraphs beside each other, along the white
/// in the middle of the page beside a paragraph, or between two captions beside each other.
TextColumns find_text_columns(const std::vector<Line>& lines, const std::vector<Level>& levels);

/// What stands in each column of text, cut at the gutters.
std::vector<std::vector<Line>> deal_to_columns(const std::vector<Line>& lines,
                                               const std::vector<double>& gutters);

/// So wide are the lines of a paragraph that fills its column, which holds `lines`.
double paragraph_width(const std::vector<Line>& lines);

}  // namespace biaoge
