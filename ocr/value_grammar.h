// SPDX-License-Identifier: GPL-3.0-or-later
// What a value looks like: a light check that tells a plausible reading from a broken one; the real
// parsing is done in `normalize`. Private to ocr.
#pragma once

#include <string_view>

namespace biaoge {

/// A mark for "none" (- / *), or numbers with comparators, signs and separators where they may
/// stand, units and Chinese words between and after them: ≥90%, 1,663.27, 1-3期, 100%(2024年6月).
/// `text` without spaces; full-width forms count as their ASCII forms.
bool fits_value(std::u32string_view text);

}  // namespace biaoge
