// SPDX-License-Identifier: GPL-3.0-or-later
// Values in two scripts. Private to ocr.
#pragma once

#include <memory>

#include "ocr/line_reader.h"

namespace biaoge {

/// Reads with `chinese`; what holds no Chinese character is read with `latin` too, and the reading
/// whose worst character is surer is taken. The other one becomes an alternative.
/// Both must outlive it.
std::unique_ptr<LineReader> make_bilingual_reader(LineReader& chinese, LineReader& latin);

}  // namespace biaoge
