// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table in which horizontal rulings part all cells, and leave out the first columns
// where one of their cells stands beside several rows. Private to layout.
#pragma once

#include <optional>
#include <vector>

#include "core/page.h"
#include "layout/row_groups.h"
#include "layout/text_rows.h"

namespace biaoge {

struct RuledRows {
  std::size_t head_lines = 0;  ///< Lines above the first ruling over all columns.
  std::vector<TextRow> body;
  std::vector<RowGroup> groups;  ///< Cells of the body that stand beside several rows.
};

/// `lines`: of the whole table. nullopt when rulings do not part all rows of the body, or all of
/// them are drawn over every column.
std::optional<RuledRows> find_ruled_rows(const std::vector<TextRow>& lines, const Columns& columns,
                                         const std::vector<Ruling>& rulings);

}  // namespace biaoge
