// SPDX-License-Identifier: GPL-3.0-or-later
// Private API, tried with Poppler 22.12.
#include "ingest/pdf_picture.h"

#include <Annot.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "ingest/picture_device.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

constexpr double kLeastDpi = 150;
constexpr double kMostDpi = 400;
constexpr double kDpiWithoutPictures = 300;
/// Pictures at a resolution or above count when they cover this share of all that is covered: one
/// small seal at 600 dpi is no reason to render a page so finely.
constexpr double kCountingShare = 0.1;
/// Of a drawn page; a large sheet gets a lower resolution instead.
constexpr double kMostRenderedPixels = 60e6;
constexpr double kLeastRenderedDpi = 72;

Error timeout_error(const std::string& where) {
  return {"page-timeout", where + " took longer than the limit", "Raise --timeout"};
}

double rendering_dpi(std::vector<PicturePiece> pieces) {
  if (pieces.empty()) return kDpiWithoutPictures;
  std::sort(pieces.begin(), pieces.end(),
            [](const PicturePiece& a, const PicturePiece& b) { return a.dpi > b.dpi; });
  double all = 0;
  for (const PicturePiece& piece : pieces) all += piece.visible.area();
  double finer = 0;
  for (const PicturePiece& piece : pieces) {
    finer += piece.visible.area();
    if (finer >= kCountingShare * all) return std::clamp(piece.dpi, kLeastDpi, kMostDpi);
  }
  return kLeastDpi;
}

Raster copied(SplashBitmap& bitmap) {
  Raster raster = make_raster(bitmap.getWidth(), bitmap.getHeight(), 3);
  for (int y = 0; y < raster.height; ++y) {
    const auto* row = bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize();
    std::memcpy(raster.row(y), row, raster.stride());
  }
  return raster;
}

Result<PagePicture> rendered(const PdfPage& page, const Box& box, double dpi,
                             const std::string& where, Deadline& deadline) {
  dpi = std::min(dpi, 72 * std::sqrt(kMostRenderedPixels / std::max(box.area(), 1.0)));
  const double zoom = dpi / 72;
  const int left = static_cast<int>(std::floor(box.x0 * zoom + 0.01));
  const int top = static_cast<int>(std::floor(box.y0 * zoom + 0.01));
  const int width = static_cast<int>(std::ceil(box.x1 * zoom - 0.01)) - left;
  const int height = static_cast<int>(std::ceil(box.y1 * zoom - 0.01)) - top;
  if (dpi < kLeastRenderedDpi) {
    return Error{"image-too-large", where + " is too large to be drawn at a legible resolution",
                 "Print it to a usual paper size"};
  }
  if (auto error = check_picture_size(where, width, height)) return *error;
  SplashColor paper{255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 1, false, paper);
  device.setFontAntialias(true);
  device.setVectorAntialias(true);
  device.setFreeTypeHinting(false, false);
  device.startDoc(&page.document);
  const double unit_dpi = dpi * page.scale;
  page.document.displayPageSlice(&device, page.number, unit_dpi, unit_dpi, 0, false, true, false,
                                 left, top, width, height, Deadline::is_past, &deadline,
                                 is_page_content, nullptr);
  if (deadline.is_past()) return timeout_error(where);
  SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr || bitmap->getWidth() != width ||
      bitmap->getHeight() != height) {
    return Error{"page-damaged", where + " cannot be drawn", "Ask for the file again"};
  }
  PagePicture picture;
  picture.raster = copied(*bitmap);
  drop_needless_colour(picture.raster);
  picture.box = {left / zoom, top / zoom, (left + width) / zoom, (top + height) / zoom};
  picture.dpi = dpi;
  picture.rendered = true;
  return picture;
}

Result<PagePicture> found(Capture capture, const std::string& where) {
  if (2 * capture.missing_rows > capture.raster.height) {
    return Error{"image-damaged", where + " has a picture of which less than half can be decoded",
                 "Ask for the file again; it was probably cut short"};
  }
  PagePicture picture;
  picture.box = capture.box;
  picture.raster = cropped(std::move(capture.raster), picture.box, capture.visible);
  picture.rendered = make_square(picture.raster, picture.box);
  picture.dpi = resolution(picture.raster.width, picture.raster.height, picture.box);
  picture.incomplete = capture.damaged;
  return picture;
}

}  // namespace

bool is_page_content(Annot* annotation, void*) {
  const Annot::AnnotSubtype type = annotation->getType();
  return type == Annot::typeWidget || type == Annot::typeFreeText;
}

Result<PagePicture> take_picture(const PdfPage& page, const Box& box, double timeout_seconds,
                                 double drawing_dpi) {
  const std::string where = page.path + ": page " + std::to_string(page.number);
  Deadline deadline(timeout_seconds);
  Capture capture;
  const auto device = make_picture_device(capture, page.scale, box, deadline);
  page.document.displayPage(device.get(), page.number, 72, 72, 0, false, true, false,
                            Deadline::is_past, &deadline, is_page_content, nullptr);
  if (deadline.is_past()) return timeout_error(where);
  for (const PicturePiece& piece : capture.pieces) {
    if (static_cast<double>(piece.pixel_width) * piece.pixel_height <= kMaxPixels) continue;
    return *check_picture_size(where, piece.pixel_width, piece.pixel_height);
  }
  if (capture.has_raster() && !capture.composed) {
    if (auto error = check_picture_size(where, capture.raster.width, capture.raster.height)) {
      return *error;
    }
    return found(std::move(capture), where);
  }
  const double dpi = drawing_dpi > 0 ? drawing_dpi : rendering_dpi(std::move(capture.pieces));
  return rendered(page, box, dpi, where, deadline);
}

}  // namespace biaoge
