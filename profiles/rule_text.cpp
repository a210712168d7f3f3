// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/rule_text.h"

#include "core/utf8.h"

namespace biaoge {

std::string comparable_text(const std::string& text) {
  std::u32string out;
  for (char32_t code : from_utf8(text)) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (!is_space(code)) out.push_back(code);
  }
  return to_utf8(out);
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
