// SPDX-License-Identifier: GPL-3.0-or-later
// The way into this stage.
#pragma once

#include <memory>

#include "core/result.h"
#include "ocr/page_reader.h"

namespace biaoge {

/// Error codes: "language-missing", "value-reader-unusable".
Result<std::unique_ptr<PageReader>> make_page_reader();

}  // namespace biaoge
