// SPDX-License-Identifier: GPL-3.0-or-later
// The man page and the completion for bash, made from the pages of --help: they cannot say anything
// else.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/help.h"

namespace biaoge {

/// A command's name and its page; the program's own comes first, with "" for a name.
using NamedPages = std::vector<std::pair<std::string, HelpPage>>;

/// In roff, for man(1).
std::string format_manual(const NamedPages& pages);

/// A script that bash sources: commands, options, and file names for their values.
std::string format_completion(const NamedPages& pages);

}  // namespace biaoge
