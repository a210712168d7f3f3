// SPDX-License-Identifier: GPL-3.0-or-later
// One line of 校验 for a rule that holds in many rows: formulas that count rows. Private to export.
#pragma once

#include <optional>
#include <string>

#include "export/cell_finder.h"
#include "profiles/profile.h"

namespace biaoge {

struct RowsFormulas {
  std::string holding;   ///< In how many rows the rule holds.
  std::string applying;  ///< To how many it applies: it holds there, or fails.
  std::string place;     ///< The first cell that the check reads.
};

/// The formulas of a rule over all rows of its section, for programs without array formulas too.
/// nullopt where the values of a column are not one range of cells, or where a rule calculates or
/// compares texts: such rules get a line a row.
std::optional<RowsFormulas> rows_formulas_of(const CheckRule& rule, std::size_t form,
                                             const Catalogue& catalogue, const CellFinder& finder);

}  // namespace biaoge
