// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/file_check.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace biaoge {

std::optional<Error> check_file(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return Error{"file-missing", path + ": no such file", "Check the name and the folder"};
    }
    return Error{"file-unreadable", path + ": " + std::strerror(errno), "Check the permissions"};
  }
  if (!S_ISREG(info.st_mode)) {
    return Error{"file-unreadable", path + ": is not a regular file",
                 "Give the path of a PDF file"};
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
  if (head.find("%PDF-") == std::string::npos) {
    return Error{"not-a-pdf", path + ": is not a PDF file",
                 "Give a PDF; other formats have to be printed or exported to PDF first"};
  }
  return std::nullopt;
}

}  // namespace biaoge
