// SPDX-License-Identifier: GPL-3.0-or-later
// The characters of Chinese numerals, everyday (一二三) and financial (壹贰叁). Internal to
// `normalize`; parse_chinese_numeral stands in quantity.h.
#pragma once

#include <optional>
#include <string_view>

#include "core/decimal.h"

namespace biaoge {

/// 0 to 9 for 〇零一…九两 and their financial forms; -1 for anything else.
int chinese_digit(char32_t code);

/// Digits, 十百千万亿 with their financial and traditional forms, and the point 点.
bool is_chinese_numeral(char32_t code);

/// parse_chinese_numeral for code points.
std::optional<Decimal> parse_chinese_numeral(std::u32string_view text);

}  // namespace biaoge
