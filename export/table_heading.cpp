// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_heading.h"

#include <algorithm>

namespace biaoge {

namespace {

constexpr long kMost = 4;

/// A line as wide as the table is prose before it, not its caption.
bool is_prose(const TextLine& line, const Table& table) {
  if (line.place.box.empty() || table.column_edges.size() < 2) return false;
  const double width = table.column_edges.back() - table.column_edges.front();
  return line.place.box.width() > 0.8 * width;
}

}  // namespace

std::vector<TextLine> table_heading(const Table& table) {
  const auto end = table.heading.end();
  auto begin = std::find_if(table.heading.begin(), end, [&table](const TextLine& line) {
    return table.title && line.text == *table.title;
  });
  if (begin != end) return {begin, end - begin > kMost ? begin + kMost : end};
  while (begin != table.heading.begin() && end - begin < kMost && !is_prose(*(begin - 1), table)) {
    --begin;
  }
  std::vector<TextLine> lines(begin, end);
  if (table.title) lines.insert(lines.begin(), TextLine{*table.title, {}, 0});
  return lines;
}

int table_top(const Table& table) {
  return kOriginRows + static_cast<int>(table_heading(table).size());
}

}  // namespace biaoge
