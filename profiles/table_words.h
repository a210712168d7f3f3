// SPDX-License-Identifier: GPL-3.0-or-later
// The words by which a table that no profile reads is understood, as data: profiles/tables.txt.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace biaoge {

/// What a word tells; the names in the file stand beside each.
enum class TableWord {
  unit_line,    ///< unit-line: before the unit above a table (单位：万元).
  unit_column,  ///< unit-column: heads a column that holds each row's unit.
  caption,      ///< caption: before the number of a table (表1).
  code,         ///< code: ends the head of a column of codes.
  year,         ///< year: ends the head of a column of years.
  date,         ///< date: ends the head of a column of dates.
  line_number,  ///< line-number: heads a column, or names a row, of running numbers.
  rate,         ///< rate: ends the head of a column of ratios.
  counted,      ///< counted: ends the head of a column of numbers that are no money.
  total,        ///< total: names a row of sums.
  null,         ///< null: stands for "no value".
};
inline constexpr std::size_t kTableWordKinds = 11;

/// Words by kind, in the order of the file. Immutable after loading.
struct TableWords {
  std::array<std::vector<std::string>, kTableWordKinds> lists;

  const std::vector<std::string>& of(TableWord kind) const {
    return lists[static_cast<std::size_t>(kind)];
  }
};

}  // namespace biaoge
