// SPDX-License-Identifier: GPL-3.0-or-later
// The program.
#pragma once

namespace biaoge {

/// Runs the command line and returns an exit code (cli/exit_codes.h). Never throws.
int run(int argc, const char* const* argv);

}  // namespace biaoge
