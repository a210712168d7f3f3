// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a table without full rulings become rows: what stands in which column, which lines are
// one row, and where the header ends. Private to layout.
#pragma once

#include <string>
#include <vector>

#include "layout/gutters.h"
#include "layout/levels.h"
#include "layout/line.h"

namespace biaoge {

/// What stands in one column, or over several, of one line or row.
struct Item {
  std::vector<const Word*> words;
  Box box;
  int first = 0;  ///< Columns it covers.
  int last = 0;
  bool value = false;
};

/// One printed line or, once merged, one row of the table.
struct TextRow {
  std::vector<Item> items;  ///< Left to right.
  double y0 = 0;
  double y1 = 0;
  double em = 0;
  bool doubtful = false;  ///< Another row may have a part of it, or it a part of another.

  const Item* at(int column) const;
};

/// Adds the words of `other`, which is the same cell, to `item`.
void absorb(Item& item, const Item& other);
/// Into the row's item that stands in one of its columns, if there is one.
void add_item(TextRow& row, const Item& item);

std::u32string text_of(const Item& item);

/// True when nothing stands beside its first column.
bool is_label_only(const TextRow& row);

/// One text over all columns: a heading between rows.
bool is_heading_row(const TextRow& row, const Columns& columns);

/// Lets single texts that are set in the middle of the table, between rows of it, cover all
/// columns.
void span_heading_rows(std::vector<TextRow>& rows, const Columns& columns);

/// Deals the pieces of a line to the columns. A piece across a gutter is cut there where its words
/// stand apart; else it covers both columns.
TextRow fit_line(const Line& line, const Columns& columns);

/// True for a row of values: of its texts beside the first column most are numbers, not all years.
bool is_value_row(const TextRow& row);

/// How many of `rows` head the columns. `levels`: those over the whole width, as y.
std::size_t count_header_lines(const std::vector<TextRow>& rows, const std::vector<double>& levels);

/// Joins the lines of a body that are one row: between two rulings, or by what is missing in a
/// line.
std::vector<TextRow> merge_body(const std::vector<TextRow>& lines,
                                const std::vector<double>& levels, const Columns& columns);

}  // namespace biaoge
