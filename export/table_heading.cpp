// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_heading.h"

#include <algorithm>

namespace biaoge {

std::vector<TextLine> table_heading(const Table& table) {
  constexpr long kMost = 4;
  const auto begin = table.heading.begin();
  const auto end = table.heading.end();
  const auto title = std::find_if(begin, end, [&table](const TextLine& line) {
    return table.title && line.text == *table.title;
  });
  if (title != end) return {title, end - title > kMost ? title + kMost : end};
  std::vector<TextLine> lines;
  if (table.title) lines.push_back({*table.title, {}, 0});
  lines.insert(lines.end(), end - begin > kMost ? end - kMost : begin, end);
  return lines;
}

int table_top(const Table& table) {
  return kOriginRows + static_cast<int>(table_heading(table).size());
}

}  // namespace biaoge
