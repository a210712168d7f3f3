// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unread_forms.h"

#include <algorithm>
#include <set>

#include "normalize/title_match.h"
#include "normalize/vocabulary.h"

namespace biaoge {

namespace {

bool was_recognised(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.source == TextSource::ocr; });
}

/// The form that a line above the table names best; nullptr when none does.
const Vocabulary* named_form(const Table& table, const std::vector<Vocabulary>& vocabularies) {
  const Vocabulary* best = nullptr;
  Titled most = Titled::no;
  for (const Vocabulary& vocabulary : vocabularies) {
    if (has_title(table, vocabulary.other_titles)) continue;
    const Titled title = titled(table, vocabulary.titles);
    if (title <= most) continue;
    most = title;
    best = &vocabulary;
  }
  return best;
}

void doubt_cells(Table& table) {
  for (Cell& cell : table.cells) {
    if (cell.source != TextSource::ocr || cell.text.empty()) continue;
    const bool known =
        std::find(cell.flags.begin(), cell.flags.end(), "low-confidence") != cell.flags.end();
    if (!known) cell.flags.emplace_back("low-confidence");
  }
}

}  // namespace

std::vector<UnreadForm> take_unread_forms(std::vector<Table>& tables,
                                          const std::vector<Profile>& profiles) {
  std::vector<Table*> left;
  for (Table& table : tables) {
    if (!table.in_form && was_recognised(table)) left.push_back(&table);
  }
  std::vector<UnreadForm> unread;
  if (left.empty()) return unread;
  const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
  const Table* before = nullptr;  // The last one taken.
  for (Table* table : left) {
    const Vocabulary* form = named_form(*table, vocabularies);
    const bool goes_on = before != nullptr && !form && table->heading.empty() &&
                         table->pages.front() - before->pages.back() <= 1;
    if (!form && !goes_on) continue;
    if (form) {
      unread.push_back({form->profile->title, table->pages});
    } else {
      std::set<int> pages(unread.back().pages.begin(), unread.back().pages.end());
      pages.insert(table->pages.begin(), table->pages.end());
      unread.back().pages.assign(pages.begin(), pages.end());
    }
    doubt_cells(*table);
    before = table;
  }
  return unread;
}

}  // namespace biaoge
