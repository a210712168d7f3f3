// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised targets, results and amounts that lost a part: told by what stands around them.
// Private to normalize.
#pragma once

#include "core/form.h"
#include "profiles/profile.h"

namespace biaoge {

/// A number without a comparator among such that have one is not in doubt from here on.
constexpr double kSureBareQuantity = 0.97;

/// Flags a target or result that is empty, a dash or a single Chinese character in a row that was
/// read from a picture, `low-confidence`: what is measured has both, and words have two at least.
void flag_lost_quantities(Form& form, const Profile& profile);

/// Flags a target without a comparator in a column where most have one, `low-confidence`, if it was
/// read with less than kSureBareQuantity, or if most of those that are written alike in decimals
/// and brackets have one: `80.00(%)` among `>=80.00(%)`, but not `100%` among these. Faded signs
/// are lost first. To be asked after settle_by_surroundings, which only speaks for digits.
void flag_lost_comparators(Form& form, const Profile& profile);

/// Flags numbers whose separators stand side by side (2,.20900) or before all digits (.68%), or
/// whose unit stands apart (90 %) among such that have it in brackets, `ambiguous`; a quantity with
/// more decimals than the other one of its row, whose unit it lacks (80.0000 beside 80.00%), and an
/// amount without groups of thousands where more of its section have them, or the other way round,
/// `format-outlier`.
void flag_odd_separators(Form& form, const Profile& profile);

}  // namespace biaoge
