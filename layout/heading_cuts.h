// SPDX-License-Identifier: GPL-3.0-or-later
// Headings set so close that they read as one. Private to layout.
#pragma once

#include <vector>

#include "layout/text_rows.h"

namespace biaoge {

/// Cuts the texts of the lowest headings at the gutters they reach over where each part stands
/// over its own column: what heads two columns has headings of its own below. So are those above of
/// which each part goes on in the line below it.
void cut_lowest_headings(std::vector<TextRow>& head, const Columns& columns);

}  // namespace biaoge
