// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of a zip file, as far as workbooks need it: stored or deflated, not encrypted, smaller
// than 4 GiB. Private to export. Format: PKWARE APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace biaoge {

class ZipReader {
 public:
  /// nullopt when `bytes` are no zip file.
  static std::optional<ZipReader> open(std::string bytes);

  /// The contents of an entry; nullopt when there is none of that name, it is damaged, or would be
  /// larger than kLargestEntry.
  std::optional<std::string> read(const std::string& name) const;

  static constexpr std::size_t kLargestEntry = std::size_t{256} << 20;

 private:
  struct Entry {
    std::uint32_t method = 0;
    std::uint32_t checksum = 0;
    std::size_t packed = 0;
    std::size_t size = 0;
    std::size_t header = 0;
  };

  std::string bytes_;
  std::map<std::string, Entry> entries_;
};

}  // namespace biaoge
