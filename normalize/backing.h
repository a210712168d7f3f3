// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised numbers that a second reading backs: another cell of their row says the same. Private
// to normalize.
#pragma once

#include <set>
#include <vector>

#include "core/form.h"
#include "normalize/checks.h"

namespace biaoge {

/// A value that was read wrongly, as far as can be told without any rule: what it was read as is no
/// value of its place, or was hardly read at all.
bool is_misread(const Value& value);

/// Numbers of columns that rules add up (`results`) which stand twice in their row, in two such
/// columns: the weight and the score of what was reached in full, a sum planned and granted. Both
/// were read from a picture, surely and without a doubt. The same misreading of two cells is far
/// less likely than one of a number that stands alone.
std::set<const Value*> backed_numbers(Form& form, const std::vector<CheckResult>& results);

/// A recognised number without a flag that was read surely.
bool is_sure_number(const Value& value);

/// Of the numbers of a sum that fails those that explain it: misread, or read without being sure,
/// and the sum would hold if they were a sign away from what was read. Empty where none does.
std::set<const Value*> explaining(Form& form, const CheckResult& result);

}  // namespace biaoge
