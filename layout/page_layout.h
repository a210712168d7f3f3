// SPDX-License-Identifier: GPL-3.0-or-later
// A page whose text reads to the right becomes tables and lines. Private to layout.
#pragma once

#include "layout/layout.h"

namespace biaoge {

/// Fills `layout`, whose number, size and mesh are set. `page`: without watermarks.
void lay_out_upright(const Page& page, PageLayout& layout);

}  // namespace biaoge
