// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace biaoge {

namespace {

namespace fs = std::filesystem;

/// What the user can do about a failed write.
std::string remedy_for(int cause) {
  switch (cause) {
    case ENOENT:
    case ENOTDIR:
      return "Create the folder first, or name an output in a folder that exists.";
    case EACCES:
    case EPERM:
    case EROFS:
      return "Choose a file and folder that you may write to.";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "Free some space, or write to another disk.";
    case EISDIR:
      return "Name a file, not a folder.";
    case EEXIST:
      return "Name a folder, not a file.";
    case EPIPE:
      return "The program that reads the output has ended; keep it running.";
    default:
      return "Check the path and the disk, then run again.";
  }
}

/// A name in `folder` that nobody else uses.
std::string temporary_name(const fs::path& folder) {
  static std::atomic<unsigned> counter = 0;
  return (folder / (".biaoge-" + std::to_string(::getpid()) + "-" + std::to_string(++counter)))
      .string();
}

fs::path folder_of(const std::string& target) {
  const fs::path folder = fs::path(target).parent_path();
  return folder.empty() ? "." : folder;
}

/// Creates `path`, which must not exist; 0 or an errno value.
int create_empty(const std::string& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  ::close(file);
  return 0;
}

/// Writes all of `from` to the open file `to`; 0 or an errno value.
int copy_to(const std::string& from, int to) {
  const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (source < 0) return errno;
  std::array<char, 1 << 16> buffer;
  int error = 0;
  ssize_t size = 0;
  while (error == 0 && (size = ::read(source, buffer.data(), buffer.size())) != 0) {
    if (size < 0 && errno != EINTR) error = errno;
    for (ssize_t done = 0; error == 0 && done < size;) {
      const ssize_t written =
          ::write(to, buffer.data() + done, static_cast<std::size_t>(size - done));
      if (written >= 0) {
        done += written;
      } else if (errno != EINTR) {
        error = errno;
      }
    }
  }
  ::close(source);
  return error;
}

}  // namespace

Error unwritable(const std::string& path, int cause) {
  const std::string name = path == "-" ? "standard output" : path;
  return {"output-unwritable",
          name + ": cannot be written: " + std::generic_category().message(cause),
          remedy_for(cause)};
}

OutputFile::OutputFile(std::string path, std::string target)
    : path_(std::move(path)), target_(std::move(target)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      replace_(other.replace_) {}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  if (path.empty()) return unwritable(path, ENOENT);
  OutputFile output(path, path == "-" ? "" : path);
  struct stat info = {};
  const bool exists = path != "-" && ::stat(path.c_str(), &info) == 0;
  if (exists) {
    if (S_ISDIR(info.st_mode)) return unwritable(path, EISDIR);
    if (::access(path.c_str(), W_OK) != 0) return unwritable(path, errno);
    // Behind a link the file itself is replaced, and the link stays.
    std::error_code error;
    const fs::path resolved = fs::canonical(path, error);
    if (!error) output.target_ = resolved.string();
  }
  output.replace_ = path != "-" && (!exists || S_ISREG(info.st_mode));
  const std::string name =
      temporary_name(output.replace_ ? folder_of(output.target_) : fs::path(temporary_folder()));
  if (const int error = create_empty(name); error != 0) return unwritable(path, error);
  output.temporary_ = name;
  if (exists && output.replace_) ::chmod(name.c_str(), info.st_mode & 07777);
  return output;
}

Status OutputFile::commit() {
  int error = 0;
  if (replace_) {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return unwritable(path_, errno);
    temporary_.clear();
    return success();
  }
  if (target_.empty()) {
    error = copy_to(temporary_, STDOUT_FILENO);
  } else {
    const int file = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return unwritable(path_, errno);
    error = copy_to(temporary_, file);
    if (::close(file) != 0 && error == 0) error = errno;
  }
  return error == 0 ? success() : unwritable(path_, error);
}

FileWriter::FileWriter(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {
  if (file_ == nullptr) error_ = errno;
}

FileWriter::~FileWriter() {
  close();
}

void FileWriter::write(const char* data, std::size_t size) {
  if (error_ == 0 && std::fwrite(data, 1, size, file_) != size) error_ = errno;
}

int FileWriter::close() {
  if (file_ != nullptr && std::fclose(std::exchange(file_, nullptr)) != 0 && error_ == 0) {
    error_ = errno;
  }
  return error_;
}

std::string temporary_folder() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  return error ? "/tmp" : folder.string();
}

int reserve_check(const std::string& folder, long long bytes) {
  const std::string name = temporary_name(folder);
  const int file = ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  const int error = ::posix_fallocate(file, 0, bytes);
  ::close(file);
  ::unlink(name.c_str());
  return error;
}

}  // namespace biaoge
