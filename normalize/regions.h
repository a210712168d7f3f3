// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of which tables make up which form. Private to normalize.
#pragma once

#include <vector>

#include "core/table.h"
#include "normalize/grid_view.h"
#include "normalize/vocabulary.h"

namespace biaoge {

/// Rows [first, last) of a table that belong to one form.
struct Region {
  const GridView* grid = nullptr;
  int first = 0;
  int last = 0;
};

/// A form before reading. More than one region: the rest stood in a table of its own.
struct FormRegions {
  const Vocabulary* vocabulary = nullptr;
  std::vector<Region> regions;
  std::vector<TextLine> heading;  ///< Lines above it, title rows inside the table included.
  /// A scanned one that is named by its title, but of which fewer labels were read than a form
  /// needs: nothing in it is certain.
  bool hardly_read = false;
};

/// Splits the tables of a document into forms, each by the vocabulary that recognises it best.
/// `grids` and `vocabularies` must outlive the result.
std::vector<FormRegions> find_forms(const std::vector<GridView>& grids,
                                    const std::vector<Vocabulary>& vocabularies);

}  // namespace biaoge
