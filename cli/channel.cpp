// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/channel.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

namespace biaoge {

namespace {

/// Of a message whose size was told: one that is garbled may tell any.
constexpr std::size_t kMostReserved = 1 << 26;

using Header = std::array<std::uint32_t, 4>;  // tag, first, second, size of the bytes

bool write_all(int fd, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(fd, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool read_all(int fd, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(fd, data, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_header(int fd, Tag tag, std::uint32_t first, std::uint32_t second, std::size_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max()) return false;
  const Header header{static_cast<std::uint32_t>(tag), first, second,
                      static_cast<std::uint32_t>(size)};
  std::array<char, sizeof header> start;
  std::memcpy(start.data(), header.data(), sizeof header);
  return write_all(fd, start.data(), start.size());
}

}  // namespace

std::string frame(Tag tag, std::uint32_t first, std::uint32_t second, std::string_view bytes) {
  const Header header{static_cast<std::uint32_t>(tag), first, second,
                      static_cast<std::uint32_t>(bytes.size())};
  std::string out(sizeof header, '\0');
  std::memcpy(out.data(), header.data(), sizeof header);
  return out.append(bytes);
}

std::optional<Message> MessageBuffer::take() {
  Header header;
  if (received_.size() - at_ < sizeof header) return std::nullopt;
  std::memcpy(header.data(), received_.data() + at_, sizeof header);
  constexpr auto kFirstTag = static_cast<std::uint32_t>(Tag::read);
  constexpr auto kLastTag = static_cast<std::uint32_t>(Tag::written);
  garbled_ = garbled_ || header[0] < kFirstTag || header[0] > kLastTag;
  if (garbled_) return std::nullopt;
  if (received_.size() - at_ - sizeof header < header[3]) {
    received_.reserve(std::min(at_ + sizeof header + header[3], kMostReserved));
    return std::nullopt;
  }
  Message message{static_cast<Tag>(header[0]), header[1], header[2], {}};
  at_ += sizeof header;
  if (received_.size() - at_ > header[3]) {
    message.bytes = received_.substr(at_, header[3]);
    at_ += header[3];
  } else {
    // The last that came, and often large: its memory goes with it.
    received_.erase(0, at_);
    message.bytes = std::exchange(received_, std::string());
    at_ = 0;
  }
  return message;
}

std::optional<Message> read_message(int fd) {
  Header header;
  if (!read_all(fd, reinterpret_cast<char*>(header.data()), sizeof header)) return std::nullopt;
  Message message{static_cast<Tag>(header[0]), header[1], header[2], std::string(header[3], '\0')};
  if (!read_all(fd, message.bytes.data(), message.bytes.size())) return std::nullopt;
  return message;
}

bool write_message(int fd, Tag tag, std::uint32_t first, std::uint32_t second,
                   std::string_view bytes) {
  return write_header(fd, tag, first, second, bytes.size()) &&
         write_all(fd, bytes.data(), bytes.size());
}

bool write_message(int fd, Tag tag, std::uint32_t first, std::uint32_t second,
                   const std::vector<std::string>& parts) {
  std::size_t size = 0;
  for (const std::string& part : parts) size += part.size();
  return write_header(fd, tag, first, second, size) &&
         std::all_of(parts.begin(), parts.end(), [fd](const std::string& part) {
           return write_all(fd, part.data(), part.size());
         });
}

}  // namespace biaoge
