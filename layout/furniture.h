// SPDX-License-Identifier: GPL-3.0-or-later
// Page furniture: running heads, footers and page numbers, which do not interrupt a table. Private
// to layout.
#pragma once

#include <vector>

#include "layout/layout.h"

namespace biaoge {

/// For each page, for each of its lines: whether it is furniture. A page number counts wherever it
/// stands alone in a margin; other text when it comes back in the same place on other pages, is not
/// larger than the body text, and no line that is not furniture stands nearer to the paper's edge.
std::vector<std::vector<bool>> find_furniture(const std::vector<PageLayout>& pages);

}  // namespace biaoge
