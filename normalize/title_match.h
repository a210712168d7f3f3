// SPDX-License-Identifier: GPL-3.0-or-later
// Titles in the lines above a table. Private to normalize.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/table.h"

namespace biaoge {

struct TitleMatch {
  std::string text;  ///< The line with the title as the profile writes it; "" when `edits` is 0.
  int edits = 0;     ///< Between what was read and that title.
};

/// Whether the line contains one of `titles` (both without white space). In a line that was read
/// from a picture a quarter of the title may be misread.
std::optional<TitleMatch> match_title(const TextLine& line, const std::vector<std::string>& titles);

/// How well a line above the table names the form.
enum class Titled { no, misread, exact };
Titled titled(const Table& table, const std::vector<std::string>& titles);

/// Whether one does at all.
bool has_title(const Table& table, const std::vector<std::string>& titles);

}  // namespace biaoge
