// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_names.h"

#include <algorithm>

#include "core/utf8.h"
#include "export/sheet_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kMaxUnits = 31;

std::string legal_name(std::string_view wanted) {
  static constexpr std::u32string_view kForbidden = U"[]:*?/\\<>|\"'";
  std::string name;
  bool space = false;  // one pending; so none at either end
  for (const char32_t code : from_utf8(legal_text(wanted))) {
    if (is_space(code) || kForbidden.find(code) != std::u32string_view::npos) {
      space = !name.empty();
      continue;
    }
    if (space) name.push_back(' ');
    space = false;
    append_utf8(name, code);
  }
  return name;
}

/// Cut to `units`; file systems of Windows also drop a dot or space at the end.
std::string shortened(std::string_view name, std::size_t units) {
  std::string cut(utf16_prefix(name, units));
  while (!cut.empty() && (cut.back() == ' ' || cut.back() == '.')) cut.pop_back();
  return cut;
}

/// Lower case of ASCII, full-width Latin, Greek and Cyrillic letters: those reports use.
std::string lower_case(std::string_view name) {
  std::string out;
  for (char32_t code : from_utf8(name)) {
    if ((code >= U'A' && code <= U'Z') || (code >= U'Ａ' && code <= U'Ｚ') ||
        (code >= U'Α' && code <= U'Ω') || (code >= U'А' && code <= U'Я')) {
      code += 32;
    }
    append_utf8(out, code);
  }
  return out;
}

/// Of Han characters only: it needs no quotes in a reference.
bool is_plain_name(std::string_view name) {
  while (!name.empty()) {
    const char32_t code = take_code(name);
    if (code < 0x4E00 || code > 0x9FFF) return false;
  }
  return true;
}

}  // namespace

std::string SheetNames::take(std::string_view wanted) {
  std::string legal = legal_name(wanted);
  if (lower_case(legal) == "history") legal += "_";  // Excel keeps that name for itself
  std::string name = shortened(legal, kMaxUnits);
  if (name.empty()) name = legal = "Sheet";
  for (int number = 2; !taken_.insert(lower_case(name)).second; ++number) {
    const std::string suffix = " (" + std::to_string(number) + ")";
    name = shortened(legal, kMaxUnits - suffix.size()) + suffix;
  }
  return name;
}

std::string cell_reference(std::string_view sheet, int row, int column) {
  std::string letters;
  for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
    letters.insert(letters.begin(), static_cast<char>('A' + rest % 26));
  }
  const std::string place = letters + std::to_string(row + 1);
  if (is_plain_name(sheet)) return std::string(sheet) + "!" + place;
  return "'" + std::string(sheet) + "'!" + place;
}

}  // namespace biaoge
