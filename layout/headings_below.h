// SPDX-License-Identifier: GPL-3.0-or-later
// What the headings on the lines below a heading tell about the columns it stands over. Private to
// layout.
#pragma once

#include <vector>

#include "layout/header_spans.h"

namespace biaoge {

/// Two of the headings have the same text.
bool repeats_texts(const std::vector<HeaderPart>& parts);

/// Its next line, right below it, begins with a small letter or can't be done without.
bool goes_on_below(const HeaderPart& part, const std::vector<HeaderPart>& below);

/// The columns of the years and months `below`, where nothing else stands there and one heading
/// alone of `parts` over them; none (last < first) otherwise.
ColumnSpan periods_under(const std::vector<HeaderPart>& parts,
                         const std::vector<HeaderPart>& below);

/// Headings that come again in groups of so many, side by side and nothing else: 2023, 2024,
/// 2023, 2024. 0 where they do not.
int period_of(const std::vector<HeaderPart>& parts);

/// The columns of the group that a heading stands over; the first of its own where it is over
/// none.
ColumnSpan group_of(const HeaderPart& part, const std::vector<HeaderPart>& below, int period);

/// The heading below it stands neither in its middle nor flush with it: it is another one, and a
/// heading over others has more than one of them.
bool heads_another(const HeaderPart& part, const std::vector<HeaderPart>& below);

}  // namespace biaoge
