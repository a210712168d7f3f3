// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/levels.h"

#include <algorithm>
#include <vector>

namespace biaoge {

namespace {

/// Points between two steps at least; what is less is the slack of setting or of a scan.
constexpr double kStep = 4;
constexpr double kSameInset = 0.5;   ///< Points.
constexpr std::size_t kDeepest = 6;  ///< More steps than this are no indentation.

bool names_rows(const Table& table, int column) {
  return table.heads[static_cast<std::size_t>(column)].type == ColumnType::text;
}

}  // namespace

void set_levels(Table& table, int first_row) {
  int column = 0;
  while (column < table.columns && !names_rows(table, column)) ++column;
  if (column == table.columns) return;
  const auto names = [&](const Cell& cell) {
    return cell.column == column && cell.row >= first_row && !cell.text.empty() &&
           cell.colspan < table.columns;
  };
  std::vector<double> insets;
  for (const Cell& cell : table.cells) {
    if (names(cell) && cell.alignment == Alignment::left) insets.push_back(cell.inset);
  }
  std::sort(insets.begin(), insets.end());
  // A text that fills its column seems centred; it counts where it begins as others do.
  const auto counts = [&](const Cell& cell) {
    if (!names(cell)) return false;
    const auto next = std::lower_bound(insets.begin(), insets.end(), cell.inset - kSameInset);
    return next != insets.end() && *next <= cell.inset + kSameInset;
  };
  std::vector<double> steps;
  for (const double inset : insets) {
    if (steps.empty() || inset - steps.back() >= kStep) steps.push_back(inset);
  }
  if (steps.size() < 2 || steps.size() > kDeepest) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (!counts(table.cells[i])) continue;
    const auto above =
        std::upper_bound(steps.begin(), steps.end(), table.cells[i].inset + kSameInset);
    table.meanings[i].level = static_cast<int>(above - steps.begin()) - 1;
  }
}

}  // namespace biaoge
