// SPDX-License-Identifier: GPL-3.0-or-later
// Tesseract's data files: where they lie and what is in them. Private to ocr.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace biaoge {

/// The folder that holds the data of all of `languages` (names joined by '+'): `folder` if it is
/// not empty, else TESSDATA_PREFIX or one of the usual places. Error code: "language-missing".
Result<std::string> find_tessdata(const std::string& languages, const std::string& folder);

/// A part of a data file. Numbers as in Tesseract's tessdatamanager.h.
enum class TessdataPart : std::size_t { network = 17, characters = 21, codes = 22 };

/// The bytes of a part of `file`, the contents of a data file; empty where there is none.
std::string_view tessdata_part(std::string_view file, TessdataPart part);

}  // namespace biaoge
