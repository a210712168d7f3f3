// SPDX-License-Identifier: GPL-3.0-or-later
// Whether aligned lines are a table: what speaks for it and what against. Private to layout.
#pragma once

#include <string>
#include <vector>

#include "layout/gutters.h"
#include "layout/line.h"
#include "layout/text_table.h"

namespace biaoge {

/// True for a line that begins a caption: 表1, Table 3.2, Figure 4, 图2 …
bool is_caption(const Line& line);
/// The same of one text of a line; `followed`: by others.
bool begins_caption(const TextPiece& piece, bool followed);

struct Evidence {
  int columns = 0;
  int lines = 0;        ///< With text in two columns or more.
  int rules = 0;        ///< Horizontal rulings over the whole width.
  double values = 0;    ///< Share of numbers among the texts beside the first column.
  double aligned = 0;   ///< Share of texts on a common left, right or middle line of their column.
  double filled = 0;    ///< Texts for each place of the lines counted.
  double glyphs = 0;    ///< Mean length of a text.
  double low = 0;       ///< Share of the texts that begin with a small letter.
  bool headed = false;  ///< A line of words comes first, one of numbers last.
  bool listed = false;  ///< The first column has bullets and numbers only.
  bool equations = false;  ///< A sign of equality stands in every second line at least.
  bool fields = false;     ///< The first column has labels with colons.
};

Evidence weigh(const std::vector<Line>& lines, const Columns& columns, int rules);

/// True when a column holds numbers that fall by equal steps, as those along an axis do.
bool has_axis(const TextTable& table);

/// Empty: it is a table. Otherwise why it is none.
std::string objection(const Evidence& evidence);

/// True for one or two lines of texts in columns, numbers among them or rules between: no table,
/// but perhaps the last rows of one on the page before.
bool may_end_table(const Evidence& evidence);

/// What spoke for it, for people.
std::string describe(const Evidence& evidence);

}  // namespace biaoge
