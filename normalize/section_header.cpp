// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/section_header.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "normalize/text.h"

namespace biaoge {

namespace {

/// Points within which column edges of two tables are the same.
constexpr double kSameEdge = 3.5;

/// Headers without a label of their own stand to the left of the first headed column.
void add_row_labels(SectionHeader& header, const SectionRule& rule) {
  int leftmost = header.grid->table().columns;
  for (const auto& span : header.columns) {
    if (span) leftmost = std::min(leftmost, span->first);
  }
  for (std::size_t i = 0; i < rule.columns.size(); ++i) {
    if (!rule.columns[i].row_label || header.columns[i] || leftmost == 0) continue;
    const int cell = header.grid->at(header.data_row, leftmost - 1);
    const int first = cell < 0 ? leftmost - 1 : header.grid->cell(cell).column;
    header.columns[i] = ColumnSpan{first, leftmost};
  }
}

/// Which cells of a header row are a section's where blocks stand side by side.
struct Parts {
  ColumnSpan own{0, 1 << 20};
  int shared_end = 0;  ///< Columns before it belong to all parts.

  bool holds(const Cell& cell) const {
    return cell.column < shared_end || (cell.column >= own.first && cell.column < own.last);
  }
};

/// A part begins at each cell with the first of the section's labels that the row repeats; nullopt
/// when the row has no such part.
std::optional<Parts> find_parts(const GridView& grid, int row, const Vocabulary& vocabulary,
                                std::size_t index) {
  const SectionRule& rule = vocabulary.profile->sections[index];
  Parts parts;
  if (rule.part == 0 || block_of(grid, row, vocabulary)) return parts;
  const auto& headers = vocabulary.headers[index];
  std::map<std::size_t, std::vector<int>> places;  // columns of the table by column of the rule
  for (const int i : grid.cells_in(row, row + 1)) {
    const auto found = headers.find(grid.key(i));
    if (found != headers.end()) places[found->second].push_back(grid.cell(i).column);
  }
  const std::vector<int>* starts = nullptr;
  for (const auto& [column, all] : places) {
    if (all.size() > 1 && (!starts || all.front() < starts->front())) starts = &all;
  }
  if (!starts) return rule.alone ? std::optional(parts) : std::nullopt;
  const auto part = static_cast<std::size_t>(rule.part);
  if (part > starts->size()) return std::nullopt;
  parts.shared_end = starts->front();
  parts.own.first = (*starts)[part - 1];
  parts.own.last = part < starts->size() ? (*starts)[part] : grid.table().columns;
  return parts;
}

/// Columns whose header stands in a row below, under a label that says which of them it is.
void add_grouped(SectionHeader& header, const Vocabulary& vocabulary, std::size_t index,
                 const UnitTable& units, int& met) {
  const GridView& grid = *header.grid;
  for (const auto& column : vocabulary.grouped[index]) {
    for (const int group : grid.cells_in(header.row, header.row + 1)) {
      if (!column.under.contains(grid.key(group))) continue;
      const Cell& above = grid.cell(group);
      for (const int i :
           grid.cells_in(above.row_end(), std::min(above.row_end() + 1, grid.table().rows))) {
        const Cell& cell = grid.cell(i);
        const bool below = cell.column >= above.column && cell.column_end() <= above.column_end();
        if (!below || !column.labels.contains(grid.key(i)) || header.columns[column.column])
          continue;
        header.columns[column.column] = ColumnSpan{cell.column, cell.column_end()};
        const std::string own = label_unit(cell.text);
        const std::string unit = units.find(own) ? own : label_unit(above.text);
        if (units.find(unit)) header.units[column.column] = unit;
        header.data_row = std::max(header.data_row, cell.row_end());
        ++met;
      }
    }
  }
}

/// By how much the edges of one table are moved against those of the other: not at all, or as one
/// of its sides tells; where most of them meet.
double best_shift(const std::vector<double>& from, const std::vector<double>& to) {
  double best = 0;
  std::ptrdiff_t most = -1;
  for (const double shift : {0.0, to.front() - from.front(), to.back() - from.back()}) {
    const auto met = std::count_if(to.begin(), to.end(), [&](double edge) {
      return std::any_of(from.begin(), from.end(),
                         [&](double other) { return std::abs(other + shift - edge) < kSameEdge; });
    });
    if (met > most) {
      most = met;
      best = shift;
    }
  }
  return best;
}

/// Width on the paper of columns [first, last).
double width(const Table& table, int first, int last) {
  if (first >= last) return 0;
  return table.column_edges[static_cast<std::size_t>(last)] -
         table.column_edges[static_cast<std::size_t>(first)];
}

}  // namespace

SectionHeader read_header(const GridView& grid, int row, const Vocabulary& vocabulary,
                          std::size_t index, const UnitTable& units, int& met) {
  const SectionRule& rule = vocabulary.profile->sections[index];
  SectionHeader header;
  header.grid = &grid;
  header.row = row;
  header.data_row = row + 1;
  header.columns.resize(rule.columns.size());
  header.before.resize(rule.columns.size());
  header.after.resize(rule.columns.size());
  header.units.resize(rule.columns.size());
  met = 0;
  const std::optional<Parts> parts = find_parts(grid, row, vocabulary, index);
  if (!parts) return header;
  header.part = parts->own;
  for (const int i : grid.cells_in(row, row + 1)) {
    const Cell& cell = grid.cell(i);
    if (!parts->holds(cell)) continue;
    const ColumnSpan span{cell.column, cell.column_end()};
    const auto& headers = vocabulary.headers[index];
    const auto& affixes = vocabulary.affixes[index];
    if (const auto found = headers.find(grid.key(i)); found != headers.end()) {
      const std::size_t column = found->second;
      if (header.columns[column]) continue;
      header.columns[column] = span;
      const std::string unit = label_unit(cell.text);
      if (units.find(unit)) header.units[column] = unit;
      ++met;
    } else if (const auto affix = affixes.find(grid.key(i)); affix != affixes.end()) {
      auto& spans = affix->second.before ? header.before : header.after;
      spans[affix->second.column].push_back(span);
    } else {
      continue;
    }
    header.data_row = std::max(header.data_row, cell.row_end());
  }
  if (met > 0) add_grouped(header, vocabulary, index, units, met);
  return header;
}

std::optional<std::size_t> block_of(const GridView& grid, int row, const Vocabulary& vocabulary) {
  const auto owner = [&](int cell) -> std::optional<std::size_t> {
    for (std::size_t s = 0; cell >= 0 && s < vocabulary.blocks.size(); ++s) {
      if (vocabulary.blocks[s].contains(grid.key(cell))) return s;
    }
    return std::nullopt;
  };
  for (int column = 0; column < grid.table().columns; ++column) {
    const int cell = grid.at(row, column);
    if (cell < 0 || grid.cell(cell).column != column) continue;
    if (const auto found = owner(cell)) return found;
  }
  const int above = grid.at(row - 1, 0);
  const bool banner = above >= 0 && grid.cell(above).colspan == grid.table().columns;
  return banner ? owner(above) : std::nullopt;
}

ColumnSpan translated(const ColumnSpan& span, const Table& from, const Table& to) {
  const double shift = best_shift(from.column_edges, to.column_edges);
  const auto nearest = [&](int edge) {
    const double x = from.column_edges[static_cast<std::size_t>(edge)] + shift;
    const auto closest =
        std::min_element(to.column_edges.begin(), to.column_edges.end(),
                         [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    return static_cast<int>(closest - to.column_edges.begin());
  };
  const int first = nearest(span.first);
  return {first, std::min(std::max(first + 1, nearest(span.last)), to.columns)};
}

int count_headed(const SectionHeader& header, const GridView& grid, const Cell& cell) {
  const bool same = &grid == header.grid;
  int covered = 0;
  const auto count = [&](const ColumnSpan& printed) {
    const ColumnSpan span =
        same ? printed : translated(printed, header.grid->table(), grid.table());
    const double shared = width(grid.table(), std::max(span.first, cell.column),
                                std::min(span.last, cell.column_end()));
    covered += 2 * shared > width(grid.table(), span.first, span.last);
  };
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i]) count(*header.columns[i]);
    for (const ColumnSpan& span : header.before[i]) count(span);
    for (const ColumnSpan& span : header.after[i]) count(span);
  }
  return covered;
}

std::optional<SectionHeader> find_header(const FormRegions& form, std::size_t index,
                                         const UnitTable& units) {
  const SectionRule& rule = form.vocabulary->profile->sections[index];
  for (const Region& region : form.regions) {
    for (int row = region.first; row < region.last; ++row) {
      int met = 0;
      SectionHeader header = read_header(*region.grid, row, *form.vocabulary, index, units, met);
      if (met < rule.min_headers) continue;
      const auto block = block_of(*region.grid, row, *form.vocabulary);
      if (block && *block != index && !rule.blocks.empty()) continue;
      add_row_labels(header, rule);
      return header;
    }
  }
  return std::nullopt;
}

}  // namespace biaoge
