// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that a page end leaves without a ruling at their foot or head. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// Level rulings that are not there: between upright ones that end together beyond the last level
/// one that they cross. The short upright rulings of a row that is cut end on them.
std::vector<Ruling> open_sides(const std::vector<Ruling>& level, const std::vector<Ruling>& upright,
                               const RulingScale& scale);

}  // namespace biaoge
