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

/// Where the page is parted into columns of text: x positions between paragraphs that stand beside
/// each other. Empty for a page set in one column.
std::vector<double> text_column_gutters(const std::vector<Line>& lines);

}  // namespace biaoge
