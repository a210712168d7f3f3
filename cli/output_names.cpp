// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_names.h"

#include <algorithm>
#include <array>

#include "cli/checksum.h"
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

/// A folder must not stand where a file of ours goes: beside sub.xlsx/ there may be sub.pdf.
std::string folder_part(std::string_view part) {
  std::string legal = legal_part(part);
  const std::string folded = folded_name(legal);
  constexpr std::array<std::string_view, 5> kOurs{".xlsx", ".json", ".jsonl", ".sqlite", ".tmp"};
  const bool ours = std::any_of(kOurs.begin(), kOurs.end(),
                                [&](std::string_view ending) { return folded.ends_with(ending); });
  return ours ? legal + "_" : legal;
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
      name += (name.empty() ? "" : "/") + (end == path.npos ? legal_part(part) : folder_part(part));
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
    return folded != "summary" && folded != "run" && !is_taken(folded);
  };
  if (is_free(wanted)) return wanted;
  std::string name = wanted + "-" + checksum(path);
  for (int number = 2; !is_free(name); ++number) {
    name = wanted + "-" + checksum(path + "#" + std::to_string(number));
  }
  return name;
}

}  // namespace biaoge
