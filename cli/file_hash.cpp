// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/file_hash.h"

#include <nettle/sha2.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

namespace biaoge {

std::string sha256_of_file(const std::string& path) {
  // Opening a pipe would wait for a writer, and a device may have no end.
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  sha256_ctx context;
  sha256_init(&context);
  std::vector<char> buffer(1 << 16);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    sha256_update(&context, static_cast<std::size_t>(file.gcount()),
                  reinterpret_cast<const std::uint8_t*>(buffer.data()));
  }
  if (!file.eof()) return {};
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text.push_back(kHex[byte >> 4]);
    text.push_back(kHex[byte & 15]);
  }
  return text;
}

}  // namespace biaoge
