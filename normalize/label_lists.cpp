// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/label_lists.h"

#include <map>

#include "core/utf8.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

KnownLabel known(const std::string& label, int target) {
  return {from_utf8(label_key(label)), label, target};
}

}  // namespace

LabelLists::LabelLists(const Vocabulary& vocabulary) {
  const Profile& profile = *vocabulary.profile;
  std::map<std::vector<const FieldRule*>, int> meanings;
  for (const SectionRule& section : profile.sections) {
    headers.emplace_back();
    rows.emplace_back();
    totals.emplace_back();
    for (std::size_t i = 0; i < section.columns.size(); ++i) {
      const ColumnRule& column = section.columns[i];
      const int target = static_cast<int>(i);
      if (!column.under.empty()) continue;  // Several columns have the same labels.
      for (const auto& label : column.labels) headers.back().push_back(known(label, target));
      for (const auto* affix : {&column.prefix, &column.suffix}) {
        for (const auto& label : *affix) headers.back().push_back(known(label, kAffix + target));
      }
    }
    for (std::size_t i = 0; i < section.rows.size(); ++i) {
      for (const auto& label : section.rows[i].labels) {
        rows.back().push_back(known(label, static_cast<int>(i)));
      }
    }
  }
  for (const FieldRule& field : profile.fields) {
    for (const std::string& label : field.labels) {
      const auto& meaning = vocabulary.by_label.at(label_key(label));
      const int target = meanings.emplace(meaning, static_cast<int>(meanings.size())).first->second;
      beside.push_back(known(label, target));
      if (field.key == profile.recognition.start) start.push_back(beside.back());
      for (std::size_t s = 0; s < profile.sections.size(); ++s) {
        if (field.place == Place::total && field.section == profile.sections[s].name) {
          totals[s].push_back(beside.back());
        }
      }
    }
  }
  int target = static_cast<int>(meanings.size());
  for (const SectionRule& section : profile.sections) {
    for (const auto& label : section.unit_labels) blocks.push_back(known(label, target));
    ++target;
    for (const auto& label : section.blocks) blocks.push_back(known(label, target));
    ++target;
  }
  for (const auto& label : profile.block_labels) blocks.push_back(known(label, target));
  beside.insert(beside.end(), blocks.begin(), blocks.end());
}

}  // namespace biaoge
