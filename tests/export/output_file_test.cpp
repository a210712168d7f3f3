// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/output_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "sample.h"

namespace biaoge {
namespace {

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

TEST(OutputFile, AppearsWholeAtCommitAndLeavesNothingElse) {
  const TemporaryFolder folder;
  const std::string path = folder / "out.json";
  write_file(path, "old");
  {
    auto output = OutputFile::create(path);
    ASSERT_TRUE(output.ok());
    write_file(output.value().temporary(), "new");
    EXPECT_EQ(read_file(path), "old");
    ASSERT_TRUE(output.value().commit().ok());
  }
  EXPECT_EQ(read_file(path), "new");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out.json"});
}

TEST(OutputFile, WithoutACommitChangesNothing) {
  const TemporaryFolder folder;
  write_file(folder / "out", "old");
  {
    auto output = OutputFile::create(folder / "out");
    ASSERT_TRUE(output.ok());
    write_file(output.value().temporary(), "new");
  }
  EXPECT_EQ(read_file(folder / "out"), "old");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out"});
}

TEST(OutputFile, KeepsPermissionsAndLinks) {
  const TemporaryFolder folder;
  write_file(folder / "real", "old");
  ::chmod((folder / "real").c_str(), 0640);
  ASSERT_EQ(::symlink("real", (folder / "link").c_str()), 0);
  auto output = OutputFile::create(folder / "link");
  ASSERT_TRUE(output.ok());
  write_file(output.value().temporary(), "new");
  ASSERT_TRUE(output.value().commit().ok());
  EXPECT_EQ(read_file(folder / "real"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  struct stat info = {};
  ASSERT_EQ(::stat((folder / "real").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0640u);
}

TEST(OutputFile, SaysWhyATargetCannotBeWritten) {
  const TemporaryFolder folder;
  const auto missing = OutputFile::create(folder / "none/out.json");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "output-unwritable");
  EXPECT_EQ(missing.error().message,
            folder / "none/out.json" + ": cannot be written: No such file or directory");
  EXPECT_EQ(missing.error().remedy,
            "Create the folder first, or name an output in a folder that exists.");
  const auto is_folder = OutputFile::create(folder.path());
  ASSERT_FALSE(is_folder.ok());
  EXPECT_EQ(is_folder.error().remedy, "Name a file, not a folder.");
  EXPECT_FALSE(OutputFile::create("").ok());
}

TEST(OutputFile, CopiesToADeviceInsteadOfReplacingIt) {
  auto output = OutputFile::create("/dev/full");
  ASSERT_TRUE(output.ok());
  write_file(output.value().temporary(), "data");
  const Status status = output.value().commit();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().message, "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(status.error().remedy, "Free some space, or write to another disk.");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST(OutputFile, DashIsStandardOutput) {
  testing::internal::CaptureStdout();
  auto output = OutputFile::create("-");
  ASSERT_TRUE(output.ok());
  write_file(output.value().temporary(), "to stdout");
  const bool done = output.value().commit().ok();
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "to stdout");
  EXPECT_TRUE(done);
}

TEST(FileWriter, ReportsTheFirstFailure) {
  FileWriter file("/dev/full");
  file.write("x", 1);
  EXPECT_EQ(file.close(), ENOSPC);
  EXPECT_EQ(file.close(), ENOSPC);
  EXPECT_EQ(FileWriter("/nonexistent/x").close(), ENOENT);
}

}  // namespace
}  // namespace biaoge
