// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include <algorithm>
#include <utility>

#include "profiles/rule_text.h"

namespace biaoge {
namespace {

/// A label behind the number of an item at its start: 一、 or 12、.
std::string_view without_number(std::string_view label) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十0123456789";
  std::string_view rest = label;
  char32_t code = take_comparable(rest);
  if (kDigits.find(code) == std::u32string_view::npos) return label;
  while (kDigits.find(code) != std::u32string_view::npos) code = take_comparable(rest);
  return code == U'、' ? rest : label;
}

bool only_colons(std::string_view rest) {
  char32_t code = U':';
  while (code == U':') code = take_comparable(rest);
  return code == kNoMore;
}

/// But for the few differences that may remain in a cleaned label: white space, width of
/// characters, colons at the end. All the rest is label_key's work, which belongs to `normalize`.
/// Both come without_number: the same item has another one where others are left out.
bool same_label(std::string_view a, std::string_view b) {
  while (true) {
    const auto [rest_of_a, rest_of_b] = std::pair(a, b);
    const char32_t code = take_comparable(a);
    if (code != take_comparable(b)) return only_colons(rest_of_a) && only_colons(rest_of_b);
    if (code == kNoMore) return true;
  }
}

template <typename Rules, typename Match>
auto* find_rule(const Rules& rules, Match match) {
  const auto it = std::find_if(rules.begin(), rules.end(), match);
  return it == rules.end() ? nullptr : &*it;
}

}  // namespace

const FieldRule* Profile::field(std::string_view key) const {
  return find_rule(fields, [key](const FieldRule& rule) { return rule.key == key; });
}

const SectionRule* Profile::section(std::string_view section_name) const {
  return find_rule(sections,
                   [section_name](const SectionRule& rule) { return rule.name == section_name; });
}

const ColumnRule* SectionRule::column(std::string_view key) const {
  return find_rule(columns, [key](const ColumnRule& rule) { return rule.key == key; });
}

const RowRule* SectionRule::row(std::string_view label) const {
  // Most labels are printed as the profile has them.
  const RowRule* printed = find_rule(rows, [label](const RowRule& rule) {
    return std::find(rule.labels.begin(), rule.labels.end(), label) != rule.labels.end();
  });
  if (printed != nullptr) return printed;
  const std::string_view item = without_number(label);
  return find_rule(rows, [item](const RowRule& rule) {
    return std::any_of(rule.labels.begin(), rule.labels.end(), [item](const std::string& known) {
      return same_label(without_number(known), item);
    });
  });
}

}  // namespace biaoge
