// SPDX-License-Identifier: GPL-3.0-or-later
// How a line is read by what it looks like, and how the evidence of several readers is merged.
// Private to ocr.
#pragma once

#include "ocr/line_reader.h"
#include "ocr/strip.h"

namespace biaoge {

/// `value` may be null.
LineReading read_strip(const Strip& strip, LineReader& text, LineReader* value);

}  // namespace biaoge
