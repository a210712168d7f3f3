// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/vocabulary.h"

#include "normalize/text.h"

namespace biaoge {

Vocabulary::Vocabulary(const Profile& source) : profile(&source) {
  const auto add = [this](std::unordered_set<std::string>& set, const std::string& label) {
    std::string key = label_key(label);
    set.insert(key);
    all.insert(key);
    return key;
  };
  for (const std::string& label : source.recognition.labels) add(recognition, label);
  for (const std::string& label : source.block_labels) all.insert(label_key(label));
  for (const std::string& title : source.recognition.titles) {
    titles.push_back(without_space(clean_text(title)));
  }
  for (const std::string& title : source.recognition.other_titles) {
    other_titles.push_back(without_space(clean_text(title)));
  }
  for (const FieldRule& field : source.fields) {
    if (!field.pattern.empty()) patterns.emplace(&field, LinePattern(field.pattern));
    for (const std::string& label : field.labels) {
      by_label[add(fields, label)].push_back(&field);
      if (field.key == source.recognition.start) add(start, label);
    }
  }
  for (const SectionRule& section : source.sections) {
    headers.emplace_back();
    affixes.emplace_back();
    unit_labels.emplace_back();
    rows.emplace_back();
    for (const RowRule& row : section.rows) {
      for (const std::string& label : row.labels) rows.back().emplace(label_key(label), &row);
    }
    blocks.emplace_back();
    skip_rows.emplace_back();
    end_rows.emplace_back();
    grouped.emplace_back();
    for (const std::string& label : section.blocks) add(blocks.back(), label);
    for (const std::string& label : section.skip_rows) add(skip_rows.back(), label);
    for (const std::string& label : section.end_rows) add(end_rows.back(), label);
    for (std::size_t i = 0; i < section.columns.size(); ++i) {
      const ColumnRule& column = section.columns[i];
      for (const std::string& text : column.choices) choices.insert(label_key(text));
      if (!column.under.empty()) {
        grouped.back().push_back({i, {}, {}});
        for (const auto& label : column.under) add(grouped.back().back().under, label);
        for (const auto& label : column.labels) add(grouped.back().back().labels, label);
        continue;
      }
      const auto header = [&](const std::string& label) {
        std::string key = label_key(label);
        all.insert(key);
        return key;
      };
      for (const std::string& label : column.labels) headers.back().emplace(header(label), i);
      for (const std::string& label : column.prefix) {
        affixes.back().emplace(header(label), Affix{i, true});
      }
      for (const std::string& label : column.suffix) {
        affixes.back().emplace(header(label), Affix{i, false});
      }
    }
    for (const std::string& label : section.unit_labels) add(unit_labels.back(), label);
  }
}

}  // namespace biaoge
