// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets that every set of documents may have: what to check, what went wrong, what there is.
#pragma once

#include <string>
#include <unordered_map>

#include "export/catalogue.h"
#include "export/grid.h"

namespace biaoge {

/// Places in the workbook by anchor (form_anchor).
using Places = std::unordered_map<std::string, std::string>;

/// A row for each item of `catalogue.review`. With `places`, a last column leads to each. Catalogue
/// and places must outlive the grid.
Grid review_grid(const Catalogue& catalogue, const Places* places);

/// A row for each decision of a person. `places` as above.
Grid correction_grid(const Catalogue& catalogue, const Places* places);
bool has_corrections(const Catalogue& catalogue);

/// A row for each document and page that is not wholly in order.
Grid status_grid(const Catalogue& catalogue);
bool has_trouble(const Catalogue& catalogue);

/// A row for each table, and for each file without one.
Grid index_grid(const Catalogue& catalogue);

}  // namespace biaoge
