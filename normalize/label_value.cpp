// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/label_value.h"

#include <algorithm>
#include <cstddef>

#include "core/utf8.h"
#include "normalize/label_match.h"
#include "normalize/text.h"

namespace biaoge {

std::optional<std::string> after_label(const std::string& text, const FieldRule& rule) {
  const std::u32string codes = from_utf8(text);
  constexpr std::size_t kLongestLabel = 24;
  for (std::size_t colon = codes.find_first_of(U":：");
       colon != std::u32string::npos && colon <= kLongestLabel;
       colon = codes.find_first_of(U":：", colon + 1)) {
    const std::string key = label_key(to_utf8(codes.substr(0, colon)));
    const bool named =
        std::any_of(rule.labels.begin(), rule.labels.end(),
                    [&](const std::string& label) { return label_key(label) == key; });
    if (named) return to_utf8(codes.substr(colon + 1));
  }
  return std::nullopt;
}

std::optional<std::string> after_bare_label(const std::string& text, const FieldRule& rule) {
  const std::u32string codes = from_utf8(clean_text(text));
  std::optional<std::u32string> rest;
  std::size_t longest = 0;
  for (const std::string& label : rule.labels) {
    const std::u32string wanted = from_utf8(label);
    if (wanted.size() <= longest || !codes.starts_with(wanted)) continue;
    longest = wanted.size();
    rest = codes.substr(wanted.size());
  }
  if (!rest) return std::nullopt;
  std::string value = strip_noise(to_utf8(*rest));
  if (value.empty()) return std::nullopt;
  return value;
}

bool is_end_of_label(const GridView& grid, int label, const std::string& text) {
  constexpr std::size_t kLongestEnd = 2;
  const std::u32string end = from_utf8(without_space(text));
  const std::u32string whole = from_utf8(grid.key(label));
  if (end.empty() || end.size() > kLongestEnd || end.size() >= whole.size()) return false;
  if (whole.ends_with(end)) return true;
  const std::u32string read = from_utf8(without_space(grid.cell(label).text));
  return whole.starts_with(read) && whole.size() - read.size() == end.size();
}

}  // namespace biaoge
