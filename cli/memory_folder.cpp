// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/memory_folder.h"

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <sstream>

namespace biaoge {

namespace {

constexpr char kMemory[] = "/dev/shm";
constexpr long kTmpfs = 0x01021994;  // statfs(2)
constexpr unsigned long long kEnough = 64ull << 20;

bool is_in_memory(const std::string& folder) {
  struct statfs info {};
  return statfs(folder.c_str(), &info) == 0 && info.f_type == kTmpfs;
}

/// Others may write to /dev/shm too: what is there under our name must be ours.
bool is_ours(const std::string& folder) {
  struct stat info {};
  return lstat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == geteuid() &&
         (info.st_mode & 077) == 0;
}

}  // namespace

MemoryFolder::MemoryFolder(const std::string& owner) {
  struct stat info {};
  if (!is_in_memory(kMemory) || stat(owner.c_str(), &info) != 0) return;
  std::ostringstream name;
  name << kMemory << "/biaoge-" << std::hex << info.st_dev << "-" << info.st_ino;
  const std::string path = name.str();
  std::error_code error;
  if (is_ours(path)) std::filesystem::remove_all(path, error);
  if (mkdir(path.c_str(), 0700) == 0) path_ = path;
}

MemoryFolder::~MemoryFolder() {
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

bool MemoryFolder::has_room() const {
  struct statfs info {};
  return !path_.empty() && statfs(path_.c_str(), &info) == 0 &&
         info.f_bavail * static_cast<unsigned long long>(info.f_bsize) >= kEnough;
}

}  // namespace biaoge
