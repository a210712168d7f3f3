// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files through Poppler's private API (tried with 22.12).
#include <Annot.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/canvas.h"
#include "ingest/canvas_device.h"
#include "ingest/deadline.h"
#include "ingest/file_check.h"
#include "ingest/ingest.h"
#include "ingest/pdf_picture.h"
#include "ingest/poppler_errors.h"

namespace biaoge {

namespace {

/// Sides of a page beyond this are absurd (Acrobat's own limit is 14,400 units).
constexpr double kMaxPageSide = 100000;

Error open_error(const std::string& path, int code, bool with_password) {
  switch (code) {
    case errEncrypted:
      if (with_password) {
        return {"password-wrong", path + ": the password is wrong",
                "Give the right one with --password"};
      }
      return {"pdf-encrypted", path + ": is protected by a password", "Give it with --password"};
    case errOpenFile:
    case errFileIO:
      return {"file-unreadable", path + ": cannot be read", "Check the permissions"};
    default:
      return {"pdf-damaged", path + ": is damaged beyond repair",
              "Ask for the file again; it was probably cut short or changed in transit"};
  }
}

std::string numbered(const std::string& path, int page) {
  return path + ": page " + std::to_string(page) + " ";
}

double user_unit(PDFDoc& document, ::Page& page) {
  const Object object = document.getXRef()->fetch(page.getRef());
  const Object unit = object.isDict() ? object.dictLookup("UserUnit") : Object();
  return unit.isNum() && unit.getNum() > 0 ? unit.getNum() : 1.0;
}

}  // namespace

struct PdfFile::Impl {
  std::string path;
  std::unique_ptr<PDFDoc> document;
  bool repaired = false;
  int pages = 0;
};

PdfFile::PdfFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

int PdfFile::page_count() const {
  return impl_->pages;
}
bool PdfFile::repaired() const {
  return impl_->repaired;
}

Result<PdfFile> PdfFile::open(const std::string& path, const std::string& password) {
  if (const Result<FileFormat> format = check_file(path); !format) return format.error();
  // Poppler needs its global parameters as long as any document is open, and keeps in them what it
  // has read of its own tables, which is a fifth of the work for a small document: so they stay.
  static const GlobalParamsIniter globals{count_poppler_error};
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  std::optional<GooString> secret;
  if (!password.empty()) secret.emplace(password);
  bool* repaired = &impl->repaired;
  impl->document = std::make_unique<PDFDoc>(std::make_unique<GooString>(path), secret, secret,
                                            nullptr, [repaired] { *repaired = true; });
  PDFDoc& document = *impl->document;
  if (!document.isOk()) return open_error(path, document.getErrorCode(), !password.empty());
  impl->pages = document.getNumPages();
  if (impl->pages <= 0) {
    return Error{"no-pages", path + ": has no pages", "Ask for the file again"};
  }
  return PdfFile(std::move(impl));
}

Page PdfFile::read_page(int number, double timeout_seconds) const {
  Page page;
  page.info.number = number;
  const auto fail = [&](const char* code, const std::string& what, const char* remedy) {
    page.info.status = PageStatus::failed;
    page.info.error = Error{code, numbered(impl_->path, number) + what, remedy};
  };
  ::Page* source = impl_->document->getPage(number);
  if (!source || !source->isOk()) {
    fail("page-damaged", "is damaged", "Ask for the file again");
    return page;
  }
  const double scale = user_unit(*impl_->document, *source);
  page.info.width = source->getCropWidth() * scale;
  page.info.height = source->getCropHeight() * scale;
  if (source->getRotate() % 180 != 0) std::swap(page.info.width, page.info.height);
  if (!(page.info.width >= 1 && page.info.height >= 1 && page.info.width <= kMaxPageSide &&
        page.info.height <= kMaxPageSide)) {
    fail("page-size", "has an absurd size", "Print it to a usual paper size");
    return page;
  }

  Canvas canvas;
  const auto device = make_canvas_device(canvas, scale, {0, 0, page.info.width, page.info.height});
  Deadline deadline(timeout_seconds);
  poppler_syntax_errors() = 0;
  impl_->document->displayPage(device.get(), number, 72, 72, 0, false, true, false,
                               Deadline::is_past, &deadline, is_page_content, nullptr);
  page.syntax_errors = poppler_syntax_errors();

  drop_watermarks(canvas.glyphs);
  page.words = build_words(canvas.glyphs);
  page.rulings = join_bars(canvas.bars);
  drop_text_decoration(page.rulings, page.words);
  page.bands = join_shades(std::move(canvas.shades));
  page.images = canvas.images;
  page.overfull = canvas.overfull;
  classify(page, canvas);
  if (page.info.kind == PageKind::hidden_text) page.hidden_words = build_words(canvas.hidden);
  if (deadline.is_past()) fail("page-timeout", "took longer than the limit", "Raise --timeout");
  return page;
}

Result<PagePicture> PdfFile::picture(int number, const Box& box, double timeout_seconds,
                                     double drawing_dpi) const {
  ::Page* source = impl_->document->getPage(number);
  if (!source || !source->isOk()) {
    return Error{"page-damaged", numbered(impl_->path, number) + "is damaged",
                 "Ask for the file again"};
  }
  return take_picture({*impl_->document, number, user_unit(*impl_->document, *source), impl_->path},
                      box, timeout_seconds, drawing_dpi);
}

}  // namespace biaoge
