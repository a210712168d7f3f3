// SPDX-License-Identifier: GPL-3.0-or-later
// Choices printed side by side, each with a box to tick. Private to normalize.
#pragma once

#include <string>
#include <vector>

namespace biaoge {

struct Ticked {
  std::vector<std::string> choices;  ///< Those that are ticked, as the profile writes them.
  bool understood = false;  ///< Boxes and choices stand there, and each box has its choice.
};

/// "新建□ 延续☑" -> 延续; the boxes may stand before or behind their choices, be brackets with or
/// without a tick, or the ticks may stand without boxes.
Ticked read_checkboxes(const std::string& cleaned, const std::vector<std::string>& choices);

/// The texts between the boxes of a cell, to begin a list of choices with; empty without boxes.
std::vector<std::string> printed_choices(const std::string& cleaned);

}  // namespace biaoge
