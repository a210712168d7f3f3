// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "ingest/file_check.h"
#include "ingest/ingest.h"

namespace biaoge {

Result<InputFile> InputFile::open(const std::string& path, const std::string& password) {
  const Result<FileFormat> format = check_file(path);
  if (!format) return format.error();
  if (format.value() == FileFormat::pdf) {
    Result<PdfFile> file = PdfFile::open(path, password);
    if (!file) return file.error();
    return InputFile(std::move(file).value());
  }
  Result<ImageFile> file = ImageFile::open(path);
  if (!file) return file.error();
  return InputFile(std::move(file).value());
}

int InputFile::page_count() const {
  return std::visit([](const auto& file) { return file.page_count(); }, file_);
}

bool InputFile::repaired() const {
  const PdfFile* pdf = std::get_if<PdfFile>(&file_);
  return pdf != nullptr && pdf->repaired();
}

Page InputFile::read_page(int number, double timeout_seconds) const {
  if (const PdfFile* pdf = std::get_if<PdfFile>(&file_)) {
    return pdf->read_page(number, timeout_seconds);
  }
  return std::get<ImageFile>(file_).read_page(number);
}

Result<PagePicture> InputFile::picture(int number, const Box& box, double timeout_seconds,
                                       double drawing_dpi) const {
  if (const PdfFile* pdf = std::get_if<PdfFile>(&file_)) {
    return pdf->picture(number, box, timeout_seconds, drawing_dpi);
  }
  return std::get<ImageFile>(file_).picture(number, box, timeout_seconds);
}

}  // namespace biaoge
