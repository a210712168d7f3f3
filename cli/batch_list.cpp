// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_list.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

namespace biaoge {

namespace {

namespace fs = std::filesystem;

Error unreadable(const std::string& path, const std::string& why) {
  return {"file-unreadable", path + ": cannot be read: " + why, "Check the permissions"};
}

Status list_folder(const fs::path& folder, const std::string& outputs,
                   const std::function<void(const ListedFile&)>& receive) {
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(folder, options, error), end; it != end;
       it.increment(error)) {
    if (error) return unreadable(folder.string(), error.message());
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (fs::equivalent(it->path(), outputs, ignored)) it.disable_recursion_pending();
      continue;
    }
    receive({it->path().string(), it->path().lexically_relative(folder).string(),
             mark_of(it->path().string())});
  }
  if (error) return unreadable(folder.string(), error.message());
  return success();
}

/// Names in a list may lie anywhere: the outputs of one from the root are named by its whole path.
Status list_names(std::istream& in, const std::string& name,
                  const std::function<void(const ListedFile&)>& receive) {
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return unreadable(name, "reading failed");
  const bool zeros = all.find('\0') != std::string::npos;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(zeros ? '\0' : '\n', at), all.size());
    std::string path = all.substr(at, end - at);
    at = end + 1;
    if (!zeros && path.ends_with('\r')) path.pop_back();
    if (path.empty()) continue;
    receive({path, fs::path(path).lexically_normal().string(), mark_of(path)});
  }
  return success();
}

}  // namespace

std::optional<FileMark> mark_of(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  constexpr std::int64_t kBillion = 1'000'000'000;
  return FileMark{info.st_size, info.st_mtim.tv_sec * kBillion + info.st_mtim.tv_nsec,
                  static_cast<std::int64_t>(info.st_ino)};
}

Status list_inputs(const std::string& input, const std::string& outputs,
                   const std::function<void(const ListedFile&)>& receive) {
  if (input == "-") return list_names(std::cin, "standard input", receive);
  std::error_code error;
  if (fs::is_directory(input, error)) return list_folder(input, outputs, receive);
  if (!fs::exists(input, error)) {
    return Error{"file-missing", input + ": no such folder or list", "Check the name"};
  }
  if (!fs::is_regular_file(input, error)) return unreadable(input, "neither a folder nor a file");
  if (is_named_like_a_document(input)) {
    return Error{"usage", input + " is a document, not a list of documents",
                 "Use biaoge convert, or give the folder it lies in"};
  }
  std::ifstream list(input, std::ios::binary);
  if (!list) return unreadable(input, "no permission");
  return list_names(list, input, receive);
}

bool is_named_like_a_document(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  static constexpr std::array kKnown{".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"};
  return std::find(kKnown.begin(), kKnown.end(), extension) != kKnown.end();
}

}  // namespace biaoge
