// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/file_check.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

namespace biaoge {

namespace {

/// A PDF may begin with other bytes; pictures may not.
std::optional<FileFormat> format_of(const std::string& head) {
  const auto starts_with = [&](std::string_view magic) { return head.starts_with(magic); };
  using namespace std::string_view_literals;
  if (starts_with("II*\0"sv) || starts_with("MM\0*"sv) || starts_with("II+\0"sv) ||
      starts_with("MM\0+"sv)) {
    return FileFormat::tiff;
  }
  if (starts_with("\x89PNG\r\n\x1A\n"sv)) return FileFormat::png;
  if (starts_with("\xFF\xD8\xFF"sv)) return FileFormat::jpeg;
  if (head.find("%PDF-") != std::string::npos) return FileFormat::pdf;
  return std::nullopt;
}

}  // namespace

Result<FileFormat> check_file(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return Error{"file-missing", path + ": no such file", "Check the name and the folder"};
    }
    return Error{"file-unreadable", path + ": " + std::strerror(errno), "Check the permissions"};
  }
  if (!S_ISREG(info.st_mode)) {
    return Error{"file-unreadable", path + ": is not a regular file",
                 "Give the path of a PDF or picture"};
  }
  if (info.st_size == 0) {
    return Error{"file-empty", path + ": the file is empty",
                 "It was probably not copied completely; copy it again"};
  }
  std::ifstream file(path, std::ios::binary);
  std::string head(1024, '\0');
  if (!file || !file.read(head.data(), 1)) {
    return Error{"file-unreadable", path + ": cannot be read: " + std::strerror(errno),
                 "Check the permissions"};
  }
  file.read(head.data() + 1, static_cast<std::streamsize>(head.size() - 1));
  head.resize(static_cast<std::size_t>(file.gcount()) + 1);
  if (const auto format = format_of(head)) return *format;
  return Error{"not-a-pdf", path + ": is not a PDF file, and no TIFF, PNG or JPEG picture",
               "Give a PDF or a picture of these formats; print or export others to PDF first"};
}

}  // namespace biaoge
