// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of snap_labels. Each reads what the ones before it found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/grid_view.h"
#include "normalize/label_lists.h"
#include "normalize/section_header.h"
#include "normalize/vocabulary.h"

namespace biaoge {

/// A row that holds the headers of a section.
struct HeaderRow {
  std::size_t section = 0;
  int row = 0;
  int data_row = 0;                                ///< The first row under it.
  int end = 0;                                     ///< Past the last row of its data.
  std::vector<std::optional<ColumnSpan>> columns;  ///< By column of the section.

  int leftmost() const;  ///< Where its first headed column begins.
};

struct LabelSearch {
  GridView& grid;
  const Vocabulary& vocabulary;
  const LabelLists& lists;
  std::vector<HeaderRow> headers;  ///< By row.

  /// True for the key of any label, names of rows included.
  bool is_known(int cell) const;
  /// True for one of the texts that a field or column may hold: it is a value.
  bool is_choice(int cell) const;
  /// A cell that was read from a picture, if only as empty, and is no label yet.
  bool is_open(int cell) const {
    if (cell < 0 || is_known(cell) || is_choice(cell)) return false;
    return grid.recognised(cell) || (grid.recognised() && grid.cell(cell).text.empty());
  }
  std::u32string read(int cell) const;
  void take(int cell, const KnownLabel& label);
  /// Its place told more than its text; `where` as in Finding.
  void take_weakly(int cell, const KnownLabel& label, const std::string& where);
};

/// Labels that are exact but for the remains of rulings at their ends.
void snap_unclean(LabelSearch& search);
/// Header rows: enough of their cells must be, or be near, headers of one section. Fills
/// LabelSearch::headers.
void snap_headers(LabelSearch& search);
/// The names of rows, left of the first headed column, in their order. Sets HeaderRow::end.
void snap_rows(LabelSearch& search);
/// Labels of fields, units and blocks, outside of the rows of a section, and of its totals.
void snap_fields(LabelSearch& search);
/// Labels that begin a form, when they are beyond recognition.
void snap_starts(LabelSearch& search);

}  // namespace biaoge
