// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table.h"

namespace biaoge {

const Cell* Table::at(int row, int column) const {
  for (const Cell& cell : cells) {
    if (cell.covers(row, column)) return &cell;
  }
  return nullptr;
}

}  // namespace biaoge
