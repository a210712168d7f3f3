// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a single cell as a number, a date or a mark, before its column is known. Private to
// normalize.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/table.h"
#include "profiles/table_words.h"

namespace biaoge {

/// A bare number as tables print it: -1,234.5, (1,234.5), △1,234.5, 1 234.5, 12.5%.
struct PrintedValue {
  Decimal value;
  std::string sign;           ///< "%", "‰" or "".
  std::string mark;           ///< Footnote mark behind it: ①, *, [2]; "" when none.
  bool bracketed = false;     ///< Negative by its brackets.
  bool digits = false;        ///< Digits and nothing else.
  bool leading_zero = false;  ///< 007: digits of a code.
};

/// nullopt when the whole text is anything else.
std::optional<PrintedValue> printed_value(std::string_view cleaned);

/// 2023年12月31日, 2023年12月, 2023年, 2023-12-31, 2023/12/31, 2023.12.31, 二〇二三年十二月; in a
/// column of dates also 2023.12, 2023-12, 20231231. nullopt for what is no date of the calendar.
std::optional<Date> printed_date(std::string_view cleaned, bool date_column);

/// A footnote mark at the end of a text, taken off: 1,234.5① -> ①. "" when there is none.
std::string take_mark(std::u32string& text);

/// True for a number with a comparator in front and for a range: ≥90, 60~80.
bool is_bounded_value(std::string_view cleaned);

/// True for a text that says that there is no value.
bool is_null(std::string_view cleaned, const TableWords& words);

/// 1900 to 2100, as a year of a report is printed.
bool is_year_number(const PrintedValue& value);

}  // namespace biaoge
