// SPDX-License-Identifier: GPL-3.0-or-later
// The words and signs that compare: in front of a number (不少于, >=) and behind it (以上, 以内).
// Internal to `normalize`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace biaoge {

/// A comparator as printed: which one it is, and how many code points it takes up.
struct Comparator {
  std::string sign;  ///< As in Quantity::comparator.
  std::size_t length = 0;
  bool recent = false;  ///< 近: "almost" before amounts, but "the past" before spans of time.
};

/// The comparator at the start of `text`; spaces inside it (> =) don't matter. An empty sign and
/// length 0 when there is none.
Comparator leading_comparator(std::u32string_view text);

/// What may stand behind a unit.
struct Bound {
  std::u32string_view word;
  std::string_view sign;       ///< The comparator it means; "" for none (整).
  std::string_view dimension;  ///< The only dimension it goes with; "" for any.
};

/// The bound at the end of `text` (天以内 -> 以内), the longest one; nullptr when there is none.
const Bound* final_bound(std::u32string_view text);

/// One comparator from the one in front and the one behind (≥90%以上); nullopt when they disagree.
std::optional<std::string> combine(std::string_view front, std::string_view behind);

}  // namespace biaoge
