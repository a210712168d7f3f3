// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/row_groups.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace biaoge {

namespace {

double middle(const TextRow& row) {
  return (row.y0 + row.y1) / 2;
}

/// Of what stands beside the first column: a label of several rows is at a height of its own.
double row_middle(const TextRow& row) {
  double sum = 0;
  int texts = 0;
  for (const Item& item : row.items) {
    if (item.first == 0) continue;
    sum += item.box.center().y;
    ++texts;
  }
  return texts > 0 ? sum / texts : middle(row);
}

/// Horizontal rulings between two heights.
std::vector<const Ruling*> rules_between(const std::vector<Ruling>& rulings, double above,
                                         double below) {
  std::vector<const Ruling*> result;
  for (const Ruling& ruling : rulings) {
    if (ruling.orientation == Orientation::horizontal && ruling.position > above &&
        ruling.position < below) {
      result.push_back(&ruling);
    }
  }
  return result;
}

bool covers(const std::vector<const Ruling*>& rules, double x0, double x1) {
  return std::any_of(rules.begin(), rules.end(), [&](const Ruling* rule) {
    return overlap(rule->start, rule->end, x0, x1) > 0.5 * (x1 - x0);
  });
}

/// For each column, whether rules are drawn over it.
std::vector<bool> ruled_columns(const std::vector<const Ruling*>& rules, const Columns& columns) {
  std::vector<bool> ruled;
  for (std::size_t c = 0; c < columns.left.size(); ++c) {
    ruled.push_back(covers(rules, columns.left[c], columns.right[c]));
  }
  return ruled;
}

/// All but some of the first columns are ruled: how many are not. 0 also where rules part nothing.
int open_columns(const std::vector<bool>& ruled) {
  const auto first = std::find(ruled.begin(), ruled.end(), true);
  if (first == ruled.end() || std::find(first, ruled.end(), false) != ruled.end()) return 0;
  return static_cast<int>(first - ruled.begin());
}

bool is_label(const TextRow& line) {
  return line.items.size() == 1 && line.items[0].first == line.items[0].last &&
         !line.items[0].value;
}

/// Where rulings over the whole width part the rows into bands with one label each: it is that of
/// all rows of its band.
std::vector<RowGroup> find_bands(const std::vector<TextRow>& rows, const Columns& columns,
                                 const std::vector<Ruling>& rulings) {
  std::vector<RowGroup> groups;
  std::size_t first = 0;
  std::size_t bands = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + 1 < rows.size()) {
      const auto rules = rules_between(rulings, row_middle(rows[i]), row_middle(rows[i + 1]));
      const std::vector<bool> ruled = ruled_columns(rules, columns);
      if (std::find(ruled.begin(), ruled.end(), false) != ruled.end()) continue;
    }
    ++bands;
    RowGroup group{first, i, first, 0};
    std::size_t labels = 0;
    for (std::size_t k = first; k <= i; ++k) {
      const Item* label = rows[k].at(0);
      if (!label) continue;
      ++labels;
      group.row = k;
      if (label->last > 0 || label->value || rows[k].items.size() < 2) return {};
    }
    if (labels != 1) return {};
    if (group.last > group.first) groups.push_back(group);
    first = i + 1;
  }
  return bands > 1 ? groups : std::vector<RowGroup>{};
}

}  // namespace

std::vector<TextRow> take_straddling_labels(std::vector<TextRow>& lines, const Columns& columns,
                                            const std::vector<Ruling>& rulings) {
  std::vector<TextRow> labels;
  std::vector<TextRow> rest;
  for (TextRow& line : lines) {
    const double reach = 0.35 * line.em;
    const bool crossed =
        is_label(line) &&
        line.items[0].first <
            open_columns(ruled_columns(
                rules_between(rulings, middle(line) - reach, middle(line) + reach), columns));
    (crossed ? labels : rest).push_back(std::move(line));
  }
  lines = std::move(rest);
  return labels;
}

void put_back(std::vector<TextRow> labels, std::vector<TextRow>& rows) {
  for (TextRow& label : labels) {
    TextRow* home = nullptr;
    for (TextRow& row : rows) {
      if (row.at(label.items[0].first)) continue;
      if (!home ||
          std::abs(middle(row) - middle(label)) < std::abs(middle(*home) - middle(label))) {
        home = &row;
      }
    }
    if (!home) continue;
    home->items.push_back(std::move(label.items[0]));
    std::sort(home->items.begin(), home->items.end(),
              [](const Item& a, const Item& b) { return a.first < b.first; });
  }
}

std::vector<RowGroup> find_row_groups(const std::vector<TextRow>& rows, const Columns& columns,
                                      const std::vector<Ruling>& rulings) {
  if (std::vector<RowGroup> bands = find_bands(rows, columns, rulings); !bands.empty()) {
    return bands;
  }
  std::vector<int> open;  // Below each row but the last: columns that no rule parts.
  std::size_t parted = 0;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const auto ruled = ruled_columns(
        rules_between(rulings, row_middle(rows[i]), row_middle(rows[i + 1])), columns);
    open.push_back(open_columns(ruled));
    parted += std::find(ruled.begin(), ruled.end(), true) != ruled.end();
  }
  std::vector<RowGroup> groups;
  if (rows.size() < 3 || 5 * parted < 4 * open.size()) return groups;
  for (int c = 0; c + 1 < columns.count(); ++c) {
    for (std::size_t first = 0; first < rows.size();) {
      std::size_t last = first;
      while (last < open.size() && open[last] > c) ++last;
      RowGroup group{first, last, first, c};
      std::size_t texts = 0;
      for (std::size_t i = first; i <= last; ++i) {
        const Item* item = rows[i].at(c);
        if (!item) continue;
        ++texts;
        group.row = i;
        if (item->first != c || item->last != c || item->value) texts = 2;
      }
      if (last > first && texts == 1) groups.push_back(group);
      first = last + 1;
    }
  }
  return groups;
}

}  // namespace biaoge
