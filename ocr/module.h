// SPDX-License-Identifier: GPL-3.0-or-later
// The one symbol that the library of this stage exports; cli loads it by name.
#pragma once

#include <memory>

#include "core/result.h"
#include "ocr/page_reader.h"

namespace biaoge {

/// Puts a reader, or the reason why there is none, into its argument. Error codes:
/// "language-missing", "value-reader-unusable".
using MakePageReader = void(Result<std::unique_ptr<PageReader>>&);

inline constexpr const char* kMakePageReader = "biaoge_make_page_reader";

}  // namespace biaoge
