// SPDX-License-Identifier: GPL-3.0-or-later
// Private to layout.
#pragma once

#include <string_view>

namespace biaoge {

/// True for two numbers that stand below each other, as opposed to one number broken by its narrow
/// column: that one has at most one point. Texts without spaces.
bool are_two_values(std::u32string_view above, std::u32string_view below);

/// Two whole numbers of like length (2023 over 2024): as two lines of a cell they are two values.
bool are_like_numbers(std::u32string_view above, std::u32string_view below);

}  // namespace biaoge
