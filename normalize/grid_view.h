// SPDX-License-Identifier: GPL-3.0-or-later
// A table seen by position and by label. Private to normalize.
#pragma once

#include <string>
#include <vector>

#include "core/table.h"

namespace biaoge {

/// Index over a table, which must outlive it and stay unchanged.
class GridView {
 public:
  explicit GridView(const Table& table);

  const Table& table() const { return *table_; }
  /// Index of the cell that covers a position; -1 outside the grid.
  int at(int row, int column) const;
  const Cell& cell(int index) const { return table_->cells[static_cast<std::size_t>(index)]; }
  /// The cell's text as label_key gives it; "" for texts too long to be labels.
  const std::string& key(int index) const { return keys_[static_cast<std::size_t>(index)]; }
  /// Indices of the cells that begin in rows [first, last), by row, then column.
  std::vector<int> cells_in(int first, int last) const;

 private:
  const Table* table_;
  std::vector<int> owner_;
  std::vector<std::string> keys_;
  std::vector<int> row_begin_;  ///< Index of the first cell that begins in or after each row.
};

}  // namespace biaoge
