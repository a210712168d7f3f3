// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unread_forms.h"

#include <algorithm>

#include "normalize/regions.h"
#include "normalize/snap.h"
#include "normalize/title_match.h"

namespace biaoge {

namespace {

bool was_recognised(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.source == TextSource::ocr; });
}

bool may_be(const GridView& grid, const Vocabulary& vocabulary) {
  if (has_title(grid.table(), vocabulary.other_titles)) return false;
  const int wanted = (vocabulary.profile->recognition.min_labels + 1) / 2;
  return has_title(grid.table(), vocabulary.titles) || count_labels(grid, vocabulary) >= wanted;
}

}  // namespace

std::vector<UnreadForm> find_unread_forms(const std::vector<Table>& tables,
                                          const std::vector<Profile>& profiles) {
  std::vector<GridView> grids;
  for (const Table& table : tables) {
    if (!table.in_form && was_recognised(table)) grids.emplace_back(table);
  }
  std::vector<UnreadForm> unread;
  if (grids.empty() || profiles.empty()) return unread;
  const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
  snap_labels(grids, vocabularies);
  for (const GridView& grid : grids) {
    const auto form =
        std::find_if(vocabularies.begin(), vocabularies.end(),
                     [&grid](const Vocabulary& vocabulary) { return may_be(grid, vocabulary); });
    if (form != vocabularies.end()) {
      unread.push_back({form->profile->title, grid.table().pages});
    }
  }
  return unread;
}

}  // namespace biaoge
