// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/zip_reader.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace biaoge {

namespace {

constexpr std::uint32_t kEndMark = 0x06054b50;
constexpr std::uint32_t kCentralMark = 0x02014b50;
constexpr std::uint32_t kLocalMark = 0x04034b50;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::uint32_t kStored = 0;
constexpr std::uint32_t kDeflated = 8;

/// Little-endian numbers of a text; 0 beyond its end, which no mark is.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}

  std::uint32_t two(std::size_t at) const { return one(at) | one(at + 1) << 8; }
  std::uint32_t four(std::size_t at) const { return two(at) | two(at + 2) << 16; }

 private:
  std::uint32_t one(std::size_t at) const {
    return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0U;
  }

  std::string_view text_;
};

/// Where the end record begins: the last one, for a comment may follow it.
std::optional<std::size_t> find_end(std::string_view text) {
  if (text.size() < kEndSize) return std::nullopt;
  const std::size_t last = text.size() - kEndSize;
  const std::size_t first = last - std::min(last, kLongestComment);
  for (std::size_t at = last + 1; at-- > first;) {
    if (Bytes(text).four(at) == kEndMark) return at;
  }
  return std::nullopt;
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  // zlib takes, but does not change, what is not const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size);
  const int state = inflate(&stream, Z_FINISH);
  const bool whole = state == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  if (!whole) return std::nullopt;
  return out;
}

}  // namespace

std::optional<ZipReader> ZipReader::open(std::string bytes) {
  const auto end = find_end(bytes);
  if (!end) return std::nullopt;
  ZipReader zip;
  zip.bytes_ = std::move(bytes);
  const Bytes at(zip.bytes_);
  std::size_t place = at.four(*end + 16);
  for (std::uint32_t left = at.two(*end + 10); left > 0; --left) {
    if (at.four(place) != kCentralMark) return std::nullopt;
    const Entry entry{at.two(place + 10), at.four(place + 16), at.four(place + 20),
                      at.four(place + 24), at.four(place + 42)};
    const std::size_t length = at.two(place + 28);
    if (place + kCentralSize + length > zip.bytes_.size()) return std::nullopt;
    zip.entries_.emplace(zip.bytes_.substr(place + kCentralSize, length), entry);
    place += kCentralSize + length + at.two(place + 30) + at.two(place + 32);
  }
  return zip;
}

std::optional<std::string> ZipReader::read(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end() || found->second.size > kLargestEntry) return std::nullopt;
  const Entry& entry = found->second;
  const Bytes at(bytes_);
  if (at.four(entry.header) != kLocalMark) return std::nullopt;
  const std::size_t begin =
      entry.header + kLocalSize + at.two(entry.header + 26) + at.two(entry.header + 28);
  if (begin > bytes_.size() || entry.packed > bytes_.size() - begin) return std::nullopt;
  const std::string_view packed = std::string_view(bytes_).substr(begin, entry.packed);
  std::optional<std::string> out;
  if (entry.method == kStored) out = std::string(packed);
  if (entry.method == kDeflated) out = inflated(packed, entry.size);
  if (!out) return std::nullopt;
  const uLong sum =
      crc32(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<uInt>(out->size()));
  if (sum != entry.checksum) return std::nullopt;
  return out;
}

}  // namespace biaoge
