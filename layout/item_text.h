// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the text of one line goes on in the line below: what its words tell. Private to layout.
#pragma once

#include "layout/text_rows.h"

namespace biaoge {

/// With a small letter or a sign that closes something.
bool begins_low(const Item& item);

/// 一、 1. 2） （三） at its start: a text of its own, not the rest of one.
bool begins_numbered(const Item& item);

/// Nothing but what stands in one pair of brackets: the unit of a label.
bool is_bracketed(const Item& item);

/// One of the two is Chinese where they would be joined: it may break anywhere.
bool is_chinese(const Item& upper, const Item& lower);

/// The text cannot be whole: it ends with a hyphen, a comma or a small word, or a bracket is open.
bool ends_open(const Item& item);

/// A value stands halfway between two lines of a label, all boxes of one row.
bool stands_halfway(const Box& value, const Box& upper, const Box& lower, double em);

/// Two parts of one number: neither the upper nor the lower can stand alone (31,319. over 08).
bool is_broken_number(const Item& upper, const Item& lower);

/// They could be: together they are one number, and not two that are whole.
bool may_be_one_number(const Item& upper, const Item& lower);

}  // namespace biaoge
