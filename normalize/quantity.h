// SPDX-License-Identifier: GPL-3.0-or-later
// Quantities: comparator, number or range, unit, remark. A text that does not parse completely is
// text: the answer is nullopt, never a wrong number.
#pragma once

#include <optional>
#include <string_view>

#include "core/value.h"
#include "profiles/units.h"

namespace biaoge {

/// Parses the whole of `cleaned` (see clean_text). `default_unit` is the unit of the row, column or
/// table; where none stands beside the number it is taken, and stands in Quantity::unit. What is
/// more likely a date, an idiom or a numbering is nullopt too: docs/normalisation.md lists them.
std::optional<Quantity> parse_quantity(std::string_view cleaned, const UnitTable& units,
                                       std::string_view default_unit = {});

/// A whole text of Chinese numerals (一百二十, 壹佰贰拾叁, 三万五千, 二〇二三, 十二点五): its
/// value. Requires full consumption and a well-formed numeral: 一致, 十分 and 两万五 are nullopt.
std::optional<Decimal> parse_chinese_numeral(std::string_view text);

}  // namespace biaoge
