// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tessdata.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "ocr/byte_cursor.h"

namespace biaoge {

namespace {

// Debian 12 and Ubuntu, Fedora, Arch and own builds, in this order.
constexpr std::string_view kFolders[] = {"/usr/share/tesseract-ocr/5/tessdata",
                                         "/usr/share/tesseract/tessdata", "/usr/share/tessdata",
                                         "/usr/local/share/tessdata"};
constexpr std::uint32_t kMostParts = 1000;

std::vector<std::string> names_of(const std::string& languages) {
  std::vector<std::string> names(1);
  for (const char c : languages) {
    if (c == '+') {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  return names;
}

// The first language whose data file is not in the folder.
std::optional<std::string> missing_in(const std::string& folder, const std::string& languages) {
  for (const std::string& name : names_of(languages)) {
    std::error_code ignored;
    if (!std::filesystem::exists(folder + "/" + name + ".traineddata", ignored)) return name;
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> find_tessdata(const std::string& languages, const std::string& folder) {
  std::vector<std::string> folders;
  if (!folder.empty()) {
    folders.push_back(folder);
  } else {
    if (const char* set = std::getenv("TESSDATA_PREFIX")) folders.emplace_back(set);
    folders.insert(folders.end(), std::begin(kFolders), std::end(kFolders));
  }
  std::string missing;
  for (const std::string& place : folders) {
    const std::optional<std::string> name = missing_in(place, languages);
    if (!name) return place;
    missing = *name;
  }
  std::string package = "tesseract-ocr-" + missing;
  std::replace(package.begin(), package.end(), '_', '-');
  return Error{"language-missing",
               "Tesseract's data for \"" + missing + "\" was not found; scans cannot be read",
               "Install the Debian package " + package +
                   ", or set TESSDATA_PREFIX to the folder with " + missing + ".traineddata."};
}

std::string_view tessdata_part(std::string_view file, TessdataPart part) {
  ByteCursor bytes(file);
  const auto count = bytes.take<std::uint32_t>();
  const auto wanted = static_cast<std::size_t>(part);
  if (count > kMostParts || wanted >= count) return {};
  const auto size = static_cast<std::int64_t>(file.size());
  std::int64_t begin = -1;
  std::int64_t end = size;
  for (std::size_t i = 0; i < count; ++i) {
    const auto offset = bytes.take<std::int64_t>();
    if (i == wanted) begin = offset;
    if (i > wanted && offset >= 0) {
      end = offset;
      break;
    }
  }
  if (!bytes.good() || begin < 0 || begin > end || end > size) return {};
  return file.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

}  // namespace biaoge
