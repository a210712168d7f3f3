// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of text read with Tesseract itself, where make_lstm_reader() does not know a data file's
// network. Private to ocr.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "ocr/line_reader.h"

namespace biaoge {

struct TesseractData {
  std::string languages;  ///< Names of data files joined by '+': "chi_sim", "chi_sim+eng".
  std::string folder{};   ///< Where they lie; "" looks in TESSDATA_PREFIX and the usual places.
};

/// A reader of single lines. It takes the whole picture for the line (Tesseract's own search for it
/// costs time and loses "-"). The data is loaded by the first read(). It runs in the calling thread
/// alone, whatever OMP_THREAD_LIMIT says: Tesseract's own threads slow short lines down five times.
/// A data file that turns out to be damaged yields U+FFFD with confidence 0 for each line. Error
/// code: "language-missing".
Result<std::unique_ptr<LineReader>> make_tesseract_reader(TesseractData data);

}  // namespace biaoge
