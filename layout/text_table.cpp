// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_table.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "layout/heading_cuts.h"
#include "layout/row_groups.h"
#include "layout/ruled_rows.h"
#include "layout/text_header.h"

namespace biaoge {

namespace {

/// A filled cell before the grid is tiled.
struct Filled {
  Span span;
  std::vector<const Word*> words;
};

/// Halfway between what stands above and below, but never above the edge before.
void add_edge(std::vector<double>& ys, double above, double below) {
  ys.push_back(std::max((above + below) / 2, ys.back() + 0.1));
}

Box text_box(const Columns& columns, const Lattice& grid, const Span& span) {
  const Box box = grid.box(span);
  const double left = columns.left[static_cast<std::size_t>(span.column)];
  const double right = columns.right[static_cast<std::size_t>(span.column + span.colspan - 1)];
  return left < right ? Box{left, box.y0, right, box.y1} : box;
}

/// Every position without a filled cell becomes an empty one.
void tile(TextTable& table, std::vector<Filled> filled) {
  Lattice& grid = table.grid;
  const int columns = grid.columns();
  const auto at = [&](int r, int c) -> int& {
    return grid.owner[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(c)];
  };
  grid.owner.assign(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(columns), -1);
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const Span& span = filled[i].span;
    for (int r = span.row; r < span.row + span.rowspan; ++r) {
      for (int c = span.column; c < span.column + span.colspan; ++c) at(r, c) = static_cast<int>(i);
    }
  }
  for (int r = 0; r < grid.rows(); ++r) {
    for (int c = 0; c < columns; ++c) {
      if (at(r, c) >= 0) continue;
      at(r, c) = static_cast<int>(filled.size());
      filled.push_back({{r, c, 1, 1}, {}});
    }
  }
  std::vector<std::size_t> order(filled.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(filled[a].span.row, filled[a].span.column) <
           std::pair(filled[b].span.row, filled[b].span.column);
  });
  std::vector<int> moved(filled.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    moved[order[i]] = static_cast<int>(i);
    grid.cells.push_back(filled[order[i]].span);
    table.words.push_back(std::move(filled[order[i]].words));
  }
  for (int& owner : grid.owner) owner = moved[static_cast<std::size_t>(owner)];
}

/// The rows of a body without rulings between all of them.
RuledRows merge_rows(std::vector<TextRow> lines, const std::vector<double>& levels,
                     const Columns& columns, const std::vector<Ruling>& rulings) {
  RuledRows rows;
  std::vector<TextRow> labels = take_straddling_labels(lines, columns, rulings);
  rows.body = merge_body(lines, levels, columns);
  put_back(std::move(labels), rows.body);
  rows.groups = find_row_groups(rows.body, columns, rulings);
  return rows;
}

}  // namespace

TextTable build_text_table(const std::vector<Line>& lines, const Columns& columns,
                           const std::vector<double>& levels, const std::vector<Ruling>& rulings) {
  std::vector<TextRow> rows;
  for (const Line& line : lines) rows.push_back(fit_line(line, columns));
  span_heading_rows(rows, columns);
  std::optional<RuledRows> ruled = find_ruled_rows(rows, columns, rulings);
  const auto head =
      static_cast<std::ptrdiff_t>(ruled ? ruled->head_lines : count_header_lines(rows, levels));
  std::vector<TextRow> head_lines(rows.begin(), rows.begin() + head);
  cut_lowest_headings(head_lines, columns);
  const RuledRows lower =
      ruled ? std::move(*ruled)
            : merge_rows({rows.begin() + head, rows.end()}, levels, columns, rulings);
  const std::vector<TextRow>& body = lower.body;
  Header header = build_header(head_lines, columns, rulings);

  TextTable table;
  table.header_rows = body.empty() ? 0 : header.rows;
  double left = 1e9;
  double right = -1e9;
  for (const Line& line : lines) {
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  Lattice& grid = table.grid;
  grid.xs = {left - 1};
  grid.xs.insert(grid.xs.end(), columns.gutters.begin(), columns.gutters.end());
  grid.xs.push_back(right + 1);
  grid.ys = {lines.front().box.y0 - 1};
  for (const double edge : header.edges) add_edge(grid.ys, edge, edge);
  double above = head > 0 ? rows[static_cast<std::size_t>(head) - 1].y1 : 0;
  std::vector<Filled> filled;
  for (HeaderCell& cell : header.cells) {
    filled.push_back({{cell.row, cell.first, cell.row_end - cell.row, cell.last - cell.first + 1},
                      std::move(cell.words)});
  }
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i > 0 || head > 0) add_edge(grid.ys, above, body[i].y0);
    above = body[i].y1;
    if (body[i].doubtful) table.doubtful_rows.push_back(header.rows + static_cast<int>(i));
    for (const Item& item : body[i].items) {
      filled.push_back(
          {{header.rows + static_cast<int>(i), item.first, 1, item.last - item.first + 1},
           item.words});
    }
  }
  for (const RowGroup& group : lower.groups) {
    for (Filled& cell : filled) {
      if (cell.span.row != header.rows + static_cast<int>(group.row)) continue;
      if (cell.span.column != group.column) continue;
      cell.span.row = header.rows + static_cast<int>(group.first);
      cell.span.rowspan = static_cast<int>(group.last - group.first) + 1;
    }
  }
  grid.ys.push_back(std::max(lines.back().box.y1 + 1, grid.ys.back() + 0.1));
  tile(table, std::move(filled));
  for (std::size_t c = 0; c < columns.left.size(); ++c) {
    table.columns.push_back({columns.left[c], columns.right[c]});
  }
  for (const Span& span : grid.cells) table.text_boxes.push_back(text_box(columns, grid, span));
  return table;
}

}  // namespace biaoge
