// SPDX-License-Identifier: GPL-3.0-or-later
// An output that appears as a whole or not at all.
#pragma once

#include <cstdio>
#include <string>

#include "core/result.h"

namespace biaoge {

/// The error "output-unwritable" for `path` with its cause, an errno value, and what to do.
Error unwritable(const std::string& path, int cause);

/// A target and the temporary file beside it that becomes the target on `commit`. Without a commit
/// the temporary file is removed and the target is as it was. A target that is not a regular file
/// ("-" for standard output, a device, a pipe) gets a copy of a temporary file elsewhere.
class OutputFile {
 public:
  /// Fails when the target could not be written: checked before any work is done.
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  /// Where to write. The file exists and is empty.
  const std::string& temporary() const { return temporary_; }
  Status commit();

 private:
  OutputFile(std::string path, std::string target);

  std::string path_;    ///< As given: for messages.
  std::string target_;  ///< Links resolved; "" for standard output.
  std::string temporary_;
  bool replace_ = true;  ///< By renaming; else by copying.
};

/// Buffered writing to a new file; remembers the first failure.
class FileWriter {
 public:
  explicit FileWriter(const std::string& path);
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  ~FileWriter();

  void write(const char* data, std::size_t size);
  /// 0, or the errno value of the first failure.
  int close();

 private:
  std::FILE* file_;
  int error_ = 0;
};

/// The system's folder for temporary files.
std::string temporary_folder();

/// 0 when `bytes` more fit into a file in `folder`, else the errno value (ENOSPC, EFBIG, …).
int reserve_check(const std::string& folder, long long bytes);

}  // namespace biaoge
