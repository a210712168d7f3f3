// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand behind a value without being part of it. Internal to `normalize`.
#pragma once

#include <optional>
#include <string_view>

namespace biaoge {

/// A bracketed group: what stands inside, trimmed, and the length with its brackets.
struct Group {
  std::u32string_view text;
  std::size_t length = 0;
};

/// The group at the start of `text`, brackets matched; nullopt when there is none or it is empty.
std::optional<Group> leading_group(std::u32string_view text);

/// The remark from `at` to the end, set off by a comma, semicolon or white space. It may be words
/// or begin with a date, but hold no other number: "3项,2人" is a list. "" when there is none.
std::u32string_view separated_remark(std::u32string_view text, std::size_t at);

}  // namespace biaoge
