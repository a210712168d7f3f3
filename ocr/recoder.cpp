// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/recoder.h"

#include <algorithm>
#include <charconv>

#include "core/utf8.h"
#include "ocr/byte_cursor.h"

namespace biaoge {

namespace {

constexpr std::uint32_t kMostSigns = 1U << 17;
constexpr int kMostCodes = 9;  // Of a sign.
constexpr int kCodeLimit = 1 << 16;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// The first word of each line is a sign; what follows are its properties.
std::vector<std::u32string> take_signs(std::string_view text) {
  std::vector<std::u32string> signs;
  std::uint32_t count = 0;
  const std::string_view first = take_line(text);
  std::from_chars(first.data(), first.data() + first.size(), count);
  if (count == 0 || count > kMostSigns) return signs;
  signs.reserve(count);
  for (std::uint32_t i = 0; i < count && !text.empty(); ++i) {
    const std::string_view line = take_line(text);
    const std::string_view sign = line.substr(0, line.find(' '));
    signs.push_back(sign == "NULL" ? U" " : from_utf8(sign));
  }
  return signs;
}

}  // namespace

std::optional<Recoder> Recoder::from(std::string_view characters, std::string_view codes) {
  Recoder recoder;
  recoder.texts_ = take_signs(characters);
  recoder.nodes_.resize(1);
  ByteCursor bytes(codes);
  const auto count = bytes.take<std::uint32_t>();
  if (recoder.texts_.empty() || count != recoder.texts_.size()) return std::nullopt;
  for (std::uint32_t sign = 0; sign < count; ++sign) {
    bytes.take<std::int8_t>();
    const auto length = bytes.take<std::int32_t>();
    if (!bytes.good() || length < 1 || length > kMostCodes) return std::nullopt;
    recoder.longest_ = std::max(recoder.longest_, length);
    int node = kRoot;
    for (int i = 0; i < length; ++i) {
      const auto code = bytes.take<std::int32_t>();
      if (!bytes.good() || code < 0 || code >= kCodeLimit) return std::nullopt;
      recoder.code_range_ = std::max(recoder.code_range_, code + 1);
      Step& step = recoder.branch(node, code);
      if (i + 1 == length) {
        step.sign = static_cast<int>(sign);
        break;
      }
      if (step.node == kNone) {
        step.node = static_cast<int>(recoder.nodes_.size());
        node = step.node;
        recoder.nodes_.emplace_back();  // `step` may not be used after this.
      } else {
        node = step.node;
      }
    }
  }
  for (std::vector<Branch>& branches : recoder.nodes_) {
    std::sort(branches.begin(), branches.end(),
              [](const Branch& a, const Branch& b) { return a.code < b.code; });
  }
  return recoder;
}

Recoder::Step& Recoder::branch(int node, int code) {
  std::vector<Branch>& branches = nodes_[static_cast<std::size_t>(node)];
  const auto found = std::find_if(branches.begin(), branches.end(),
                                  [code](const Branch& b) { return b.code == code; });
  if (found != branches.end()) return found->step;
  branches.push_back({code, {}});
  return branches.back().step;
}

Recoder::Step Recoder::step(int node, int code) const {
  const std::vector<Branch>& branches = nodes_[static_cast<std::size_t>(node)];
  const auto found = std::lower_bound(branches.begin(), branches.end(), code,
                                      [](const Branch& b, int wanted) { return b.code < wanted; });
  return found == branches.end() || found->code != code ? Step{} : found->step;
}

}  // namespace biaoge
