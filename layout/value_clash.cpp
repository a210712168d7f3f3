// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/value_clash.h"

#include <algorithm>

#include "layout/item_text.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Both lines have text in a column that is a value in one of them.
bool shares_value(const TextRow& a, const TextRow& b) {
  return std::any_of(a.items.begin(), a.items.end(), [&](const Item& item) {
    const Item* other = b.at(item.first);
    return other && item.first > 0 && (item.value || other->value);
  });
}

}  // namespace

bool clash(const TextRow& a, const TextRow& b) {
  bool broken = false;
  bool apart = false;
  for (const Item& item : a.items) {
    const Item* other = b.at(item.first);
    if (!other || item.first == 0 || (!item.value && !other->value)) continue;
    broken = broken || is_broken_number(item, *other);
    apart = apart || !may_be_one_number(item, *other);
  }
  return apart || (!broken && shares_value(a, b));
}

bool breaks_number(const TextRow& a, const TextRow& b) {
  return std::any_of(a.items.begin(), a.items.end(), [&](const Item& item) {
    const Item* other = b.at(item.first);
    return other && item.first > 0 && is_broken_number(item, *other);
  });
}

bool parts_values(const TextRow& a, const TextRow& b) {
  return std::count_if(a.items.begin(), a.items.end(), [&](const Item& item) {
           const Item* other = b.at(item.first);
           return other && item.first > 0 && are_two_values(text_of(item), text_of(*other));
         }) > 1;
}

}  // namespace biaoge
