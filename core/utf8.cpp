// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/utf8.h"

#include <cstdint>

namespace biaoge {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_scalar(char32_t code) {
  return code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
}

bool in(std::u32string_view set, char32_t code) {
  return set.find(code) != set.npos;
}

/// Length announced by a lead byte; 0 when it is not one.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

void append_utf8(std::string& out, char32_t code) {
  if (!is_scalar(code)) code = kReplacement;
  const auto rest = [code](int shift) {
    return static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  const auto lead = [code](char32_t mark, int shift) {
    return static_cast<char>(mark | (code >> shift));
  };
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    const char bytes[] = {lead(0xC0, 6), rest(0)};
    out.append(bytes, 2);
  } else if (code < 0x10000) {
    const char bytes[] = {lead(0xE0, 12), rest(6), rest(0)};
    out.append(bytes, 3);
  } else {
    const char bytes[] = {lead(0xF0, 18), rest(12), rest(6), rest(0)};
    out.append(bytes, 4);
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t code : text) append_utf8(out, code);
  return out;
}

char32_t take_code(std::string_view& text) {
  static constexpr char32_t kLeadMask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) {
    text.remove_prefix(1);
    return lead;
  }
  const int length = sequence_length(lead);
  char32_t code = length == 0 ? kReplacement : lead & kLeadMask[length];
  bool good = length != 0 && static_cast<std::size_t>(length) <= text.size();
  for (int k = 1; good && k < length; ++k) {
    const auto next = static_cast<unsigned char>(text[static_cast<std::size_t>(k)]);
    good = (next & 0xC0) == 0x80;
    code = (code << 6) | (next & 0x3F);
  }
  good = good && is_scalar(code) && code >= kSmallest[length];
  text.remove_prefix(good ? static_cast<std::size_t>(length) : 1);
  return good ? code : kReplacement;
}

std::u32string from_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) out.push_back(take_code(text));
  return out;
}

bool is_cjk(char32_t code) {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFFEF) ||
         (code >= 0x20000 && code <= 0x3FFFF) || in(U"“”‘’—…·℃", code);
}

bool is_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0xA0 || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x205F || code == 0xFEFF;
}

bool is_ascii_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
}

bool is_digit(char32_t code) {
  return (code >= U'0' && code <= U'9') || (code >= 0xFF10 && code <= 0xFF19);
}

bool is_closing_punctuation(char32_t code) {
  return in(U"，。、；：？！）》〉」』】〕”’％…·,.;:?!)]}%", code);
}

bool is_opening_punctuation(char32_t code) {
  return in(U"（《〈「『【〔“‘([{", code);
}

bool is_comparator(char32_t code) {
  return in(U"=><≥≤≠±⩾⩽≧≦＝＞＜﹦﹥﹤", code);
}

bool is_sentence_end(char32_t code) {
  return in(U"。！？；.!?;", code);
}

}  // namespace biaoge
