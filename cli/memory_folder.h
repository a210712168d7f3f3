// SPDX-License-Identifier: GPL-3.0-or-later
// A folder in memory, where the system has one (/dev/shm), for the parts that a workbook is put
// together from. A small workbook has twenty of them, and making and removing that many files on
// ext4 costs more than writing them.
#pragma once

#include <string>

namespace biaoge {

class MemoryFolder {
 public:
  /// Named after the folder `owner`, so that what a run that was killed left behind is found by the
  /// next one there. No two processes may have one for the same owner.
  explicit MemoryFolder(const std::string& owner);
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  ~MemoryFolder();

  /// "" when there is none.
  const std::string& path() const { return path_; }
  /// That it is there, and that a small file fits in many times.
  bool has_room() const;

 private:
  std::string path_;
};

}  // namespace biaoge
