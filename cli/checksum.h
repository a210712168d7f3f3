// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace biaoge {

/// Eight hexadecimal digits: the 32 bits of FNV-1a, to tell a few texts apart. What the text was
/// does not follow from them.
inline std::string checksum(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  static constexpr char kHex[] = "0123456789abcdef";
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4) digits.push_back(kHex[(hash >> shift) & 15]);
  return digits;
}

}  // namespace biaoge
