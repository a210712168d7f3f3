// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_line.h"

namespace biaoge {

LineReading read_strip(const Strip& strip, LineReader& text, LineReader* value) {
  (void)value;
  return text.read(strip.picture, LineKind::text);
}

}  // namespace biaoge
