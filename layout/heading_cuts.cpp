// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/heading_cuts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/item_text.h"

namespace biaoge {

namespace {

/// A space, at least (em).
constexpr double kSpace = 0.18;
/// A heading stands over its column: their left, middle or right differ by less than this (em).
constexpr double kOver = 0.7;
/// It is cut in a gap this near to the gutter (em), and no other gap in it is this many times
/// wider.
constexpr double kNear = 2.0;
constexpr double kWider = 1.05;
/// Lines of one heading share their left, middle or right within this (em).
constexpr double kSameLine = 0.3;

bool stands_over(const Box& box, const Columns& columns, int column, double em) {
  const auto c = static_cast<std::size_t>(column);
  const double left = columns.left[c];
  const double right = columns.right[c];
  if (left > right) return false;
  return std::min({std::abs(box.x0 - left), std::abs(box.x1 - right),
                   std::abs(box.center().x - (left + right) / 2)}) < kOver * em;
}

double gap_before(const std::vector<const Word*>& words, std::size_t i) {
  return words[i]->box.x0 - words[i - 1]->box.x1;
}

/// Where to cut `words` near a gutter: the widest gap; 0 where none is wide enough.
std::size_t cut_near(const std::vector<const Word*>& words, std::size_t begin, double gutter,
                     double em) {
  std::size_t best = 0;
  for (std::size_t i = std::max<std::size_t>(begin + 1, 1); i < words.size(); ++i) {
    const double off = std::abs((words[i]->box.x0 + words[i - 1]->box.x1) / 2 - gutter);
    if (off > kNear * em || gap_before(words, i) < kSpace * em) continue;
    if (best == 0 || gap_before(words, i) > gap_before(words, best)) best = i;
  }
  return best;
}

/// One part for each column of `item`; empty when it can't be parted so.
std::vector<Item> part(const Item& item, const Columns& columns, double em) {
  std::vector<Item> parts;
  std::size_t begin = 0;
  double narrowest = 1e9;
  for (int column = item.first; column <= item.last; ++column) {
    std::size_t end = item.words.size();
    if (column < item.last) {
      end = cut_near(item.words, begin, columns.gutters[static_cast<std::size_t>(column)], em);
      if (end == 0) return {};
      narrowest = std::min(narrowest, gap_before(item.words, end));
    }
    TextPiece piece = make_piece({item.words.begin() + static_cast<std::ptrdiff_t>(begin),
                                  item.words.begin() + static_cast<std::ptrdiff_t>(end)});
    if (!stands_over(piece.box, columns, column, em)) return {};
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (gap_before(item.words, i) > kWider * narrowest) return {};
    }
    parts.push_back({std::move(piece.words), piece.box, column, column, piece.value});
    begin = end;
  }
  return parts;
}

/// Each part has its next line right below it, in `lower`, and one of these can't stand alone.
bool go_on_below(const std::vector<Item>& parts, const TextRow& lower, double em) {
  bool low = false;
  for (const Item& part : parts) {
    const Item* next = lower.at(part.first);
    if (!next || next->first != next->last) return false;
    const Box& a = part.box;
    const Box& b = next->box;
    if (std::min({std::abs(a.x0 - b.x0), std::abs(a.x1 - b.x1),
                  std::abs(a.center().x - b.center().x)}) > kSameLine * em) {
      return false;
    }
    low = low || begins_low(*next);
  }
  return low;
}

}  // namespace

void cut_lowest_headings(std::vector<TextRow>& head, const Columns& columns) {
  std::vector<bool> headed(static_cast<std::size_t>(columns.count()), false);
  for (auto row = head.rbegin(); row != head.rend(); ++row) {
    std::vector<Item> items;
    for (Item& item : row->items) {
      const auto first = headed.begin() + item.first;
      const bool lowest =
          std::none_of(first, headed.begin() + item.last + 1, [](bool on) { return on; });
      std::vector<Item> parts;
      if (item.first < item.last) parts = part(item, columns, row->em);
      if (!lowest && !(row != head.rbegin() && go_on_below(parts, *(row - 1), row->em))) {
        parts.clear();
      }
      if (parts.empty()) parts.push_back(std::move(item));
      items.insert(items.end(), parts.begin(), parts.end());
    }
    row->items = std::move(items);
    for (const Item& item : row->items) {
      std::fill(headed.begin() + item.first, headed.begin() + item.last + 1, true);
    }
  }
}

}  // namespace biaoge
