// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: the words of an expression.
#pragma once

#include <string>
#include <vector>

#include "profiles/yaml_tree.h"

namespace biaoge {

struct RuleWord {
  enum class Kind {
    name,    ///< A key, a section or a function.
    number,  ///< Digits with an optional point.
    text,    ///< Between single quotes.
    row,     ///< What stands between [ and ].
    sign,    ///< An operator, bracket or comma; also: and or not in by.
    end,
  };
  Kind kind = Kind::end;
  std::string text;
  std::size_t position = 0;  ///< Bytes from the start.
};

/// Ends with a word of kind `end`, twice, so that the parser may look one word ahead. Throws
/// yaml::Failure.
std::vector<RuleWord> split_words(const yaml::Node& node);

/// The texts of a list: parted by commas, trimmed.
std::vector<std::string> split_list(const std::string& list);

}  // namespace biaoge
