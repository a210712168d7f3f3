// SPDX-License-Identifier: GPL-3.0-or-later
// Messages over the socket between the command and a worker: a tag, two numbers and bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biaoge {

enum class Tag : std::uint32_t {
  // to a worker
  read = 1,  ///< A ReadTask: read these pages.
  piece,     ///< A Piece: kept for the next `finish`. From a worker: the pages it read.
  finish,    ///< A path: put the pieces together.
  write,     ///< What to do with a finished document: bytes for Work::write.
  // from a worker
  away,      ///< Pages `first` to `second` are left to others.
  document,  ///< A Document. Answers carry the peak memory in KiB and the milliseconds they took.
  written,   ///< Bytes from Work::write.
};

struct Message {
  Tag tag = Tag::read;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::string bytes;
};

/// The message as it crosses the socket: four numbers of 32 bits, then the bytes.
std::string frame(Tag tag, std::uint32_t first, std::uint32_t second, std::string_view bytes);

/// Puts what arrives together to messages.
class MessageBuffer {
 public:
  void append(const char* data, std::size_t size) { received_.append(data, size); }
  /// The next complete message, if there is one.
  std::optional<Message> take();
  /// What came is no message: nothing more will be understood.
  bool is_garbled() const { return garbled_; }

 private:
  bool garbled_ = false;
  std::string received_;
  std::size_t at_ = 0;
};

/// Waits for the next message; none when the other end has closed. For a worker.
std::optional<Message> read_message(int fd);

/// Writes all of it, waiting where needed; false when the other end has gone. For a worker.
bool write_message(int fd, Tag tag, std::uint32_t first = 0, std::uint32_t second = 0,
                   std::string_view bytes = {});

/// The same; its bytes are those of the parts, one after the other.
bool write_message(int fd, Tag tag, std::uint32_t first, std::uint32_t second,
                   const std::vector<std::string>& parts);

}  // namespace biaoge
