// SPDX-License-Identifier: GPL-3.0-or-later
// Names of sheets, and of the CSV files that stand for them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace biaoge {

/// Gives out names that Excel, LibreOffice and every file system accept: 1 to 31 UTF-16 units, none
/// of []:*?/\<>|" nor control characters, no apostrophe, not "History", no two that differ only in
/// case.
class SheetNames {
 public:
  /// `wanted` made legal; " (2)", " (3)" … is added until no earlier name is the same.
  std::string take(std::string_view wanted);

 private:
  std::unordered_set<std::string> taken_;  ///< In lower case.
};

/// The place of a cell for an internal link: "'原表1'!B3", "校验!B3". Rows and columns count from
/// 0.
std::string cell_reference(std::string_view sheet, int row, int column);

}  // namespace biaoge
