// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include <algorithm>

#include "core/utf8.h"

namespace biaoge {
namespace {

/// Length of the number of an item at the start: 一、 or 12、; 0 when there is none.
std::size_t numbering_length(std::u32string_view label) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十0123456789";
  const std::size_t end = label.find_first_not_of(kDigits);
  return end > 0 && end < label.size() && label[end] == U'、' ? end + 1 : 0;
}

// The few differences that may remain in a cleaned label. All the rest is label_key's work, which
// belongs to `normalize`. The same item has another number where others are left out.
std::u32string folded_label(std::string_view label) {
  std::u32string out;
  for (char32_t code : from_utf8(label)) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (!is_space(code)) out.push_back(code);
  }
  while (!out.empty() && out.back() == U':') out.pop_back();
  return out.substr(numbering_length(out));
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
  // Folding is dear, and most labels are printed as the profile has them.
  const RowRule* printed = find_rule(rows, [label](const RowRule& rule) {
    return std::find(rule.labels.begin(), rule.labels.end(), label) != rule.labels.end();
  });
  if (printed != nullptr) return printed;
  const std::u32string wanted = folded_label(label);
  return find_rule(rows, [&wanted](const RowRule& rule) {
    return std::any_of(rule.labels.begin(), rule.labels.end(), [&wanted](const std::string& known) {
      return folded_label(known) == wanted;
    });
  });
}

}  // namespace biaoge
