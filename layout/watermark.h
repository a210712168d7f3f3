// SPDX-License-Identifier: GPL-3.0-or-later
// Large text printed across others, which belongs to no table. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"

namespace biaoge {

/// The words without those of watermarks: much larger than the text of the page, with other words
/// in the middle of them, and further words of their size.
std::vector<Word> without_watermarks(const std::vector<Word>& words);

/// True when `without_watermarks` may have something to take away: cheap.
bool may_have_watermark(const std::vector<Word>& words);

}  // namespace biaoge
