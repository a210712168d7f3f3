// SPDX-License-Identifier: GPL-3.0-or-later
// A profile's labels made comparable, once for all tables. Private to normalize.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "normalize/headings.h"
#include "profiles/profile.h"

namespace biaoge {

struct Vocabulary {
  explicit Vocabulary(const Profile& profile);

  bool names_field(const std::string& key) const { return fields.contains(key); }
  bool names_anything(const std::string& key) const { return all.contains(key); }

  const Profile* profile;
  std::unordered_set<std::string> recognition;
  std::unordered_set<std::string> start;  ///< Labels that begin a form.
  std::unordered_set<std::string>
      fields;  ///< Labels of fields beside or below which a value stands.
  std::unordered_map<std::string, std::vector<const FieldRule*>> by_label;
  /// By section, by column header: the column's position in SectionRule::columns.
  std::vector<std::unordered_map<std::string, std::size_t>> headers;
  /// By section, by header of a split-off column: the column it belongs to, and whether it stands
  /// before the value.
  struct Affix {
    std::size_t column;
    bool before;
  };
  std::vector<std::unordered_map<std::string, Affix>> affixes;
  std::vector<std::unordered_set<std::string>> unit_labels;  ///< By section.
  std::vector<std::unordered_set<std::string>> blocks;       ///< By section.
  std::vector<std::unordered_set<std::string>> skip_rows;    ///< By section.
  std::vector<std::unordered_set<std::string>> end_rows;     ///< By section.
  /// By section: columns that are told apart by what stands above their header.
  struct Grouped {
    std::size_t column;
    std::unordered_set<std::string> under;
    std::unordered_set<std::string> labels;
  };
  std::vector<std::vector<Grouped>> grouped;
  /// By section, by label: the row that has this name.
  std::vector<std::unordered_map<std::string, const RowRule*>> rows;
  std::unordered_set<std::string> choices;  ///< Texts that stand in columns of known ones.
  std::unordered_set<std::string> all;      ///< Every label there is, also those without a value.
  std::vector<std::string> titles;          ///< Folded.
  std::vector<std::string> other_titles;    ///< Folded.
  std::unordered_map<const FieldRule*, LinePattern> patterns;  ///< Of the fields that have one.
};

}  // namespace biaoge
