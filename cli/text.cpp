// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text.h"

#include <algorithm>
#include <cstdio>

#include "core/utf8.h"
#include "profiles/text_columns.h"

namespace biaoge {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

bool is_unsafe(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x200E && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string formatted(const char* format, unsigned number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, number);
  return buffer;
}

/// One step through UTF-8: a scalar, or a byte that is not part of one.
struct Step {
  char32_t code;
  std::string_view bytes;
  bool valid;
};

Step step_at(std::string_view text, std::size_t at) {
  const char32_t code = from_utf8(text.substr(at, 4)).front();
  std::string bytes;
  append_utf8(bytes, code);
  if (code == kReplacement && !text.substr(at).starts_with(kReplacementBytes)) {
    return {static_cast<unsigned char>(text[at]), text.substr(at, 1), false};
  }
  return {code, text.substr(at, bytes.size()), true};
}

/// Edits (insert, delete, replace, swap neighbours) that turn one word into the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> last;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row.back();
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = step_at(text, at);
    at += step.bytes.size();
    if (!step.valid) {
      out += formatted("\\x%02X", step.code);
    } else if (step.code == '\n') {
      out += "\\n";
    } else if (is_unsafe(step.code)) {
      out += formatted("\\u{%X}", step.code);
    } else {
      out += step.bytes;
    }
  }
  return out;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Step step = step_at(text, at);
    at += step.bytes.size();
    if (!step.valid) {
      out += formatted("\\\\x%02X", step.code);
    } else if (step.code == '"' || step.code == '\\') {
      out.append("\\").append(step.bytes);
    } else if (is_unsafe(step.code)) {
      out += formatted("\\u%04X", step.code);
    } else {
      out += step.bytes;
    }
  }
  return out + '"';
}

std::string fit_end(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  const std::u32string codes = from_utf8(text);
  std::size_t begin = codes.size();
  for (std::size_t width = 1; begin > 0; --begin) {  // One column for the ellipsis.
    width += columns_of(to_utf8({&codes[begin - 1], 1}));
    if (width > columns) break;
  }
  return columns == 0 ? "" : "…" + to_utf8(std::u32string_view(codes).substr(begin));
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    // A beginning of a name ("--prof") is meant as that name.
    const bool begins = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t edits = begins ? 1 : distance(word, candidate);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

}  // namespace biaoge
