// SPDX-License-Identifier: GPL-3.0-or-later
// Rules as formulas of a workbook, for Excel, WPS and LibreOffice. What they mean: docs/rules.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/cell_finder.h"
#include "profiles/profile.h"

namespace biaoge {

/// Results of a formula.
inline constexpr std::string_view kHolds = "通过";
inline constexpr std::string_view kFails = "不符";
inline constexpr std::string_view kSkipped = "不适用";

struct RuleFormulas {
  std::string status;  ///< kHolds, kFails or kSkipped.
  std::string left;    ///< The sides of the comparison of two numbers at the top; else "".
  std::string right;
  std::string difference;  ///< Of sides that should be equal, without its sign; else "".
  std::string place;       ///< The first cell that it reads; "" when there is none.
};

/// The cells, as "F4", that are to hold the sides of a rule and their difference.
struct SideCells {
  std::string left;
  std::string right;
  std::string difference;
};

/// The formulas of a rule for a form, or for a row of its section (-1: the form). nullopt when a
/// value that it reads is on no sheet.
std::optional<RuleFormulas> formulas_of(const CheckRule& rule, int row, std::size_t form,
                                        const Catalogue& catalogue, const CellFinder& finder,
                                        const SideCells& cells);

}  // namespace biaoge
