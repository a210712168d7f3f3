// SPDX-License-Identifier: GPL-3.0-or-later
// The options of a command as rows of its help.
#pragma once

#include <CLI/CLI.hpp>
#include <vector>

#include "cli/help.h"

namespace biaoge {

/// Adds the options, groups together in the order of the table, help last.
void add_rows(const CLI::App& command, std::vector<HelpRow>& rows);

}  // namespace biaoge
