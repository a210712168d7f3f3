// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a file before a parser sees it. Private to ingest.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"

namespace biaoge {

/// nullopt when the file may be a PDF; else one of "file-missing", "file-unreadable", "file-empty",
/// "not-a-pdf". Never opens what is not a regular file: a pipe could block for ever.
std::optional<Error> check_file(const std::string& path);

}  // namespace biaoge
