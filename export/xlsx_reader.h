// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a workbook's sheets, as Excel, WPS and LibreOffice save them (ECMA-376, part 1).
// Private to export.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biaoge {

/// Texts of one row by their column, from 0. A number is its text with at most 15 digits.
using SheetRow = std::map<int, std::string>;

struct SheetTexts {
  std::string name;
  std::map<int, SheetRow> rows;  ///< By their number, from 1.
};

struct WorkbookTexts {
  SheetTexts sheet;           ///< The one that was asked for.
  std::string last_saved_by;  ///< "" where the program does not tell.
  std::string last_saved;     ///< ISO 8601, "" where it does not tell.
};

/// The first sheet that has `title` in one of its cells of row 1. nullopt when the file is no
/// workbook, cannot be read, or has no such sheet.
std::optional<WorkbookTexts> read_sheet_with(const std::string& path, std::string_view title);

}  // namespace biaoge
