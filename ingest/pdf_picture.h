// SPDX-License-Identifier: GPL-3.0-or-later
// The picture that stands in a part of a page of a PDF. Private to ingest.
#pragma once

#include <string>

#include "core/geometry.h"
#include "core/raster.h"
#include "core/result.h"

class Annot;
class PDFDoc;

namespace biaoge {

/// A page that exists.
struct PdfPage {
  PDFDoc& document;
  int number = 0;
  double scale = 1;         ///< Points per unit of the page (UserUnit).
  const std::string& path;  ///< For messages.
};

/// See InputFile::picture.
Result<PagePicture> take_picture(const PdfPage& page, const Box& box, double timeout_seconds,
                                 double drawing_dpi);

/// Of the annotations only filled form fields and typed text belong to the page's own content.
bool is_page_content(Annot* annotation, void*);

}  // namespace biaoge
