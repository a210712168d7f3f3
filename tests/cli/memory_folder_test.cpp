// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/memory_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace biaoge {
namespace {

namespace fs = std::filesystem;

class MemoryFolderTest : public testing::Test {
 protected:
  MemoryFolderTest() : owner_(testing::TempDir() + "/biaoge-owner-" + std::to_string(getpid())) {
    fs::create_directories(owner_);
  }
  ~MemoryFolderTest() override { fs::remove_all(owner_); }

  std::string owner_;
};

TEST_F(MemoryFolderTest, IsForOneUserAndGoesAgain) {
  std::string path;
  {
    const MemoryFolder folder(owner_);
    path = folder.path();
    if (path.empty()) GTEST_SKIP() << "no memory file system here";
    struct stat info {};
    ASSERT_EQ(lstat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
    std::ofstream(path + "/part") << "x";
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(MemoryFolderTest, ClearsAwayWhatARunThatWasKilledLeft) {
  const std::string path = MemoryFolder(owner_).path();
  if (path.empty()) GTEST_SKIP() << "no memory file system here";
  ASSERT_EQ(mkdir(path.c_str(), 0700), 0);
  std::ofstream(path + "/part") << "x";
  const MemoryFolder folder(owner_);
  EXPECT_EQ(folder.path(), path);
  EXPECT_TRUE(fs::is_empty(path));
}

TEST_F(MemoryFolderTest, TakesNoFolderThatOthersCanWriteTo) {
  const std::string path = MemoryFolder(owner_).path();
  if (path.empty()) GTEST_SKIP() << "no memory file system here";
  ASSERT_EQ(mkdir(path.c_str(), 0700), 0);
  ASSERT_EQ(chmod(path.c_str(), 0777), 0);
  const MemoryFolder folder(owner_);
  EXPECT_EQ(folder.path(), "");
  EXPECT_FALSE(folder.has_room());
  fs::remove(path);
}

}  // namespace
}  // namespace biaoge
