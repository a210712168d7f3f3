// SPDX-License-Identifier: GPL-3.0-or-later
// Private to layout.
#pragma once

#include <string_view>

namespace biaoge {

/// True for two numbers that stand below each other, as opposed to one number broken by its narrow
/// column: that one has at most one point. Two whole numbers of like length (2023 over 2024) count
/// as two. Texts without spaces.
bool are_two_values(std::u32string_view above, std::u32string_view below);

}  // namespace biaoge
