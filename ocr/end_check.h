// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs at the ends of a line that were not read: they faded. Private to ocr.
#pragma once

#include "ocr/line_reader.h"
#include "ocr/strip.h"
#include "ocr/text_lines.h"

namespace biaoge {

/// Doubts the first or the last sign of a line of Chinese where ink, be it too faint for print,
/// goes on beyond it for most of a glyph. `reading`: of a strip that holds `piece` alone.
void check_ends(const TextLines& region, const StripPiece& piece, LineReading& reading);

}  // namespace biaoge
