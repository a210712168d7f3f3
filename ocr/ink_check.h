// SPDX-License-Identifier: GPL-3.0-or-later
// A second look at the ink for what a reading may have lost: a decimal point (10.00 read as 1000)
// or a faint sign (=100 read as 100). Private to ocr.
#pragma once

#include "ocr/line_reader.h"
#include "ocr/strip.h"

namespace biaoge {

/// Looks at the ink itself for a dot at the foot of the line between two digits. Where a dot stands
/// and none was read, or one was read and none stands apart, the confidence of the digits around
/// falls, and in the first case the text with the point is added to the alternatives.
void check_points(const Strip& strip, LineReading& reading);

/// Ink as large as a sign that no character stands on takes the confidence from the character
/// nearest to it.
void check_missed_ink(const Strip& strip, LineReading& reading);

}  // namespace biaoge
