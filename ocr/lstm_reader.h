// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of text read with the networks of Tesseract's data files. Private to ocr.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "ocr/line_reader.h"

namespace biaoge {

/// A reader of single lines that gives what Tesseract 5.3 gives for them (raw line, no dictionary),
/// in a third of the time: Tesseract's own code spends most of it around its products (decision
/// 0012). The whole picture is taken for the line. The data is loaded by the first read(); data
/// with networks that are not known here (floating-point ones) is given to Tesseract itself, and a
/// damaged file yields U+FFFD with confidence 0 for each line.
/// `language`: the name of one data file; `folder`: see find_tessdata. Error code:
/// "language-missing".
Result<std::unique_ptr<LineReader>> make_lstm_reader(const std::string& language,
                                                     const std::string& folder = "");

}  // namespace biaoge
