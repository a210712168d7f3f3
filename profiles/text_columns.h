// SPDX-License-Identifier: GPL-3.0-or-later
// Text set for a terminal, where a Chinese character takes two columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace biaoge {

constexpr std::size_t kTerminalWidth = 100;

/// Terminal columns a text takes: two for an East Asian wide character, one for any other.
std::size_t columns_of(std::string_view text);

/// Breaks at spaces into lines of at most `width` columns; a longer word is cut. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// A paragraph of the width of the terminal, indented.
std::string paragraph(std::string_view text, std::size_t indent);

/// One row of a table with columns of these widths, two spaces before each; cells are wrapped.
std::string table_row(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths);

}  // namespace biaoge
