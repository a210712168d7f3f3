// SPDX-License-Identifier: GPL-3.0-or-later
// Words become lines, and lines fall into pieces at their wide gaps: what tables without rulings
// are found by. Private to layout.
#pragma once

#include <list>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"

namespace biaoge {

/// Words of one line with no wide gap between them.
struct TextPiece {
  std::vector<const Word*> words;  ///< Left to right; never empty.
  Box box;
  double em = 0;        ///< Font size of its largest word.
  int glyphs = 0;       ///< Characters, without white space.
  bool value = false;   ///< A number with at most a short unit or mark, or a sign for none.
  bool prose = false;   ///< Part of running text.
  bool leader = false;  ///< Dots led from it to the next piece.
};

/// Pieces that share a baseline.
struct Line {
  std::vector<TextPiece> pieces;  ///< Left to right; never empty.
  Box box;
  double em = 0;
  double baseline() const { return box.y1 - 0.12 * em; }
};

/// The lines of a page and the words that had to be cut from others (leaders taken off).
struct Lines {
  std::vector<Line> lines;    ///< From top to bottom.
  std::list<Word> cut_words;  ///< Stable addresses.
};

/// Lines of the words that read to the right; the others stay out. `words` must outlive the result.
Lines build_lines(const std::vector<Word>& words);

/// A number with at most a short unit or mark beside it, or a sign that there is none (-, …, n/a).
bool is_value_text(std::u32string_view text);

/// A year, month or quarter: may head a column although it is a number.
bool is_period_text(std::u32string_view text);

std::u32string text_of(const TextPiece& piece);

/// Makes a piece of words, left to right.
TextPiece make_piece(std::vector<const Word*> words);

}  // namespace biaoge
