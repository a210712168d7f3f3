// SPDX-License-Identifier: GPL-3.0-or-later
// The seam for readers: the picture of one line of text in, characters out. Private to ocr.
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "core/raster.h"

namespace biaoge {

/// What a line is expected to hold.
enum class LineKind {
  value,  ///< A number, a target with comparator and unit, a mark, a verdict.
  text,   ///< A label or running text.
};

struct ReadCharacter {
  char32_t code = 0;
  double confidence = 0;  ///< 0 to 1.
  int x0 = 0;             ///< Columns of the line's picture it takes.
  int x1 = 0;
};

/// The best reading and, likeliest first, others. Empty when there is nothing to read.
struct LineReading {
  std::vector<ReadCharacter> characters;  ///< Spaces only where a space was seen between words.
  std::vector<Alternative> alternatives;
};

std::u32string codes_without_spaces(const LineReading& reading);

/// Of its characters; 0 where there is none.
double lowest_confidence(const LineReading& reading);

class LineReader {
 public:
  virtual ~LineReader() = default;

  /// `line`: gray, dark text on white (255), rulings removed, with a few white pixels around it.
  virtual LineReading read(const Raster& line, LineKind kind) = 0;
};

}  // namespace biaoge
