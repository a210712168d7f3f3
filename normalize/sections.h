// SPDX-License-Identifier: GPL-3.0-or-later
// Rows under a header. Private to normalize.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/form.h"
#include "normalize/regions.h"
#include "profiles/units.h"

namespace biaoge {

/// Columns [first, last) of a table.
struct ColumnSpan {
  int first = 0;
  int last = 0;
};

/// Where a section's columns stand in the table that has its header.
struct SectionHeader {
  const GridView* grid = nullptr;
  int row = 0;       ///< Where the header begins.
  int data_row = 0;  ///< The first row under it.
  /// By column of the rule; the extra vectors hold split-off signs and units.
  std::vector<std::optional<ColumnSpan>> columns;
  std::vector<std::vector<ColumnSpan>> before;
  std::vector<std::vector<ColumnSpan>> after;
  std::vector<std::string> units;  ///< Printed in a column's own header; "" when none.
};

/// Marks of the cells whose text has found its place, by table.
using UsedCells = std::set<std::pair<const GridView*, int>>;

/// The header of section `index` of the vocabulary's profile; nullopt when the form lacks it.
std::optional<SectionHeader> find_header(const FormRegions& form, std::size_t index,
                                         const UnitTable& units);

/// The section's rows, from its header to the next label of the form. Adds findings about missing
/// columns and rows to `findings`, and what it read to `used`.
FormSection read_section(const FormRegions& form, std::size_t index, const SectionHeader& header,
                         const UnitTable& units, std::vector<Finding>& findings, UsedCells& used);

/// The same columns in another table of the same form, by their place on the paper.
ColumnSpan translated(const ColumnSpan& span, const Table& from, const Table& to);

}  // namespace biaoge
