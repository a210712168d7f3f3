// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/text.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "normalize/fold.h"

namespace biaoge {

namespace {

bool is_white(char32_t code) {
  return code == U' ' || code == U'\n';
}

/// True when `raw` consists of printable ASCII and basic ideographs with single spaces inside: the
/// common case, recognised without decoding.
bool is_clean(std::string_view raw) {
  char before = ' ';
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (c == ' ') {
      if (before == ' ') return false;
    } else if (c < '!' || c > '~') {
      const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(raw[k]); };
      // E4 B8 80 to E9 BF BF is U+4E00 to U+9FFF.
      if (i + 2 >= raw.size() || byte(i) < 0xE4 || byte(i) > 0xE9) return false;
      if (byte(i) == 0xE4 && byte(i + 1) < 0xB8) return false;
      if ((byte(i + 1) & 0xC0) != 0x80 || (byte(i + 2) & 0xC0) != 0x80) return false;
      i += 2;
    }
    before = c;
  }
  return raw.empty() || before != ' ';
}

/// Folds every code point; a run of white space becomes '\n' when it holds one, else one space.
std::u32string clean(std::string_view raw) {
  std::u32string out;
  for (const char32_t code : from_utf8(raw)) {
    const char32_t shown = fold(code);
    if (shown == 0) continue;
    if (!is_white(shown)) {
      out.push_back(shown);
    } else if (!out.empty()) {
      if (!is_white(out.back())) out.push_back(shown);
      if (shown == U'\n') out.back() = U'\n';
    }
  }
  if (!out.empty() && is_white(out.back())) out.pop_back();
  return out;
}

/// A value in brackets or with a remark (100%（2023年12月）), as opposed to a sentence with
/// numbers.
bool is_value(std::u32string_view text) {
  if (std::none_of(text.begin(), text.end(), is_ascii_digit)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (contains(U"、。；？！", text[i])) return false;
    const bool between_digits =
        i > 0 && i + 1 < text.size() && is_ascii_digit(text[i - 1]) && is_ascii_digit(text[i + 1]);
    if (text[i] == U'，' && !between_digits) return false;
  }
  return true;
}

/// A label as label_key compares it, still with numbering, colons and brackets.
std::u32string compact(std::string_view raw) {
  std::u32string label = folded(raw);
  std::erase_if(label, is_white);
  return label;
}

void strip_colons(std::u32string_view& label) {
  while (!label.empty() && label.back() == U':') label.remove_suffix(1);
}

/// Where the bracketed group at the end begins; npos when the label does not end in one.
std::size_t final_group(std::u32string_view label) {
  if (label.empty() || label.back() != U')') return label.npos;
  int depth = 0;
  for (std::size_t i = label.size(); i-- > 0;) {
    if (label[i] == U')') ++depth;
    if (label[i] == U'(' && --depth == 0) return i;
  }
  return label.npos;
}

bool is_enclosed_number(char32_t code) {
  return (code >= U'①' && code <= U'⒛') || (code >= U'㈠' && code <= U'㈩');
}

/// Length of a numbering at the start: 1. 1、 1) (1) 一、 (一) ①; 0 when there is none.
std::size_t numbering_length(std::u32string_view label) {
  if (label.empty()) return 0;
  if (is_enclosed_number(label.front())) return 1;
  const bool open = label.front() == U'(';
  std::size_t end = open ? 1 : 0;
  const std::size_t first = end;
  while (end < label.size() && end - first < 3 &&
         (is_ascii_digit(label[end]) || contains(U"一二三四五六七八九十", label[end]))) {
    ++end;
  }
  if (end == first || end == label.size()) return 0;
  if (!contains(open ? U")" : U".、)", label[end])) return 0;
  const bool decimal =
      label[end] == U'.' && end + 1 < label.size() && is_ascii_digit(label[end + 1]);
  return decimal ? 0 : end + 1;
}

/// Comparators typed as two signs become the one they stand for: >= -> ≥.
void join_comparators(std::u32string& text) {
  static constexpr std::pair<std::u32string_view, char32_t> kPairs[] = {
      {U">=", U'≥'}, {U"=>", U'≥'}, {U"<=", U'≤'}, {U"=<", U'≤'}, {U"<>", U'≠'}};
  for (const auto& [pair, sign] : kPairs) {
    for (std::size_t at = text.find(pair); at != text.npos; at = text.find(pair)) {
      text.replace(at, 2, 1, sign);
    }
  }
}

}  // namespace

std::string clean_text(std::string_view raw) {
  return is_clean(raw) ? std::string(raw) : to_utf8(clean(raw));
}

std::string clean_value_text(std::string_view raw) {
  if (is_clean(raw) && raw.find_first_of("<>") == raw.npos) return std::string(raw);
  std::u32string text = clean(raw);
  if (is_value(text)) {
    for (char32_t& code : text) {
      if (contains(U"（），：", code)) code = fold_punctuation(code);
    }
    join_comparators(text);
  }
  return to_utf8(text);
}

std::string without_space(std::string_view text) {
  std::string result;
  for (const char32_t code : from_utf8(text)) {
    if (!is_space(code)) append_utf8(result, code);
  }
  return result;
}

std::string label_key(std::string_view raw) {
  const std::u32string label = compact(raw);
  std::u32string_view rest = label;
  const std::size_t numbering = numbering_length(rest);
  if (numbering < rest.size()) rest.remove_prefix(numbering);
  strip_colons(rest);
  for (std::size_t group = final_group(rest); group != rest.npos && group > 0;
       group = final_group(rest)) {
    rest = rest.substr(0, group);
    strip_colons(rest);
  }
  std::string key = to_utf8(rest);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::string label_unit(std::string_view raw) {
  const std::u32string label = compact(raw);
  std::u32string_view rest = label;
  strip_colons(rest);
  const std::size_t group = final_group(rest);
  if (group == rest.npos) return "";
  std::u32string_view unit = rest.substr(group + 1, rest.size() - group - 2);
  const std::size_t colon = unit.rfind(U':');
  if (colon != unit.npos) unit.remove_prefix(colon + 1);
  return to_utf8(unit);
}

bool has_bracket(std::string_view raw) {
  return compact(raw).find_first_of(U"()") != std::u32string::npos;
}

bool is_not_applicable(std::string_view cleaned) {
  // Most values are numbers, and rules ask for each of them many times.
  if (std::any_of(cleaned.begin(), cleaned.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  const std::u32string mark = compact(cleaned);
  if (mark.empty() || mark == U"无" || mark == U"不适用" || mark == U"N/A" || mark == U"n/a") {
    return true;
  }
  return contains(U"-—―─/\\*×", mark.front()) && mark.find_first_not_of(mark.front()) == mark.npos;
}

}  // namespace biaoge
