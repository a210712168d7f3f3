// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as rules see them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"

namespace biaoge {

/// Without white space, full-width signs as ASCII.
std::string comparable_text(std::string_view text);
/// Takes the first character of comparable_text off a text; kNoMore when there is none.
char32_t take_comparable(std::string_view& text);
inline constexpr char32_t kNoMore = 0;
/// Are their comparable_texts the same?
bool same_text(std::string_view a, std::string_view b);

/// "产出(40分)": 40; nullopt when the text does not end so.
std::optional<Decimal> points_of(const std::string& text);

/// "产出(40分)": 产出.
std::string without_brackets(const std::string& text);

}  // namespace biaoge
