// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a file before a parser sees it. Private to ingest.
#pragma once

#include <string>

#include "core/result.h"

namespace biaoge {

enum class FileFormat { pdf, tiff, png, jpeg };

/// By the first bytes. Error codes: "file-missing", "file-unreadable", "file-empty", "not-a-pdf"
/// (none of the formats). Never opens what is not a regular file: a pipe could block for ever.
Result<FileFormat> check_file(const std::string& path);

}  // namespace biaoge
