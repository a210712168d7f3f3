// SPDX-License-Identifier: GPL-3.0-or-later
// Labels beside several rows of a table whose cells are parted by horizontal rulings alone. Private
// to layout.
#pragma once

#include <vector>

#include "core/page.h"
#include "layout/text_rows.h"

namespace biaoge {

/// A text of one row that covers rows [first, last], from the ruling above it to the one below.
struct RowGroup {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t row = 0;  ///< That of its text.
  int column = 0;
};

/// Takes out of `lines` the labels that a ruling would cross if it were drawn through their column:
/// they stand beside two rows, at the height of neither.
std::vector<TextRow> take_straddling_labels(std::vector<TextRow>& lines, const Columns& columns,
                                            const std::vector<Ruling>& rulings);

/// Puts each label back, into the row nearest to it that has none.
void put_back(std::vector<TextRow> labels, std::vector<TextRow>& rows);

/// Where rulings part nearly all rows, but leave out a column that has one text there.
std::vector<RowGroup> find_row_groups(const std::vector<TextRow>& rows, const Columns& columns,
                                      const std::vector<Ruling>& rulings);

}  // namespace biaoge
