// SPDX-License-Identifier: GPL-3.0-or-later
// Poppler reports trouble through one process-wide callback. Private to ingest.
#pragma once

#include <Error.h>

namespace biaoge {

/// The callback. Each thread counts its own errors.
void count_poppler_error(ErrorCategory category, Goffset position, const char* message);

/// Errors of syntax that this thread met since it was set to 0.
int& poppler_syntax_errors();

}  // namespace biaoge
