// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_text.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"

namespace biaoge {

namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool is_legal(char32_t code) {
  return (code >= 0x20 || code == '\n' || code == '\t') && code != 0xFFFE && code != 0xFFFF;
}

/// True when `legal_text` has nothing to do: printable ASCII and complete sequences only.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      if (lead < 0x20 && lead != '\n' && lead != '\t') return false;
      ++i;
    } else if (lead >= 0xE1 && lead <= 0xEC && i + 2 < text.size() &&
               is_continuation(text[i + 1]) && is_continuation(text[i + 2])) {
      i += 3;  // U+1000 to U+CFFF: nearly all of Chinese text
    } else {
      return false;
    }
  }
  return true;
}

bool has_grouped_digits(std::string_view integer) {
  if (integer.size() < 5 || integer.size() % 4 == 0) return false;
  for (std::size_t i = 0; i < integer.size(); ++i) {
    const bool separator = (integer.size() - i) % 4 == 0;
    if ((integer[i] == ',') != separator) return false;
  }
  return true;
}

}  // namespace

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char byte : text) {
    if (!is_continuation(byte)) units += static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::string_view utf16_prefix(std::string_view text, std::size_t units) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) continue;
    const std::size_t size = static_cast<unsigned char>(text[i]) >= 0xF0 ? 2 : 1;
    if (size > units) return text.substr(0, i);
    units -= size;
  }
  return text;
}

std::string legal_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (const char32_t code : from_utf8(text)) {
    if (is_legal(code)) append_utf8(out, code);
  }
  return out;
}

int display_width(std::string_view line) {
  int width = 0;
  for (const char byte : line) {
    if (!is_continuation(byte)) width += static_cast<unsigned char>(byte) >= 0xE0 ? 2 : 1;
  }
  return width;
}

int widest_line(std::string_view text) {
  int widest = 0;
  for (;;) {
    const std::size_t end = text.find('\n');
    widest = std::max(widest, display_width(text.substr(0, end)));
    if (end == std::string_view::npos) return widest;
    text.remove_prefix(end + 1);
  }
}

int wrapped_lines(std::string_view text, double columns) {
  // A line rarely fills its last column: a Han character or a word that does not fit moves on.
  const double usable = std::max(0.97 * columns - 1, 2.0);
  int lines = 0;
  for (;;) {
    const std::size_t end = text.find('\n');
    const int width = display_width(text.substr(0, end));
    lines += std::max(1, static_cast<int>(std::ceil(width / usable)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::optional<PrintedNumber> parse_printed_number(std::string_view text) {
  if (text.empty() || text.size() > 64 || text.front() == '+') return std::nullopt;
  const std::size_t sign = text.front() == '-' ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view integer = text.substr(sign, point - sign);
  if (integer.size() > 1 && integer.front() == '0') return std::nullopt;
  const bool grouped = integer.find(',') != std::string_view::npos;
  if (grouped && !has_grouped_digits(integer)) return std::nullopt;
  std::string digits(text.substr(0, point));
  std::erase(digits, ',');
  digits += text.substr(point);
  const auto value = Decimal::parse(digits);
  if (!value) return std::nullopt;
  return PrintedNumber{*value, grouped};
}

int significant_digits(const Decimal& value) {
  int digits = 0;
  for (const char c : value.trimmed().to_string()) {
    if (c >= (digits == 0 ? '1' : '0') && c <= '9') ++digits;
  }
  return digits;
}

std::string folded_label(std::string_view label) {
  std::string out;
  for (char32_t code : from_utf8(label)) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (!is_space(code)) append_utf8(out, code);
  }
  while (!out.empty() && out.back() == ':') out.pop_back();
  return out;
}

}  // namespace biaoge
