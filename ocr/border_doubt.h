// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that are what they are by a guess. Private to ocr.
#pragma once

#include <vector>

#include "core/geometry.h"
#include "core/page.h"

namespace biaoge {

/// Confidence at most of what is read in a cell whose borders are in doubt: numbers are then
/// looked at unless a sum confirms them, known labels are not.
inline constexpr double kDoubtfulBorder = 0.75;

/// For each cell, whether its borders are in doubt: one between it and another was `guessed` for
/// want of a ruling that is seen whole there, or one of `rulings` ends inside it, so that a border
/// through it may have been missed. Everything in points.
std::vector<bool> doubtful_cells(const std::vector<Box>& cells, const std::vector<Ruling>& rulings,
                                 const std::vector<Ruling>& guessed);

}  // namespace biaoge
