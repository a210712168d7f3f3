// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unread_forms.h"

#include <algorithm>

#include "normalize/title_match.h"
#include "normalize/vocabulary.h"

namespace biaoge {

namespace {

bool was_recognised(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.source == TextSource::ocr; });
}

bool is_named(const Table& table, const Vocabulary& vocabulary) {
  return has_title(table, vocabulary.titles) && !has_title(table, vocabulary.other_titles);
}

}  // namespace

std::vector<UnreadForm> find_unread_forms(const std::vector<Table>& tables,
                                          const std::vector<Profile>& profiles) {
  std::vector<const Table*> left;
  for (const Table& table : tables) {
    if (!table.in_form && was_recognised(table)) left.push_back(&table);
  }
  std::vector<UnreadForm> unread;
  if (left.empty()) return unread;
  const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
  for (const Table* table : left) {
    const auto form = std::find_if(
        vocabularies.begin(), vocabularies.end(),
        [table](const Vocabulary& vocabulary) { return is_named(*table, vocabulary); });
    if (form != vocabularies.end()) unread.push_back({form->profile->title, table->pages});
  }
  return unread;
}

}  // namespace biaoge
