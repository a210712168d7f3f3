// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options: numbers, page ranges, dates.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "core/result.h"

namespace biaoge {

/// The whole of `text` as a number within bounds.
template <typename Number>
std::optional<Number> number(const std::string& text, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// "2026-11-01" or "2026-11-01T08:30" in local time, or "7d" for seven days ago, as nanoseconds
/// since 1970.
std::optional<std::int64_t> parse_since(const std::string& text);

/// What is wrong with `value` when it is none of `choices`.
std::optional<Error> wrong_choice(const std::string& option, const std::string& value,
                                  const std::vector<std::string>& choices);

}  // namespace biaoge
