// SPDX-License-Identifier: GPL-3.0-or-later
// Text as a spreadsheet needs it: legal characters, length, width on the screen, printed numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"

namespace biaoge {

/// Most UTF-16 units that a cell of a workbook holds.
inline constexpr std::size_t kMaxCellUnits = 32767;

/// Number of UTF-16 units of a well-formed UTF-8 text.
std::size_t utf16_length(std::string_view text);

/// At most `units` UTF-16 units from the beginning, without splitting a character.
std::string_view utf16_prefix(std::string_view text, std::size_t units);

/// Well-formed UTF-8 without characters that XML 1.0 forbids; ill-formed bytes become U+FFFD.
std::string legal_text(std::string_view text);

/// Columns a one-line text takes in a fixed-width font: a Han character counts two.
int display_width(std::string_view line);

/// The widest line of a text.
int widest_line(std::string_view text);

/// Lines a text takes when wrapped to `columns`; at least 1.
int wrapped_lines(std::string_view text, double columns);

/// A number as printed in a table cell.
struct PrintedNumber {
  Decimal value;
  bool grouped = false;  ///< Printed with thousands separators.
};

/// The number that a whole text is, when a spreadsheet can show it exactly as printed: "1,663.27",
/// "-5", "90.00"; not "007" (a code), "+5", "5%", "1,23".
std::optional<PrintedNumber> parse_printed_number(std::string_view text);

/// Digits that count, from the first non-zero one, trailing zeros after the point left out.
int significant_digits(const Decimal& value);

/// White space removed, brackets and colons made ASCII, a trailing colon dropped: two printed forms
/// of one row label become equal.
std::string folded_label(std::string_view label);

}  // namespace biaoge
