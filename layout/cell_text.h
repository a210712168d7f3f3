// SPDX-License-Identifier: GPL-3.0-or-later
// Words become lines, lines become the text of a cell: private to layout.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"
#include "core/table.h"

namespace biaoge {

/// How a text fills its cell: decides whether it goes on in another one after a page end.
struct TextFit {
  double em = 0;           ///< Font size; 0 when the cell is empty.
  double last_slack = 0;   ///< Room left on the last line.
  double first_chunk = 0;  ///< Width of what cannot be broken at the start of the first line.
  bool starts_with_digit = false;
  bool ends_with_digit = false;
  bool space_after = false;  ///< A space character ended the text.
  int lines = 0;
  double room_above = 0;  ///< Between the upper edge of the cell and the text.
  double room_below = 0;
};

struct CellText {
  std::string text;
  Alignment alignment = Alignment::left;
  double inset = 0;  ///< As in Cell.
  TextFit fit;
};

/// Orders and joins the words of a cell. No space inside Chinese text, one between Latin words; a
/// line that was full goes on in the next; a line that ended early ends a paragraph ('\n').
CellText set_cell_text(const std::vector<Word>& words, const Box& cell);

/// Joins two parts of one text, as at a full line.
std::string join_wrapped(const std::string& first, const std::string& second, bool space_between);

/// True when some of it was recognised in a picture.
bool is_recognised(const std::vector<Word>& words);

/// Of a recognised text: that of its least certain character; of a long one, of the tenth part that
/// is least certain.
double confidence_of(const std::vector<Word>& words);

/// Groups words into lines from top to bottom and joins each line; for text outside tables.
std::vector<TextLine> set_lines(std::vector<Word> words, int page);

}  // namespace biaoge
