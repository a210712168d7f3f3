// SPDX-License-Identifier: GPL-3.0-or-later
// The bare number in a quantity, in Arabic digits or Chinese numerals. Internal to `normalize`.
#pragma once

#include <optional>
#include <string_view>

#include "core/decimal.h"

namespace biaoge {

struct Amount {
  Decimal value;
  std::size_t length = 0;           ///< Code points it takes up.
  bool plain = false;               ///< Digits and point only: no sign, no thousands separators.
  bool chinese = false;             ///< Chinese numerals.
  bool everyday_character = false;  ///< A single one of 一二三…十: more often part of a word.
};

/// Digits at the start of `text`, with thousands separators, if any, in well-formed groups
/// (1,663.27), and decimals. A number with a leading zero (007, 01) is a code: nullopt.
std::optional<Amount> read_digits(std::u32string_view text);

/// A number at the start of `text`; digits may have -, +, △ or ▲ (both minus) in front if
/// `sign_allowed`.
std::optional<Amount> read_amount(std::u32string_view text, bool sign_allowed);

/// What follows the numeral in an amount of money in words: 元伍角叁分 is 0.53 元. nullopt when
/// there are neither 角 nor 分.
std::optional<Amount> read_small_money(std::u32string_view text);

bool is_plain_integer(const Amount& amount);
/// 1000 to 2999.
bool is_year(const Decimal& value);
/// 2023.12 and 2024.6: a year and month as likely as a number.
bool is_year_and_month(const Amount& amount);

}  // namespace biaoge
