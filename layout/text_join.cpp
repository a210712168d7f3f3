// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_join.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// Gutters this close on two pages are the same gutter, in points.
constexpr double kSameEdge = 3.5;
/// Or by this share of the column that one moved into.
constexpr double kTextEdge = 0.6;

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

void settle_ends(std::vector<PageLayout>& pages) {
  const TableFragment* before = nullptr;  // The last table of the page before.
  int number = 0;
  for (PageLayout& page : pages) {
    if (page.number != number + 1) before = nullptr;
    const bool goes_on = before != nullptr && !page.fragments.empty() &&
                         same_text_columns(*before, page.fragments.front());
    const TableFragment* const first = page.fragments.empty() ? nullptr : &page.fragments.front();
    const auto may_end = [](const TableFragment& fragment) {
      return fragment.by_text && fragment.doubtful;
    };
    if (goes_on && may_end(*first)) {
      const Box bounds = first->bounds;
      std::erase_if(page.lines, [&bounds](const TextLine& line) {
        return bounds.contains(line.place.box.center());
      });
    }
    std::erase_if(page.fragments, [&](const TableFragment& fragment) {
      return may_end(fragment) && !(goes_on && &fragment == first);
    });
    before = page.fragments.empty() ? nullptr : &page.fragments.back();
    number = page.number;
  }
}

}  // namespace biaoge
