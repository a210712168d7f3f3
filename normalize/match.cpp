// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/match.h"

#include <algorithm>
#include <unordered_set>

#include "normalize/grid_view.h"
#include "normalize/text.h"
#include "normalize/title_match.h"
#include "normalize/vocabulary.h"

namespace biaoge {

TableMatch match_table(const Table& table, const Profile& profile) {
  const Vocabulary vocabulary(profile);
  const GridView grid(table);
  const auto names = [&](const std::vector<std::string>& titles) {
    return std::any_of(table.heading.begin(), table.heading.end(),
                       [&](const TextLine& line) { return match_title(line, titles).has_value(); });
  };
  TableMatch match;
  match.titled = names(vocabulary.titles);
  match.other_titled = names(vocabulary.other_titles);
  const int least = profile.recognition.min_labels;
  match.wanted = match.titled ? (least + 1) / 2 : least;
  std::unordered_set<std::string> keys;
  for (std::size_t i = 0; i < table.cells.size(); ++i) keys.insert(grid.key(static_cast<int>(i)));
  for (const std::string& label : profile.recognition.labels) {
    (keys.contains(label_key(label)) ? match.met : match.unmet).push_back(label);
  }
  return match;
}

}  // namespace biaoge
