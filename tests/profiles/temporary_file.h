// SPDX-License-Identifier: GPL-3.0-or-later
// A file that lives as long as the test that wrote it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace biaoge {

class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content, const std::string& name = "profile.yaml") {
    static int count = 0;
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("biaoge-profiles-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / name).string();
    std::ofstream(path_, std::ios::binary) << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  const std::string& path() const { return path_; }
  std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
  std::string path_;
};

}  // namespace biaoge
