// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit may look like. Units are an open set: one that the table does not know is kept as
// text, but a word that is not a unit must not make a number out of a phrase. Internal to
// `normalize`.
#pragma once

#include <optional>
#include <string_view>

#include "profiles/units.h"

namespace biaoge {

/// Number of code points at the start of `text` that could belong to a unit: letters, ideographs,
/// signs such as % ℃ ², '/' and '·' inside, 2 and 3 in m2 and m3. Ends before 至 and 到 when a
/// number follows.
std::size_t unit_length(std::u32string_view text);

/// Of what stands behind 单位： the part that is the unit: of 元币种 `before_colon` 元, for the
/// label of another entry stands right behind it. All of it where that gives no unit.
std::u32string_view without_label(std::u32string_view text, bool before_colon,
                                  const UnitTable& units);

/// The unit of that name, from the table or as a multiple of one (亿千瓦时 is 亿 × 千瓦时); nullopt
/// for an unknown unit.
std::optional<Unit> find_unit(const UnitTable& units, std::u32string_view name);

/// True for a unit, known or not: at most 8 code points; parts joined by '/' or '·', each one
/// known, a sign, or up to four ideographs that don't make prose. Unknown Latin parts (IU, mmHg)
/// are units only when they stand `in_brackets`: 5G is a name.
bool is_unit(const UnitTable& units, std::u32string_view text, bool in_brackets);

}  // namespace biaoge
