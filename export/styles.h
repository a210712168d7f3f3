// SPDX-License-Identifier: GPL-3.0-or-later
// The looks of the workbook. Formats are made once for each combination in use.
#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <map>
#include <string>

#include "core/table.h"

namespace biaoge {

enum class Role {
  cell,     ///< Of a table.
  header,   ///< Of a table.
  unit,     ///< Below a header: the units of the columns.
  title,    ///< The name of a table, above it.
  caption,  ///< Another line printed above it.
  note,     ///< A line of ours above it: not wrapped, it runs on over empty cells.
};

struct CellStyle {
  Role role = Role::cell;
  Alignment align = Alignment::left;
  int decimals = -1;        ///< Of a number; -1 for text.
  bool grouped = false;     ///< Thousands separators.
  int date_parts = 0;       ///< Of a date: 3 with its day, 2 without.
  int indent = 0;           ///< Steps.
  std::string suffix = {};  ///< Shown behind a number.
  bool flagged = false;
  bool link = false;
  bool input = false;  ///< For a person to fill in.
  bool share = false;  ///< A number in percent.

  auto operator<=>(const CellStyle&) const = default;
};

class Styles {
 public:
  explicit Styles(lxw_workbook* workbook) : workbook_(workbook) {}
  /// Owned by the workbook.
  lxw_format* get(const CellStyle& style);
  /// For conditional formats: a ground of that colour. Owned by the workbook.
  lxw_format* shade(lxw_color_t color);

 private:
  lxw_workbook* workbook_;
  std::map<CellStyle, lxw_format*> formats_;
};

/// SimSun: on every Windows and in WPS, the font of office tables; elsewhere it is replaced by what
/// the system has for Chinese.
inline constexpr const char kFontName[] = "宋体";

/// Height of a row of `lines` lines of table text, in points; Excel's limit is kept.
double row_height(int lines);

}  // namespace biaoge
