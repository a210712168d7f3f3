// SPDX-License-Identifier: GPL-3.0-or-later
// A table as printed: a grid of cells with spans, joined over page ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/boxed.h"
#include "core/geometry.h"
#include "core/page.h"
#include "core/value.h"

namespace biaoge {

enum class Alignment { left, center, right };

/// A cell covers rows [row, row+rowspan) and columns [column, column+colspan) of its table.
struct Cell {
  int row = 0;
  int column = 0;
  int rowspan = 1;
  int colspan = 1;
  std::string text;              ///< UTF-8 as printed; '\n' only at real line ends.
  std::vector<PlacedBox> boxes;  ///< One a page: a cell cut by a page end has two.
  Alignment alignment = Alignment::left;
  TextSource source = TextSource::text;
  double confidence = 1;
  std::vector<std::string> flags;
  std::vector<Alternative> alternatives;  ///< Of a recognised text, the likeliest first.
  /// A recognised label only: edits between what was read, which then stands first among the
  /// alternatives, and the label of a profile in `text`; 0 when it was read as it is.
  int snapped = 0;
  double inset = 0;  ///< Points from the left edge of the cell to the first line of its text.

  int row_end() const { return row + rowspan; }
  int column_end() const { return column + colspan; }
  bool covers(int r, int c) const {
    return r >= row && r < row_end() && c >= column && c < column_end();
  }
};

/// A line of text that stands outside every table.
struct TextLine {
  std::string text;  ///< UTF-8.
  PlacedBox place;
  double font_size = 0;
  TextSource source = TextSource::text;
  double confidence = 1;
  std::vector<std::string> flags = {};  ///< Codes of doubt, for what is taken from the line.
};

/// A date as far as it is printed: 2023年12月 has no day.
struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12; 0 when none is printed.
  int day = 0;    ///< 1 to 31; 0 when none is printed.
};

/// What a cell of a general table means.
struct CellMeaning {
  Boxed<Quantity> quantity;  ///< A number or range; none for marks, words and codes.
  std::optional<Date> date;
  std::string mark;  ///< Footnote mark that stood behind the value: ①, *, [2].
  int level = 0;     ///< Of a row's name: how far it is indented, in steps.
};

enum class ColumnType { text, number, percent, date, code };

/// What a column of a general table holds.
struct ColumnHead {
  std::vector<std::string> path;  ///< Texts of its header cells, from the top.
  ColumnType type = ColumnType::text;
  std::string unit;  ///< Of its numbers; "" when none is printed or each row has its own.
};

struct Table {
  std::vector<int> pages;            ///< Ascending.
  std::vector<TextLine> heading;     ///< Lines above it, up to the previous table or page end.
  std::optional<std::string> title;  ///< The heading line that names it.
  std::optional<std::string> unit;   ///< From a unit line above it (单位：万元).
  int rows = 0;
  int columns = 0;
  int header_rows = 0;
  std::vector<Cell> cells;           ///< By row, then column; together they tile the grid.
  std::vector<double> column_edges;  ///< columns + 1 x positions, on its first page.
  bool in_form = false;              ///< A profile read it.
  std::string evidence;              ///< Why it was taken for a table, English, a few words.
  // Of a general table, one that no profile read:
  std::optional<std::string> number;  ///< 表1, 附表2, Table 3.
  std::vector<ColumnHead> heads;      ///< One a column; else empty.
  std::vector<CellMeaning> meanings;  ///< One a cell, in their order; else empty.

  /// The cell that covers a grid position; nullptr outside the grid.
  const Cell* at(int row, int column) const;
};

}  // namespace biaoge
