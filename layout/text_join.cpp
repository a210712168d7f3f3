// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_join.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace biaoge {

namespace {

/// Gutters this close on two pages are the same gutter, in points.
constexpr double kSameEdge = 3.5;
/// Or by this share of the column that one moved into.
constexpr double kTextEdge = 0.6;
/// Texts that share less (points) stand beside each other.
constexpr double kTouch = 1;

bool same_gutters(const TableFragment& upper, const TableFragment& lower) {
  const std::vector<double>& a = upper.table.column_edges;
  const std::vector<double>& b = lower.table.column_edges;
  if (!upper.by_text || !lower.by_text || a.size() != b.size() || a.size() < 3) return false;
  for (std::size_t i = 1; i + 1 < a.size(); ++i) {
    const double reach = kTextEdge * (b[i] > a[i] ? a[i + 1] - a[i] : a[i] - a[i - 1]);
    if (std::abs(a[i] - b[i]) > std::max(kSameEdge, reach)) return false;
  }
  return true;
}

/// For each column of `fewer` that of `more` its texts stand in; nullopt when they stand in none,
/// in several, or two in one.
std::optional<std::vector<int>> places_in(const TableFragment& more, const TableFragment& fewer) {
  std::vector<int> places;
  for (const TextColumn& column : fewer.text_columns) {
    int place = -1;
    for (std::size_t c = 0; c < more.text_columns.size(); ++c) {
      const TextColumn& other = more.text_columns[c];
      const double shared = overlap(column.x0, column.x1, other.x0, other.x1);
      if (shared <= kTouch) continue;
      if (place >= 0) return std::nullopt;
      place = static_cast<int>(c);
    }
    if (place < 0 || (!places.empty() && places.back() >= place)) return std::nullopt;
    places.push_back(place);
  }
  return places;
}

/// Two columns at least, and not much fewer: most of the table is there.
bool lacks_few(const TableFragment& more, const TableFragment& fewer) {
  const std::size_t all = more.text_columns.size();
  const std::size_t some = fewer.text_columns.size();
  return some >= 2 && some < all && 2 * some > all;
}

/// An empty cell wherever no cell stands yet.
void fill_up(TableFragment& fragment) {
  Table& table = fragment.table;
  const auto columns = static_cast<std::size_t>(table.columns);
  std::vector<bool> taken(static_cast<std::size_t>(table.rows) * columns, false);
  std::vector<Box> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < cell.row_end(); ++r) {
      for (int c = cell.column; c < cell.column_end(); ++c) {
        taken[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = true;
      }
    }
    if (cell.rowspan == 1) rows[static_cast<std::size_t>(cell.row)] = cell.boxes.front().box;
  }
  const int page = table.pages.back();
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]) continue;
    const std::size_t r = i / columns;
    const std::size_t c = i % columns;
    Cell cell;
    cell.row = static_cast<int>(r);
    cell.column = static_cast<int>(c);
    cell.boxes = {
        {page, {table.column_edges[c], rows[r].y0, table.column_edges[c + 1], rows[r].y1}}};
    table.cells.push_back(std::move(cell));
    fragment.fits.emplace_back();
  }
}

/// Moves the cells of `fewer` to the columns of `more`; those it lacks are empty.
void spread(TableFragment& fewer, const TableFragment& more) {
  const std::optional<std::vector<int>> places = places_in(more, fewer);
  if (!places) return;
  Table& table = fewer.table;
  for (Cell& cell : table.cells) {
    const int last = (*places)[static_cast<std::size_t>(cell.column_end()) - 1];
    cell.column = (*places)[static_cast<std::size_t>(cell.column)];
    cell.colspan = last - cell.column + 1;
  }
  table.columns = more.table.columns;
  table.column_edges = more.table.column_edges;
  std::vector<TextColumn> columns = more.text_columns;
  for (std::size_t i = 0; i < places->size(); ++i) {
    columns[static_cast<std::size_t>((*places)[i])] = fewer.text_columns[i];
  }
  fewer.text_columns = std::move(columns);
  fill_up(fewer);
}

/// A column is as wide as its texts on either page: no line was full that is shorter.
void widen(TableFragment& fragment, const std::vector<TextColumn>& columns) {
  for (std::size_t i = 0; i < fragment.fits.size(); ++i) {
    const Cell& cell = fragment.table.cells[i];
    const auto first = static_cast<std::size_t>(cell.column);
    const auto last = static_cast<std::size_t>(cell.column_end()) - 1;
    const double before = fragment.text_columns[last].x1 - fragment.text_columns[first].x0;
    fragment.fits[i].last_slack += columns[last].x1 - columns[first].x0 - before;
  }
  fragment.text_columns = columns;
}

}  // namespace

bool same_text_columns(const TableFragment& upper, const TableFragment& lower) {
  if (!upper.by_text || !lower.by_text) return false;
  if (lacks_few(upper, lower)) return places_in(upper, lower).has_value();
  if (lacks_few(lower, upper)) return places_in(lower, upper).has_value();
  return same_gutters(upper, lower);
}

void share_text_columns(TableFragment& upper, TableFragment& lower) {
  if (lower.text_columns.size() < upper.text_columns.size()) spread(lower, upper);
  if (upper.text_columns.size() < lower.text_columns.size()) spread(upper, lower);
  // Where exactly an edge lies between two columns of text is chance.
  lower.table.column_edges = upper.table.column_edges;
  if (upper.text_columns.size() != lower.text_columns.size()) return;
  std::vector<TextColumn> columns = upper.text_columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].x0 = std::min(columns[c].x0, lower.text_columns[c].x0);
    columns[c].x1 = std::max(columns[c].x1, lower.text_columns[c].x1);
  }
  widen(upper, columns);
  widen(lower, columns);
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
