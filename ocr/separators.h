// SPDX-License-Identifier: GPL-3.0-or-later
// Points and commas within numbers. Private to ocr.
#pragma once

#include "ocr/line_reader.h"

namespace biaoge {

/// Where only one choice of points and commas makes a number of the digits and separators that were
/// read (6.630.84 is 6,630.84; 99,5 is 99.5), that is what stands there, somewhat less sure.
void mend_separators(LineReading& reading);

}  // namespace biaoge
