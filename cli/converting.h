// SPDX-License-Identifier: GPL-3.0-or-later
// The supervisor and its workers, set up as the command line says. Shared by convert and batch.
#pragma once

#include "cli/convert.h"
#include "cli/options.h"
#include "cli/supervisor.h"

namespace biaoge {

/// Work that reads pages and puts them together. Refers to the converter.
Work converting(Converter& converter);

SupervisorOptions supervision(const Options& options);

}  // namespace biaoge
