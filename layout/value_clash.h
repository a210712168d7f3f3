// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the values of two lines below each other let them be one row. Private to layout.
#pragma once

#include "layout/text_rows.h"

namespace biaoge {

/// True when both lines have text in some column that is a value in one of them, and not a number
/// broken by the narrow column. `b`: the lower.
bool clash(const TextRow& a, const TextRow& b);

/// A number of the upper line goes on in the lower.
bool breaks_number(const TextRow& a, const TextRow& b);

/// Below each other stand numbers that are whole, in two columns or more.
bool parts_values(const TextRow& a, const TextRow& b);

}  // namespace biaoge
