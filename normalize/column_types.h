// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of a column are, from all of them together and its name. Private to normalize.
#pragma once

#include <string>
#include <vector>

#include "core/table.h"
#include "profiles/table_words.h"

namespace biaoge {

/// True when the last text of the path, without a bracketed group at its end, ends with one of the
/// words of that kind (as a whole word, for Latin letters).
bool head_says(const std::vector<std::string>& path, TableWord kind, const TableWords& words);

/// `texts`: the cleaned texts of the body cells. A column is of numbers when most of its values
/// are; of codes when its name says so, or digits have leading zeros or are as long as telephone
/// numbers; years are codes.
ColumnType column_type(const std::vector<std::string>& path, const std::vector<std::string>& texts,
                       const TableWords& words);

}  // namespace biaoge
