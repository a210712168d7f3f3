// SPDX-License-Identifier: GPL-3.0-or-later
// Lines at the ends of a run that are no part of its table: running heads, titles, units, notes.
// Private to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/gutters.h"
#include "layout/text_runs.h"

namespace biaoge {

Box bounds(const Run& run);

/// What it is given must outlive it.
class RunEnds {
 public:
  /// `lines`: all of the page.
  RunEnds(const Page& page, const std::vector<Level>& levels, const std::vector<Line>& lines)
      : page_(page), levels_(levels), lines_(lines) {}

  /// Lines in the margins of the page that stand off are running heads and page numbers.
  void trim_margins(Run& run) const;

  /// A heading over all columns but the first may be a line of its own; other single texts above
  /// the first line of several, and all below the last, are no part of the table.
  void trim_single_ends(Run& run) const;

  /// The same once the columns are known.
  void trim_foreign(Run& run, const Columns& columns) const;

  /// Adds the lines above the first ruling of a table that goes on from the page before: the rest
  /// of its row. They stand at the head of the page, each text right in a column. True when there
  /// are some.
  bool take_rest_above(Run& run, const Columns& columns) const;

 private:
  bool is_in_columns(const Line& line, const Run& run, const Columns& columns) const;
  bool ruled_below(const Run& run) const;
  void trim_foreign_end(Run& run, const Columns& columns) const;
  bool stands_under_title(const Line& line, const Box& table, double whole) const;
  bool is_inside_rules(const Run& run) const;

  const Page& page_;
  const std::vector<Level>& levels_;
  const std::vector<Line>& lines_;
};

}  // namespace biaoge
