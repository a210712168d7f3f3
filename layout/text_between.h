// SPDX-License-Identifier: GPL-3.0-or-later
// Single sentences and tables of contents, which end tables as paragraphs do. Private to layout.
#pragma once

#include "layout/text_runs.h"

namespace biaoge {

/// Marks them as prose. `strip`: the lines of one column of text.
void mark_text_between(Run& strip);

}  // namespace biaoge
