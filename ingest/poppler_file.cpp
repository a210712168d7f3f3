// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files through Poppler's private API (tried with 22.12).
#include <Annot.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "ingest/canvas.h"
#include "ingest/canvas_device.h"
#include "ingest/file_check.h"
#include "ingest/ingest.h"

namespace biaoge {

namespace {

/// Sides of a page beyond this are absurd (Acrobat's own limit is 14,400 units).
constexpr double kMaxPageSide = 100000;

// Poppler reports through one process-wide callback; each thread counts its own.
thread_local int syntax_errors = 0;

void count_error(ErrorCategory category, Goffset, const char*) {
  if (category == errSyntaxError) ++syntax_errors;
}

using Clock = std::chrono::steady_clock;

bool is_past(void* deadline) {
  return Clock::now() > *static_cast<Clock::time_point*>(deadline);
}

/// Of the annotations only filled form fields and typed text belong to the page's own content.
bool is_content(Annot* annotation, void*) {
  const Annot::AnnotSubtype type = annotation->getType();
  return type == Annot::typeWidget || type == Annot::typeFreeText;
}

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
  // Poppler needs its global parameters as long as any document is open.
  GlobalParamsIniter globals{count_error};
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
  if (auto error = check_file(path)) return *error;
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
  auto deadline = Clock::now() + std::chrono::milliseconds(
                                     static_cast<long long>(std::min(timeout_seconds, 1e6) * 1000));
  syntax_errors = 0;
  impl_->document->displayPage(device.get(), number, 72, 72, 0, false, true, false, is_past,
                               &deadline, is_content, nullptr);
  page.syntax_errors = syntax_errors;

  page.words = build_words(canvas.glyphs);
  page.rulings = join_bars(canvas.bars);
  drop_text_decoration(page.rulings, page.words);
  page.images = canvas.images;
  page.overfull = canvas.overfull;
  classify(page, canvas);
  if (is_past(&deadline)) {
    fail("page-timeout", "took longer than the limit", "Raise --timeout");
  } else if (page.info.error) {
    page.info.error->message.insert(0, numbered(impl_->path, number));
  }
  return page;
}

}  // namespace biaoge
