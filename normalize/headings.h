// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines above a table say: its title, its unit, fields of a form. Private to normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/table.h"
#include "normalize/values.h"
#include "profiles/line_pattern.h"
#include "profiles/units.h"

namespace biaoge {

/// The first of the lines, nearest to the table first, that matches.
std::optional<RawValue> find_in_heading(const std::vector<TextLine>& heading,
                                        const LinePattern& pattern);

/// The year in the heading, nearest to the table first: "2023" of 2023年度, 二〇二三 of 二〇二三年;
/// not the year of a date (2023年12月).
std::optional<RawValue> find_year(const std::vector<TextLine>& heading);

/// The line that contains one of `titles` (without white space), or if it was read from a picture
/// something near one.
std::optional<RawValue> find_title(const std::vector<TextLine>& heading,
                                   const std::vector<std::string>& titles);

/// "单位：万元" -> 万元, from any of the lines; with `units` one that is known, if there is one:
/// what stands behind 编制单位 is none.
std::optional<std::string> find_unit(const std::vector<TextLine>& heading,
                                     const UnitTable* units = nullptr);

/// The line in the largest type, the lowest of equals; unit lines and page numbers are no titles.
std::optional<std::string> guess_title(const std::vector<TextLine>& heading);

}  // namespace biaoge
