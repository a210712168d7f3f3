// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts on both sides of a page end: one text cut in two, or two texts. Private to layout.
#pragma once

#include <cstddef>
#include <string>

#include "layout/cut.h"

namespace biaoge {

enum class Verdict {
  none,       ///< Text on one side only, or none.
  continued,  ///< One text cut in two.
  paragraph,  ///< A sentence ended above; below may stand the next paragraph, or another text.
  finished    ///< Two texts.
};

/// Without white space, colons, and a bracket at its end (a unit): as labels are known.
std::string label_part(const std::string& text);

bool ends_sentence(const std::string& text);

/// True when the upper text left so much of its last line free that the lower one, had it belonged
/// to it, would have begun there. A number goes on in the next line digit by digit.
bool had_room(const TextFit& upper, const TextFit& lower);

/// True for a known label and for the beginning of one (it may be cut more than once).
bool begins_label(const std::string& text, const JoinOptions& options);

/// How many characters end `above` and begin `below`, where both together are a label with these
/// once and `above` alone is none: the page end went through a line, and both pages show it.
std::size_t printed_twice(const std::string& above, const std::string& below,
                          const JoinOptions& options);

/// `text` without its first `count` characters that are not white space.
std::string without_first(const std::string& text, std::size_t count);

/// Whether two facing texts are one text cut in two.
Verdict judge(const TableFragment& upper, const TableFragment& lower, const CutPair& pair,
              const JoinOptions& options);

}  // namespace biaoge
