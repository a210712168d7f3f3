// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/rule_text.h"

#include "core/utf8.h"

namespace biaoge {

char32_t take_comparable(std::string_view& text) {
  while (!text.empty()) {
    const char32_t code = take_code(text);
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
    if (!is_space(code)) return code;
  }
  return kNoMore;
}

std::string comparable_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (const char32_t code = take_comparable(text)) append_utf8(out, code);
  return out;
}

bool same_text(std::string_view a, std::string_view b) {
  if (a == b) return true;
  char32_t code = kNoMore;
  do {
    code = take_comparable(a);
    if (code != take_comparable(b)) return false;
  } while (code != kNoMore);
  return true;
}

std::string without_brackets(const std::string& text) {
  const std::string folded = comparable_text(text);
  const std::size_t open = folded.rfind('(');
  const bool bracketed = folded.ends_with(')') && open != std::string::npos && open > 0;
  return bracketed ? folded.substr(0, open) : folded;
}

std::optional<Decimal> points_of(const std::string& text) {
  constexpr std::string_view kPoint = "分";
  const std::string folded = comparable_text(text);
  const std::size_t open = folded.rfind('(');
  if (!folded.ends_with(')') || open == std::string::npos) return std::nullopt;
  const std::string_view inside =
      std::string_view(folded).substr(open + 1, folded.size() - open - 2);
  if (!inside.ends_with(kPoint)) return std::nullopt;
  return Decimal::parse(inside.substr(0, inside.size() - kPoint.size()));
}

}  // namespace biaoge
