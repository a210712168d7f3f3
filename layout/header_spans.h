// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns the headings of a table without full rulings stand over. Private to layout.
#pragma once

#include <vector>

#include "layout/text_header.h"

namespace biaoge {

/// An item of a header line while cells are put together.
struct HeaderPart {
  HeaderCell cell;
  std::size_t line;  ///< Last line it has text on.
  std::size_t first_line;
  double em;
};

/// The headings of each line with the columns they cover: as rulings beside or under them tell, or
/// the place of their middle over those below.
std::vector<std::vector<HeaderPart>> span_headings(const std::vector<TextRow>& lines,
                                                   const Columns& columns,
                                                   const std::vector<Ruling>& rulings);

}  // namespace biaoge
