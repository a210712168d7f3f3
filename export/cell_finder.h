// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sheets that profiles declare show the values of a form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/catalogue.h"
#include "export/column_source.h"

namespace biaoge {

/// Rows and columns count from 0.
struct SheetCell {
  const std::string* sheet = nullptr;
  int row = 0;
  int column = 0;
};

/// Refers to the catalogue, which must outlive it and keep its forms as they are.
class CellFinder {
 public:
  explicit CellFinder(const Catalogue& catalogue);

  /// The first cell that shows this part of a value: of the field `key` where `section` is "", else
  /// of column `key` in that row. For a number Part::value also finds a column that shows it whole.
  std::optional<SheetCell> find(std::size_t form, std::string_view section, std::size_t row,
                                std::string_view key, Part part) const;

  /// The row of a form's section that is the one of that RowRule::name.
  std::optional<std::size_t> named_row(std::size_t form, std::string_view section,
                                       std::string_view name) const;

 private:
  struct Layout {
    const DataSheet* sheet = nullptr;
    int header_rows = 1;
    std::vector<Source> sources;
    std::vector<int> first_rows;  ///< By form; -1: the form has no rows here.
    /// By form and source: the row of its section that an Origin::row_cell shows.
    std::vector<std::vector<std::optional<std::size_t>>> shown_rows;
  };

  struct NamedRow {
    std::string_view section;
    std::string_view name;
    std::size_t row = 0;
  };

  std::vector<Layout> layouts_;
  std::vector<std::vector<NamedRow>> named_rows_;  ///< By form.
};

}  // namespace biaoge
