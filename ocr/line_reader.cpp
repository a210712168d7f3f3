// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/line_reader.h"

#include <algorithm>

namespace biaoge {

std::u32string codes_without_spaces(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) {
    if (c.code != U' ') codes += c.code;
  }
  return codes;
}

double lowest_confidence(const LineReading& reading) {
  double lowest = reading.characters.empty() ? 0 : 1;
  for (const ReadCharacter& c : reading.characters) lowest = std::min(lowest, c.confidence);
  return lowest;
}

}  // namespace biaoge
