// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that touch: amounts set flush right against names set flush left. Private to layout.
#pragma once

#include <list>
#include <vector>

#include "layout/text_runs.h"

namespace biaoge {

/// x positions where amounts end and other texts begin in many lines, with hardly any room between
/// them, and nothing of another line stands.
std::vector<double> find_seams(const Run& run);

/// Cuts the pieces of a run at `x`, and words too where no character stands there; `ruled`: a
/// ruling does. New words go to `cut_words`.
void cut_at(Run& run, double x, bool ruled, std::list<Word>& cut_words);

}  // namespace biaoge
