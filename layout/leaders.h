// SPDX-License-Identifier: GPL-3.0-or-later
// Dots that lead the eye from a label to what stands beside it; no part of any text. Private to
// layout.
#pragma once

#include <cstddef>
#include <list>
#include <vector>

#include "core/page.h"

namespace biaoge {

/// How many dots are a leader in `lines`, whose words stand from left to right: two where most
/// lines have more, for long labels leave little room.
std::size_t least_leader_dots(const std::vector<std::vector<const Word*>>& lines);

/// Takes the leaders out of a line, whose words stand from left to right. leads[i]: dots stood
/// after words[i]. Words that are parted from their dots are put into `cut_words`.
void take_leaders(std::vector<const Word*>& words, std::size_t least_dots, std::vector<bool>& leads,
                  std::list<Word>& cut_words);

/// Takes the full stops off that lead from the text of a cell to its right border.
void take_leaders(std::vector<Word>& cell);

}  // namespace biaoge
