// SPDX-License-Identifier: GPL-3.0-or-later
// A file becomes pages. The libraries that read files stay behind this header.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"
#include "core/raster.h"
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

  /// Reads page `number` (from 1) in one pass; pictures are found, not decoded. Never fails as a
  /// whole: trouble is in info.status and info.error ("page-damaged", "page-size",
  /// "page-timeout"), with what was read up to there.
  Page read_page(int number, double timeout_seconds) const;

  /// See InputFile::picture.
  Result<PagePicture> picture(int number, const Box& box, double timeout_seconds,
                              double drawing_dpi = 0) const;

 private:
  struct Impl;
  explicit PdfFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// An open TIFF, PNG or JPEG file: every page is one picture. Use as PdfFile.
///
/// The size of a page follows from the resolution in the file. A resolution below 50 or above 1200
/// dpi is not believed, nor one up to 100 dpi (what programs write that know none) on a page longer
/// than A3. Without one that can be believed the longer side is taken for that of A4 when the shape
/// is that of a page (sides 1 : 1.2 to 1 : 1.6), else 200 dpi are assumed.
class ImageFile {
 public:
  /// Error codes: "image-damaged", "image-unsupported", "no-pages" and those of a missing file.
  static Result<ImageFile> open(const std::string& path);
  ImageFile(ImageFile&&) noexcept;
  ImageFile& operator=(ImageFile&&) noexcept;
  ~ImageFile();

  int page_count() const;

  /// A page of kind image_only from the file's header alone; info.dpi is set. Errors in info.error:
  /// "image-damaged", "image-too-large", "image-too-small".
  Page read_page(int number) const;

  /// See InputFile::picture.
  Result<PagePicture> picture(int number, const Box& box, double timeout_seconds) const;

 private:
  struct Impl;
  explicit ImageFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// A file of any kind that can be read, told by its first bytes: PDF, TIFF, PNG, JPEG.
class InputFile {
 public:
  /// Error codes: those of PdfFile and ImageFile; "not-a-pdf" for any other file.
  static Result<InputFile> open(const std::string& path, const std::string& password = {});

  int page_count() const;
  bool repaired() const;
  Page read_page(int number, double timeout_seconds) const;

  /// The picture that fills `box` (points, page as displayed) of page `number`, upright as the page
  /// is displayed. The file's own pixels where one picture lies there parallel to the sides and
  /// nothing is drawn over it: turned and mirrored as it is placed, and gray when it has no colour.
  /// Else the page is drawn anew at the resolution of its pictures within 150 to 400 dpi, at 300
  /// without pictures. The picture's own `box` is the part of `box` that its pixels fill: smaller
  /// where one picture is all there is. Pixels are square within 1 % (finer on one axis, they are
  /// interpolated and `rendered` is set), so map them by `box`, not by `dpi`.
  ///
  /// Error codes: "image-damaged" (less than half of the rows can be decoded; with more,
  /// PagePicture::incomplete is set and the rest is white), "image-unsupported",
  /// "image-too-large" (more than 120 million pixels, found before they are decoded),
  /// "image-too-small" (a side below 16 pixels), "page-damaged", "page-timeout".
  ///
  /// `drawing_dpi`, if not 0, is the resolution of what has to be drawn, in place of the above.
  Result<PagePicture> picture(int number, const Box& box, double timeout_seconds,
                              double drawing_dpi = 0) const;

 private:
  explicit InputFile(std::variant<PdfFile, ImageFile> file) : file_(std::move(file)) {}
  std::variant<PdfFile, ImageFile> file_;
};

/// The pictures of a page large enough for a table that have no text of their own over them.
std::vector<Box> unread_pictures(const Page& page);

/// True for a page whose text, if it has any, gives nothing that could be relied on: image_only,
/// hidden_text, garbled.
bool is_without_text(PageKind kind);

/// Why a page of kind image_only, hidden_text or garbled is skipped when it is not to be read by
/// recognition: "page-image-only", "page-hidden-text", "page-garbled". `path`: for the message.
Error unread_error(const PageInfo& page, const std::string& path);

}  // namespace biaoge
