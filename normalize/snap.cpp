// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/snap.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/utf8.h"
#include "normalize/label_search.h"
#include "normalize/text.h"
#include "normalize/title_match.h"

namespace biaoge {

int HeaderRow::leftmost() const {
  int first = -1;
  for (const auto& span : columns) {
    if (span && (first < 0 || span->first < first)) first = span->first;
  }
  return first;
}

bool LabelSearch::is_known(int cell) const {
  const std::string& key = grid.key(cell);
  return vocabulary.names_anything(key) ||
         std::any_of(vocabulary.rows.begin(), vocabulary.rows.end(),
                     [&](const auto& rows) { return rows.contains(key); });
}

bool LabelSearch::is_choice(int cell) const {
  return vocabulary.choices.contains(grid.key(cell));
}

std::u32string LabelSearch::read(int cell) const {
  return recognised_key(grid.cell(cell).text);
}

void LabelSearch::take(int cell, const KnownLabel& label) {
  const std::string& text = grid.cell(cell).text;
  const int edits = label_distance(from_utf8(label_key(text)), label.key).edits;
  grid.snap(cell, to_utf8(label.key),
            {as_printed(label.label, text), std::max(edits, 1), false, ""});
}

void LabelSearch::take_weakly(int cell, const KnownLabel& label, const std::string& where) {
  take(cell, label);
  Snap snap = *grid.snapped(cell);
  snap.weak = true;
  snap.where = where;
  grid.snap(cell, to_utf8(label.key), std::move(snap));
}

void snap_unclean(LabelSearch& search) {
  for (int i = 0; i < static_cast<int>(search.grid.table().cells.size()); ++i) {
    if (!search.is_open(i) || search.grid.key(i).empty()) continue;
    const std::u32string read = search.read(i);
    const std::string key = to_utf8(read);
    const bool known = search.vocabulary.names_anything(key) ||
                       std::any_of(search.vocabulary.rows.begin(), search.vocabulary.rows.end(),
                                   [&](const auto& rows) { return rows.contains(key); });
    if (known) search.take(i, {read, strip_noise(search.grid.cell(i).text), 0});
  }
}

namespace {

int count_met(const GridView& grid, const Vocabulary& vocabulary) {
  std::unordered_set<std::string> met;
  for (int i = 0; i < static_cast<int>(grid.table().cells.size()); ++i) {
    if (vocabulary.names_anything(grid.key(i))) met.insert(grid.key(i));
  }
  return static_cast<int>(met.size());
}

}  // namespace

void snap_labels(std::vector<GridView>& grids, const std::vector<Vocabulary>& vocabularies) {
  std::vector<LabelLists> lists;
  for (GridView& grid : grids) {
    if (!grid.recognised()) continue;
    if (lists.empty()) {
      for (const Vocabulary& vocabulary : vocabularies) lists.emplace_back(vocabulary);
    }
    std::optional<GridView> best;
    std::pair<Titled, int> most{Titled::no, 0};
    for (std::size_t v = 0; v < vocabularies.size(); ++v) {
      GridView candidate = grid;
      LabelSearch search{candidate, vocabularies[v], lists[v], {}};
      snap_unclean(search);
      snap_headers(search);
      snap_rows(search);
      snap_fields(search);
      snap_starts(search);
      // A form that is named above the table is that form, however near labels of others are.
      const std::pair met{titled(grid.table(), vocabularies[v].titles),
                          count_met(candidate, vocabularies[v])};
      if (met.second == 0 || met <= most) continue;
      most = met;
      best.emplace(std::move(candidate));
    }
    if (best) grid = std::move(*best);
  }
}

}  // namespace biaoge
