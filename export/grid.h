// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of rows under a header, before it takes the shape of a workbook or of CSV.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/decimal.h"
#include "core/picture.h"
#include "core/table.h"

namespace biaoge {

/// How a workbook shows a number. CSV has them plain.
enum class NumberStyle {
  amount,          ///< Thousands separators, at least two decimals: 1,663.27.
  printed,         ///< Thousands separators, decimals as printed: 12.
  plain,           ///< Digits only: a year, a count.
  plain_decimals,  ///< Digits, with decimals as printed.
  share,           ///< In percent: 63%.
};

struct GridCell {
  std::string text;               ///< As shown when there is no number.
  std::optional<Decimal> number;  ///< Shown in place of the text.
  std::optional<Date> date;       ///< The same; of one without a day the month is shown.
  NumberStyle style = NumberStyle::plain;
  Alignment align = Alignment::left;
  std::string note;    ///< Why it wants a look; marks the cell.
  std::string link;    ///< Place in the workbook that it leads to; "" for none.
  std::string anchor;  ///< Name by which other sheets lead here; "" for none.
  /// Shown one below the other, in a workbook only. They outlive the grid.
  std::vector<const EncodedPicture*> pictures;
  int level = 0;       ///< Steps of indentation.
  std::string suffix;  ///< Shown behind a number: its own unit, a footnote mark.
};

struct GridColumn {
  std::string title;
  std::string group;                      ///< Heading over neighbouring columns that share it.
  double width = 0;                       ///< In characters; 0: from the contents.
  bool input = false;                     ///< For a person to fill in.
  std::vector<std::string> choices = {};  ///< Offered for its cells; the first one stands there.
  bool hidden = false;                    ///< For programs.
  std::string unit = {};  ///< Of its numbers: shown in a row of its own below the titles.
};

inline GridCell text_cell(std::string text, Alignment align = Alignment::left) {
  GridCell cell;
  cell.text = std::move(text);
  cell.align = align;
  return cell;
}

inline GridCell count_cell(long long count) {
  GridCell cell;
  cell.number = Decimal(count);
  cell.align = Alignment::center;
  return cell;
}

using GridRow = std::vector<GridCell>;

struct Grid {
  std::string name;
  std::vector<GridColumn> columns;
  int frozen_columns = 0;
  std::string caption = {};  ///< A line above the header: what the sheet shows; "" for none.
  /// Calls the receiver once a row. Gives the same rows however often it is called.
  std::function<void(const std::function<void(const GridRow&)>&)> rows;
};

}  // namespace biaoge
