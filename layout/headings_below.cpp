// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/headings_below.h"

#include <algorithm>
#include <cmath>

#include "layout/item_text.h"

namespace biaoge {

namespace {

/// A heading stands over another one when their middles, or their sides, are this near (em).
constexpr double kSameSide = 0.5;
constexpr double kSameMiddle = 0.7;

std::u32string text_of(const HeaderPart& part) {
  return text_of(Item{part.cell.words, part.cell.box, 0, 0, false});
}

/// Without the heading of the labels.
std::vector<HeaderPart> beside_labels(std::vector<HeaderPart> parts) {
  std::erase_if(parts, [](const HeaderPart& part) { return part.cell.first == 0; });
  return parts;
}

}  // namespace

bool repeats_texts(const std::vector<HeaderPart>& parts) {
  std::vector<std::u32string> texts;
  for (const HeaderPart& part : parts) texts.push_back(text_of(part));
  std::sort(texts.begin(), texts.end());
  return std::adjacent_find(texts.begin(), texts.end()) != texts.end();
}

bool goes_on_below(const HeaderPart& part, const std::vector<HeaderPart>& below) {
  const Item upper{part.cell.words, part.cell.box, part.cell.first, part.cell.last, false};
  return std::any_of(below.begin(), below.end(), [&](const HeaderPart& other) {
    if (other.cell.first != part.cell.first || other.cell.last != part.cell.last) return false;
    const Item lower{other.cell.words, other.cell.box, other.cell.first, other.cell.last, false};
    return begins_low(lower) || ends_open(upper);
  });
}

ColumnSpan periods_under(const std::vector<HeaderPart>& parts,
                         const std::vector<HeaderPart>& below) {
  const ColumnSpan none{1, 0};
  ColumnSpan all{1 << 20, -1};
  for (const HeaderPart& part : below) {
    if (part.cell.first == 0) continue;
    if (!is_period_text(text_of(part))) return none;
    all.first = std::min(all.first, part.cell.first);
    all.last = std::max(all.last, part.cell.last);
  }
  const auto over = std::count_if(parts.begin(), parts.end(), [&](const HeaderPart& part) {
    return part.cell.last >= all.first && part.cell.first <= all.last;
  });
  return over == 1 && all.last > all.first ? all : none;
}

int period_of(const std::vector<HeaderPart>& all) {
  const std::vector<HeaderPart> parts = beside_labels(all);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].cell.first != parts[i].cell.last) return 0;
    if (i > 0 && parts[i].cell.first != parts[i - 1].cell.last + 1) return 0;
  }
  for (std::size_t period = 2; 2 * period <= parts.size(); ++period) {
    if (parts.size() % period != 0) continue;
    bool repeats = true;
    for (std::size_t i = period; i < parts.size() && repeats; ++i) {
      repeats = text_of(parts[i]) == text_of(parts[i - period]);
    }
    if (repeats && text_of(parts[0]) != text_of(parts[1])) return static_cast<int>(period);
  }
  return 0;
}

ColumnSpan group_of(const HeaderPart& part, const std::vector<HeaderPart>& below, int period) {
  const ColumnSpan own{part.cell.first, part.cell.last};
  const ColumnSpan none{own.first, own.first};
  if (period == 0) return none;
  const std::vector<HeaderPart> groups = beside_labels(below);
  const int begin = groups.front().cell.first;
  if (own.first < begin) return none;
  const int first = begin + (own.first - begin) / period * period;
  const int last = first + period - 1;
  return own.last <= last && last <= groups.back().cell.last ? ColumnSpan{first, last} : none;
}

bool heads_another(const HeaderPart& part, const std::vector<HeaderPart>& below) {
  const Box& box = part.cell.box;
  return std::any_of(below.begin(), below.end(), [&](const HeaderPart& other) {
    if (other.cell.first != part.cell.first || other.cell.last != part.cell.last) return false;
    const Box& lower = other.cell.box;
    return std::abs(box.center().x - lower.center().x) > kSameMiddle * part.em &&
           std::abs(box.x0 - lower.x0) > kSameSide * part.em &&
           std::abs(box.x1 - lower.x1) > kSameSide * part.em;
  });
}

}  // namespace biaoge
