// SPDX-License-Identifier: GPL-3.0-or-later
// The header over the rows of a section: which column stands where. Private to normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
  /// Of blocks side by side: the columns that belong to the section, its shared ones left out.
  ColumnSpan part{0, 1 << 20};
};

/// The header of section `index` of the vocabulary's profile; nullopt when the form lacks it.
std::optional<SectionHeader> find_header(const FormRegions& form, std::size_t index,
                                         const UnitTable& units);

/// The section in whose block (SectionRule::blocks) a header row stands: beside a label that spans
/// it, or right under one; nullopt when no label of a block is there.
std::optional<std::size_t> block_of(const GridView& grid, int row, const Vocabulary& vocabulary);

/// Reads the header labels of one row; `met` counts the different ones. Of blocks side by side only
/// the section's part counts; 0 when the row has no such part.
SectionHeader read_header(const GridView& grid, int row, const Vocabulary& vocabulary,
                          std::size_t index, const UnitTable& units, int& met);

/// The same columns in another table of the same form, by their place on the paper; empty when they
/// lie beyond it.
ColumnSpan translated(const ColumnSpan& span, const Table& from, const Table& to);

/// How many of the section's headers, split-off columns included, the cell lies under by more than
/// half of their width. More than one: it is not certain whose value it is.
int count_headed(const SectionHeader& header, const GridView& grid, const Cell& cell);

}  // namespace biaoge
