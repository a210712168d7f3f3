// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a table that no profile reads: which rows it has, and the name of each column.
// Private to normalize.
#pragma once

#include <string>
#include <vector>

#include "normalize/grid_view.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

struct TableHead {
  int banners = 0;            ///< Rows of one cell over all columns at the top: titles and units.
  int rows = 0;               ///< Rows from the top that are no data, banners included.
  std::vector<int> numbered;  ///< Those of them that number the columns (栏次 1 2 3).
};

/// What tells a header: rows without numbers above rows with numbers, merged cells that go on in
/// the row below, rows of units or of column numbers. Years are no numbers here. Where there are no
/// numbers at all the first row is the header if all its cells are filled, short and different.
TableHead find_head(const GridView& grid, const TableWords& words, const UnitTable& units);

/// Texts over a column from the top, each once, in one line; none of numbered rows.
std::vector<std::string> head_path(const GridView& grid, const TableHead& head, int column);

/// A text of several lines as one: a space only where both sides want one.
std::string one_line(const std::string& text);

/// The unit in the name of a column or row: 金额（亿元） -> 亿元, 增长（%） -> %, 人口/万人 ->
/// 万人, 增长% -> %; "" when there is none that is known.
std::string unit_in_name(const std::string& name, const UnitTable& units);

}  // namespace biaoge
