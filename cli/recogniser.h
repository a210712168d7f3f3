// SPDX-License-Identifier: GPL-3.0-or-later
// The library with the recogniser: loaded when the first page needs it.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "ocr/page_reader.h"

namespace biaoge {

/// Where the library lies: beside the program, or in lib/biaoge when installed; "" when missing.
std::string recogniser_path();

/// Loads the library, once a process, and makes a reader. Error codes: "recogniser-missing",
/// "language-missing".
Result<std::unique_ptr<PageReader>> load_page_reader();

/// "Tesseract 5.3.0, Leptonica 1.82.0": of the libraries that the recogniser brings with it. Error
/// code: "recogniser-missing".
Result<std::string> recogniser_versions();

}  // namespace biaoge
