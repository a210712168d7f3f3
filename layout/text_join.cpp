// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_join.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace biaoge {

namespace {

/// Gutters this close on two pages are the same gutter, in points.
constexpr double kSameEdge = 3.5;
/// Or by this share of the column that one moved into.
constexpr double kTextEdge = 0.6;

/// Puts the texts of the table back among the lines of the page.
void release_text(PageLayout& page, TableFragment fragment) {
  for (Cell& cell : fragment.table.cells) {
    if (cell.text.empty()) continue;
    TextLine line{std::move(cell.text), std::move(cell.boxes.front()), 0, cell.source,
                  cell.confidence};
    const auto below = std::find_if(page.lines.begin(), page.lines.end(), [&](const TextLine& l) {
      return l.place.box.center().y > line.place.box.center().y;
    });
    page.lines.insert(below, std::move(line));
  }
}

}  // namespace

bool same_text_columns(const TableFragment& upper, const TableFragment& lower) {
  const std::vector<double>& a = upper.table.column_edges;
  const std::vector<double>& b = lower.table.column_edges;
  if (!upper.by_text || !lower.by_text || a.size() != b.size() || a.size() < 3) return false;
  for (std::size_t i = 1; i + 1 < a.size(); ++i) {
    const double reach = kTextEdge * (b[i] > a[i] ? a[i + 1] - a[i] : a[i] - a[i - 1]);
    if (std::abs(a[i] - b[i]) > std::max(kSameEdge, reach)) return false;
  }
  return true;
}

void drop_lone_ends(std::vector<PageLayout>& pages) {
  const TableFragment* before = nullptr;  // The last table of the page before.
  int number = 0;
  for (PageLayout& page : pages) {
    if (page.number != number + 1) before = nullptr;
    for (std::size_t i = 0; i < page.fragments.size();) {
      const TableFragment& fragment = page.fragments[i];
      const bool lone = fragment.by_text && fragment.doubtful &&
                        (i > 0 || before == nullptr || !same_text_columns(*before, fragment));
      if (!lone) {
        ++i;
        continue;
      }
      TableFragment released = std::move(page.fragments[i]);
      page.fragments.erase(page.fragments.begin() + static_cast<std::ptrdiff_t>(i));
      release_text(page, std::move(released));
    }
    before = page.fragments.empty() ? nullptr : &page.fragments.back();
    number = page.number;
  }
}

}  // namespace biaoge
