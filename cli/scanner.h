// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are pictures, or carry pictures of tables, get their words and rulings.
#pragma once

#include <memory>
#include <optional>

#include "cli/convert_options.h"
#include "core/page.h"
#include "core/result.h"
#include "ingest/ingest.h"
#include "ocr/page_reader.h"

namespace biaoge {

/// True when the page holds something that has to be recognised.
bool needs_recogniser(const Page& page, OcrMode mode);

/// Recognises pages, one after the other. The recogniser is loaded with the first of them, so that
/// files with a text layer do not pay for it.
class Scanner {
 public:
  /// Fills `page` with what its pictures show and lays it flat: Page::mesh leads back to the page
  /// as displayed, info gets dpi, skew_degrees and turned, and info.width and height become those
  /// of the flat page. Trouble is in info.status and info.error.
  void scan(const InputFile& file, const std::string& path, const ConvertOptions& options,
            Page& page);

 private:
  std::optional<Error> load();
  std::optional<Error> scan_page(const InputFile& file, const ConvertOptions& options,
                                 const std::string& debug, Page& page);
  std::optional<Error> scan_pictures(const InputFile& file, double timeout_seconds,
                                     const std::string& debug, Page& page);

  std::unique_ptr<PageReader> reader_;
};

}  // namespace biaoge
