// SPDX-License-Identifier: GPL-3.0-or-later
// Running text, which is no table however it is set. Private to layout.
#pragma once

#include <vector>

#include "layout/line.h"

namespace biaoge {

/// Marks the pieces that belong to paragraphs: at least three wide lines below each other with a
/// common left side that nearly all are full.
void mark_prose(std::vector<Line>& lines);

/// The same for one of the columns of text that a page is set in, where part of the paragraph was
/// found before: beside a table in another column its lines looked like labels of rows.
void mark_more_prose(std::vector<Line>& column);

/// Marks the paragraphs of a column of text that have lines as wide as this.
void mark_wide_prose(std::vector<Line>& column, double least_width);

}  // namespace biaoge
