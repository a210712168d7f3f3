// SPDX-License-Identifier: GPL-3.0-or-later
// The commands. Each returns an exit code, writes data to standard output and messages to `log`.
#pragma once

#include <string>

#include "cli/log.h"
#include "cli/options.h"

namespace biaoge {

int convert_command(const Options& options, const Log& log);
int batch_command(const Options& options, const Log& log);
int apply_command(const Options& options, const Log& log);
int check_command(const Options& options, const Log& log);
int profiles_command(const Options& options, const Log& log);
int doctor_command();

/// The versions of the program and its libraries, one a line.
std::string versions();

}  // namespace biaoge
