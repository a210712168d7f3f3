// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_names.h"

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestPart = 120;  ///< Bytes: endings and a number fit into 255.

std::string legal_part(std::string_view part) {
  std::string legal;
  for (const char32_t code : from_utf8(part)) {
    const bool forbidden =
        code < 0x20 || code == 0x7F || code == 0xFFFD || (code >= 0x202A && code <= 0x202E) ||
        (code >= 0x2066 && code <= 0x2069) ||
        std::u32string_view(U"<>:\"/\\|?*").find(code) != std::u32string_view::npos;
    append_utf8(legal, forbidden ? U'_' : code);
    if (legal.size() > kLongestPart) break;
  }
  while (!legal.empty() && (legal.back() == ' ' || legal.back() == '.')) legal.back() = '_';
  if (legal.starts_with('.')) legal.front() = '_';
  return legal.empty() ? "_" : legal;
}

/// FNV-1a: only has to tell a few paths apart.
std::string digits_of(std::string_view path) {
  std::uint32_t hash = 2166136261u;
  for (const char c : path) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text.push_back(kHex[(hash >> shift) & 15]);
  return text;
}

}  // namespace

std::string wanted_name(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto dot = path.rfind('.');
  const bool has_extension =
      dot != path.npos && dot != 0 && (slash == path.npos || dot > slash + 1);
  if (has_extension) path = path.substr(0, dot);
  std::string name;
  while (true) {
    const auto end = path.find('/');
    if (const auto part = path.substr(0, end); !part.empty()) {
      name += (name.empty() ? "" : "/") + legal_part(part);
    }
    if (end == path.npos) return name.empty() ? "_" : name;
    path.remove_prefix(end + 1);
  }
}

std::string folded_name(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return folded;
}

std::string free_name(const std::string& wanted, const std::string& path,
                      const std::function<bool(const std::string&)>& is_taken) {
  const auto is_free = [&](const std::string& name) {
    const std::string folded = folded_name(name);
    return folded != "summary" && folded != "run" && !folded.starts_with("ledger") &&
           !is_taken(folded);
  };
  if (is_free(wanted)) return wanted;
  std::string name = wanted + "-" + digits_of(path);
  for (int number = 2; !is_free(name); ++number) {
    name = wanted + "-" + digits_of(path + "#" + std::to_string(number));
  }
  return name;
}

}  // namespace biaoge
