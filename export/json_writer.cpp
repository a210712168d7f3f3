// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_writer.h"

#include <cmath>

#include "core/utf8.h"

namespace biaoge {

namespace {

constexpr std::size_t kFlushSize = 1 << 16;

bool is_utf8(std::string_view text) {
  // Chinese text is three-byte sequences nearly throughout; the rest is left to from_utf8.
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const bool three = lead >= 0xE1 && lead <= 0xEC && i + 2 < text.size() &&
                       (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80 &&
                       (static_cast<unsigned char>(text[i + 2]) & 0xC0) == 0x80;
    if (!three) return false;
    i += 3;
  }
  return true;
}

void append_escaped(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) buffer_ += ',';
  needs_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  buffer_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  buffer_ += bracket;
  needs_comma_ = true;
  if (buffer_.size() > kFlushSize) flush();
}

void JsonWriter::new_line() {
  if (needs_comma_) buffer_ += ',';
  needs_comma_ = false;
  buffer_ += '\n';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  buffer_ += ':';
  needs_comma_ = false;
  return *this;
}

void JsonWriter::literal(std::string_view text) {
  separate();
  buffer_ += text;
}

void JsonWriter::value(std::string_view text) {
  separate();
  if (is_utf8(text)) {
    quote(text);
  } else {
    quote(to_utf8(from_utf8(text)));
  }
}

void JsonWriter::quote(std::string_view text) {
  buffer_ += '"';
  const bool in_html = in_html_;
  const char* from = text.data();
  const char* const end = from + text.size();
  for (const char* at = from; at != end; ++at) {
    const char c = *at;
    const bool special =
        static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || (c == '<' && in_html);
    if (!special) continue;
    buffer_.append(from, at);
    append_escaped(buffer_, c);
    from = at + 1;
  }
  buffer_.append(from, end);
  buffer_ += '"';
}

void JsonWriter::number(double number, int places) {
  long long scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const double scaled = std::round(number * static_cast<double>(scale));
  if (!(std::abs(scaled) < 1e18)) return null();
  auto units = static_cast<long long>(scaled);
  separate();
  if (units < 0) {
    buffer_ += '-';
    units = -units;
  }
  buffer_ += std::to_string(units / scale);
  long long fraction = units % scale;
  if (fraction == 0) return;
  buffer_ += '.';
  while (fraction != 0) {
    scale /= 10;
    buffer_ += static_cast<char>('0' + fraction / scale);
    fraction %= scale;
  }
}

void JsonWriter::finish() {
  buffer_ += '\n';
  flush();
}

void JsonWriter::flush() {
  file_.write(buffer_.data(), buffer_.size());
  buffer_.clear();
}

}  // namespace biaoge
