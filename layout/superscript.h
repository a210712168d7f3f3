// SPDX-License-Identifier: GPL-3.0-or-later
// Small raised characters, as footnote marks and powers are set. Private to layout.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// The raised forms of the characters (Unicode: 2 -> ², a -> ᵃ); empty when one of them has none.
/// Compatibility folding (NFKC) gives the characters back.
std::u32string superscript_of(std::u32string_view text);

}  // namespace biaoge
