// SPDX-License-Identifier: GPL-3.0-or-later
// Text for a terminal or a log: nothing in a file name can move the cursor or forge a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biaoge {

/// Bytes that are not UTF-8 become \xE9; control characters and those that reverse the writing
/// direction become \n or \u{202E}.
std::string printable(std::string_view text);

/// A JSON string with its quotes; bytes that are not UTF-8 become the text \xE9.
std::string json_string(std::string_view text);

/// The end of a text that fits into `columns`, with "…" before it when something is missing.
std::string fit_end(std::string_view text, std::size_t columns);

/// "1 file", "2 files".
std::string counted(std::size_t count, std::string_view noun);

/// The candidate most like `word`, such as an option mistyped; "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace biaoge
