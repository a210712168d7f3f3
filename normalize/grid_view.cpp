// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/grid_view.h"

#include <algorithm>
#include <utility>

#include "normalize/text.h"

namespace biaoge {

namespace {

/// Bytes of the longest text that may be a label.
constexpr std::size_t kLongestLabel = 120;

}  // namespace

GridView::GridView(const Table& table) : table_(&table) {
  const auto columns = static_cast<std::size_t>(table.columns);
  owner_.assign(static_cast<std::size_t>(table.rows) * columns, -1);
  row_begin_.assign(static_cast<std::size_t>(table.rows) + 1, static_cast<int>(table.cells.size()));
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    for (int r = cell.row; r < cell.row_end(); ++r) {
      for (int c = cell.column; c < cell.column_end(); ++c) {
        owner_[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] =
            static_cast<int>(i);
      }
    }
    recognised_ = recognised_ || cell.source == TextSource::ocr;
    int& begin = row_begin_[static_cast<std::size_t>(cell.row)];
    begin = std::min(begin, static_cast<int>(i));
    keys_.push_back(cell.text.size() <= kLongestLabel ? label_key(cell.text) : std::string());
  }
  for (std::size_t r = row_begin_.size() - 1; r > 0; --r) {
    row_begin_[r - 1] = std::min(row_begin_[r - 1], row_begin_[r]);
  }
}

int GridView::at(int row, int column) const {
  if (row < 0 || row >= table_->rows || column < 0 || column >= table_->columns) return -1;
  return owner_[static_cast<std::size_t>(row) * static_cast<std::size_t>(table_->columns) +
                static_cast<std::size_t>(column)];
}

void GridView::snap(int index, const std::string& key, Snap snap) {
  keys_[static_cast<std::size_t>(index)] = key;
  snaps_[index] = std::move(snap);
}

const Snap* GridView::snapped(int index) const {
  const auto found = snaps_.find(index);
  return found == snaps_.end() ? nullptr : &found->second;
}

std::vector<int> GridView::cells_in(int first, int last) const {
  std::vector<int> cells;
  for (int i = row_begin_[static_cast<std::size_t>(first)];
       i < row_begin_[static_cast<std::size_t>(last)]; ++i) {
    cells.push_back(i);
  }
  return cells;
}

}  // namespace biaoge
