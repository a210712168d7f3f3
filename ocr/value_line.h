// SPDX-License-Identifier: GPL-3.0-or-later
// How a line is read by what it looks like, and how the evidence of several readers is merged.
// Private to ocr.
#pragma once

#include <optional>

#include "ocr/line_reader.h"
#include "ocr/strip.h"

namespace biaoge {

/// `value` may be null.
LineReading read_strip(const Strip& strip, LineReader& text, LineReader* value);

/// The reading of a strip that is a sure value for `value` alone.
std::optional<LineReading> read_sure_value(const Strip& strip, LineReader& value);

}  // namespace biaoge
