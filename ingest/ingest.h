// SPDX-License-Identifier: GPL-3.0-or-later
// A file becomes pages. Poppler stays behind this header.
#pragma once

#include <memory>
#include <string>

#include "core/page.h"
#include "core/result.h"

namespace biaoge {

/// An open PDF. Pages are read one at a time and owned by the caller, so memory does not grow with
/// the length of the document. Not thread-safe; separate objects may be used in separate threads.
class PdfFile {
 public:
  /// Error codes: "file-missing", "file-unreadable", "file-empty", "not-a-pdf", "pdf-damaged",
  /// "pdf-encrypted" (a password is needed), "password-wrong", "no-pages". Owner-only restrictions
  /// do not block reading.
  static Result<PdfFile> open(const std::string& path, const std::string& password = {});
  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) noexcept;
  ~PdfFile();

  int page_count() const;
  /// True when the cross-reference table was damaged and has been rebuilt.
  bool repaired() const;

  /// Reads page `number` (from 1) in one pass. Never fails as a whole: trouble is in info.status
  /// and info.error ("page-damaged", "page-size", "page-timeout"), with what was read up to there.
  Page read_page(int number, double timeout_seconds) const;

 private:
  struct Impl;
  explicit PdfFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace biaoge
