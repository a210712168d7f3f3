// SPDX-License-Identifier: GPL-3.0-or-later
// The lines above a table: its number, and the unit its numbers are in. Private to normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// The number that a line begins with, as printed: 表1, 附表2-1, Table 3.2; nullopt for a line that
/// does not, and for a sentence.
std::optional<std::string> caption_number(const std::string& line, const TableWords& words);

/// What a line says of units: 单位：万元 -> 万元; 单位：人、% -> 人, %; (万元) alone -> 万元. Of
/// 编制单位：财政局 nothing.
std::vector<std::string> caption_units(const std::string& line, const TableWords& words,
                                       const UnitTable& units);

}  // namespace biaoge
