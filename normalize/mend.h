// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as readers of pictures misread them. Only what the place of a number leaves no doubt of
// is mended; a decimal point is never guessed. Private to normalize.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

struct Mended {
  std::string text;
  bool doubtful = false;  ///< It may also be another number: a bar beside a digit may be a 1.
};

/// The cleaned text of a number cell. Letters among digits become digits (1O.00, 1l), spaces inside
/// a number go, marks between digits become the separators that the groups of digits ask for
/// (1，663。27 -> 1,663.27), remains of rulings at both ends go, a lone 一 or _ is a dash. "10 00"
/// stays: its point may be lost.
Mended mend_number(std::string_view cleaned);

/// The same for the cell of a quantity, where a comma or 、 may also part two numbers.
Mended mend_quantity(std::string_view cleaned);

/// Letters beside digits as the digits they look like: 2O23 -> 2023.
std::string mend_digits(std::string_view text);

}  // namespace biaoge
