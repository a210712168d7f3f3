// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of lines that may be one table each: between paragraphs, captions, rules and gaps. Private
// to layout.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/levels.h"
#include "layout/line.h"

namespace biaoge {

using Run = std::vector<Line>;

/// So many lines of one text each may stand between rows: headings of sections, wrapped labels.
inline constexpr std::size_t kSingles = 3;

inline bool is_tabular(const Line& line) {
  return line.pieces.size() > 1;
}

/// `lines`: of a page, paragraphs marked. Each run has two lines of several pieces at least, or one
/// that may be the last row of a table.
std::vector<Run> find_runs(const std::vector<Line>& lines, const std::vector<Level>& levels);

}  // namespace biaoge
