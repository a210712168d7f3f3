// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that point to pages: they look like tables of two columns, and are none. Private to layout.
#pragma once

#include <string>
#include <vector>

#include "layout/line.h"

namespace biaoge {

/// What a run of lines in `columns` columns is when it points to pages: a table of contents (page
/// numbers that never fall, behind leaders or numbered headings), or an index (leaders from entries
/// in the order of the alphabet to pages before `page`). Empty: neither.
std::string page_list(const std::vector<Line>& lines, int columns, int page);

}  // namespace biaoge
