// SPDX-License-Identifier: GPL-3.0-or-later
// A table seen by position and by label. Private to normalize.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/table.h"

namespace biaoge {

/// A recognised text that was taken for a label.
struct Snap {
  std::string label;  ///< As the profile writes it, with what was read behind it.
  int edits = 0;      ///< Between what was read and the label; at least 1.
  bool weak = false;  ///< Its place told more than its text: wants a look.
  std::string where;  ///< Of a weak one: what it names, as in Finding::where.
};

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

  /// True when some of its cells were read from a picture.
  bool recognised() const { return recognised_; }
  bool recognised(int index) const { return cell(index).source == TextSource::ocr; }
  /// From now on the cell has the key of a label.
  void snap(int index, const std::string& key, Snap snap);
  /// nullptr for a cell whose key is that of its text.
  const Snap* snapped(int index) const;
  const std::map<int, Snap>& snaps() const { return snaps_; }

 private:
  const Table* table_;
  std::vector<int> owner_;
  std::vector<std::string> keys_;
  bool recognised_ = false;
  std::map<int, Snap> snaps_;
  std::vector<int> row_begin_;  ///< Index of the first cell that begins in or after each row.
};

}  // namespace biaoge
