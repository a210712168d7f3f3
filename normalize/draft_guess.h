// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells of an unknown form are labels, which are values, which rows are headers. Private to
// normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/grid_view.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

struct DraftField {
  std::string label;
  bool below = false;  ///< Its value stands below it.
  bool empty = false;
  ValueType type = ValueType::text;
  std::vector<std::string> choices;  ///< For boxes to tick.
};

/// What a row outside every section holds.
struct DraftRow {
  std::vector<DraftField> fields;
  std::vector<std::string> blocks;  ///< Labels of whole blocks.
  int next = 0;                     ///< The row after it.
};

struct DraftColumn {
  std::string label;
  int first = 0;
  int last = 0;
};

struct DraftHeader {
  int row = 0;
  int data_row = 0;
  int leftmost = 0;             ///< First column with a header.
  bool has_row_labels = false;  ///< Names stand left of it.
  std::string block;            ///< Label of the block it stands in; "" when none.
  std::vector<DraftColumn> columns;
};

/// `label` without numbering, colon and the bracketed group at its end, as a profile writes it.
std::string plain_label(const std::string& label);

class DraftGuess {
 public:
  /// All must outlive it.
  DraftGuess(const GridView& grid, const TableWords& words, const UnitTable& units)
      : grid_(grid), words_(words), units_(units) {}

  int banners() const;   ///< Rows of one cell at the top.
  int form_end() const;  ///< The row where the next form begins, or all rows.
  /// A row of short texts over rows that are divided alike and hold values.
  std::optional<DraftHeader> header_at(int row, int end) const;
  int section_end(const DraftHeader& header, int end) const;
  /// The label of a total (合计) in a row under a section; "" when it has none.
  std::string total_label(const DraftHeader& header, int row) const;
  DraftRow fields_at(int row, int end) const;
  ValueType type_of(const DraftHeader& header, const DraftColumn& column, int last) const;
  bool spans_rows(const DraftHeader& header, const DraftColumn& column, int last) const;

 private:
  bool is_label(int cell) const;
  bool is_value(int cell) const;
  bool divided_alike(const DraftHeader& header, int row) const;
  ValueType type_of_text(const std::string& text, const std::string& label) const;
  DraftField make_field(int label, int value, bool below) const;
  bool add_inside(int cell, DraftRow& row) const;

  const GridView& grid_;
  const TableWords& words_;
  const UnitTable& units_;
};

}  // namespace biaoge
