// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ruled_rows.h"

#include <algorithm>
#include <cmath>

#include "layout/item_text.h"

namespace biaoge {

namespace {

/// Rulings this close (points) are one, drawn in pieces or twice.
constexpr double kSameHeight = 1.5;
/// Fewer rulings part nothing but the header.
constexpr std::size_t kFewest = 2;

/// A ruling over all columns but the first `open`.
struct Rule {
  double y = 0;
  int open = 0;
};

double middle(const Item& item) {
  return item.box.center().y;
}

bool covers(const std::vector<const Ruling*>& pieces, double x0, double x1) {
  double drawn = 0;
  for (const Ruling* piece : pieces) drawn += overlap(piece->start, piece->end, x0, x1);
  return drawn > 0.5 * (x1 - x0);
}

/// The rulings between the first and the last line; nullopt when one of them is drawn over some
/// columns only, and not over all from one on.
std::optional<std::vector<Rule>> find_rules(const std::vector<TextRow>& lines,
                                            const Columns& columns,
                                            const std::vector<Ruling>& rulings) {
  std::vector<const Ruling*> within;
  for (const Ruling& ruling : rulings) {
    if (ruling.orientation == Orientation::horizontal && ruling.position > lines.front().y1 - 2 &&
        ruling.position < lines.back().y0 + 2 &&
        overlap(ruling.start, ruling.end, columns.left.front(), columns.right.back()) > 0) {
      within.push_back(&ruling);
    }
  }
  std::sort(within.begin(), within.end(),
            [](const Ruling* a, const Ruling* b) { return a->position < b->position; });
  std::vector<Rule> rules;
  for (std::size_t i = 0; i < within.size();) {
    const double y = within[i]->position;
    std::vector<const Ruling*> pieces;
    while (i < within.size() && within[i]->position - y < kSameHeight)
      pieces.push_back(within[i++]);
    std::size_t open = 0;
    while (open < columns.left.size() && !covers(pieces, columns.left[open], columns.right[open])) {
      ++open;
    }
    for (std::size_t c = open; c < columns.left.size(); ++c) {
      if (!covers(pieces, columns.left[c], columns.right[c])) return std::nullopt;
    }
    if (open < columns.left.size()) rules.push_back({y, static_cast<int>(open)});
  }
  return rules;
}

/// Which of `rules` a row lies below: so many of them.
std::size_t band_at(const std::vector<Rule>& rules, double y) {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [y](const Rule& rule) { return rule.y < y; }));
}

/// The bands that a cell of `column` at height `y` stands beside: from the ruling above it that is
/// drawn over the column to the one below.
RowGroup cell_at(const std::vector<Rule>& rules, int column, double y) {
  RowGroup cell;
  cell.first = cell.last = band_at(rules, y);
  while (cell.first > 0 && rules[cell.first - 1].open > column) --cell.first;
  while (cell.last < rules.size() && rules[cell.last].open > column) ++cell.last;
  cell.row = cell.first;
  cell.column = column;
  return cell;
}

/// Both lines have a number in some column, and not the parts of one.
bool parts_numbers(const TextRow& above, const TextRow& below) {
  return std::any_of(above.items.begin(), above.items.end(), [&](const Item& item) {
    const Item* other = below.at(item.first);
    return other && item.first > 0 && item.value && other->value &&
           !may_be_one_number(item, *other);
  });
}

/// Values of two rows stand between two rulings.
bool has_clash(const std::vector<TextRow>& lines, const std::vector<Rule>& rules) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t band = band_at(rules, middle(lines[i].items.back()));
    for (std::size_t k = i; k-- > 0;) {
      if (band_at(rules, middle(lines[k].items.back())) != band) break;
      if (parts_numbers(lines[k], lines[i])) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<RuledRows> find_ruled_rows(const std::vector<TextRow>& lines, const Columns& columns,
                                         const std::vector<Ruling>& rulings) {
  if (columns.count() < 3) return std::nullopt;
  const std::optional<std::vector<Rule>> found = find_rules(lines, columns, rulings);
  if (!found || found->size() < kFewest) return std::nullopt;
  const auto head =
      std::find_if(found->begin(), found->end(), [](const Rule& rule) { return rule.open == 0; });
  if (head == found->end()) return std::nullopt;
  const std::vector<Rule> rules(head + 1, found->end());
  if (std::all_of(rules.begin(), rules.end(), [](const Rule& rule) { return rule.open == 0; })) {
    return std::nullopt;
  }
  RuledRows result;
  while (result.head_lines < lines.size() &&
         lines[result.head_lines].items.back().box.center().y < head->y) {
    ++result.head_lines;
  }
  const std::vector<TextRow> body(lines.begin() + static_cast<std::ptrdiff_t>(result.head_lines),
                                  lines.end());
  if (body.empty() || has_clash(body, rules)) return std::nullopt;
  result.body.resize(rules.size() + 1);
  for (const TextRow& line : body) {
    for (const Item& item : line.items) {
      const RowGroup cell = cell_at(rules, item.last, middle(item));
      add_item(result.body[cell.first], item);
      result.body[cell.first].em = std::max(result.body[cell.first].em, line.em);
      const bool known =
          std::any_of(result.groups.begin(), result.groups.end(), [&](const RowGroup& group) {
            return group.row == cell.row && group.column == cell.column;
          });
      if (cell.last > cell.first && !known) result.groups.push_back(cell);
    }
  }
  for (std::size_t i = 0; i < result.body.size(); ++i) {
    TextRow& row = result.body[i];
    if (row.items.empty()) return std::nullopt;
    std::sort(row.items.begin(), row.items.end(),
              [](const Item& a, const Item& b) { return a.first < b.first; });
    row.y0 = i == 0 ? head->y : rules[i - 1].y;
    row.y1 = i < rules.size() ? rules[i].y : body.back().y1;
  }
  return result;
}

}  // namespace biaoge
