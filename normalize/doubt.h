// SPDX-License-Identifier: GPL-3.0-or-later
// When a value that was read from a picture wants a look. Private to normalize.
#pragma once

#include "core/form.h"
#include "core/value.h"
#include "normalize/checks.h"
#include "normalize/grid_view.h"
#include "normalize/values.h"
#include "profiles/profile.h"

namespace biaoge {

// Confidences below which a recognised text is flagged `low-confidence`: one misread digit spoils a
// number, while prose stands one. `bench/calibrate --write` sets them.
constexpr double kLeastNumberConfidence = 0.84;    ///< Numbers, years, choices.
constexpr double kLeastQuantityConfidence = 0.83;  ///< Targets and results.
constexpr double kLeastLabelConfidence = 0.72;     ///< Texts that are one of a few known ones.
constexpr double kLeastNameConfidence = 0.96;      ///< Other short texts.
constexpr double kLeastProseConfidence = 0.97;     ///< Long texts.

/// Of a number that may speak for others, and in tables that no rules check.
constexpr double kSureNumberConfidence = 0.95;

/// Of a value that its surroundings speak for (settle_by_surroundings).
constexpr double kLeastSettledConfidence = 0.80;

/// Numbers and quantities under a seal that were read with more than this are not in doubt for it.
constexpr double kSureUnderSeal = 0.95;

/// Of a number that a sum confirms.
constexpr double kConfirmedConfidence = 0.95;

/// The one for a value where such a one is expected. A target in words is a short text.
double least_confidence(const Value& value, const Expectation& expected);

/// Flags recognised numbers whose decimals differ from those of their column, its totals included
/// (1000 among 10.00), `format-outlier`: a decimal point may have been lost.
void flag_format_outliers(Form& form, const Profile& profile);

/// Flags a dash or the like that was read from a picture where most values of the column are
/// numbers, or where most of a column of texts are empty, `low-confidence`: dirt and pieces of
/// rulings look like dashes.
void flag_odd_marks(Form& form, const Profile& profile);

/// Flags empty values in a column where most are marks for "none" that were read from a picture,
/// `low-confidence`: a thin mark went with the rulings. In a column of numbers one mark is enough,
/// and so are numbers in most rows.
void flag_lost_marks(Form& form, const Profile& profile);

/// Flags the values of a column of numbers that is empty all over in a section that was read from a
/// picture, `low-confidence`: faded ink went with the paper.
void flag_empty_columns(Form& form, const Profile& profile);

/// Lets the flag `low-confidence` go of recognised values that are not much below the line, where
/// what stands around them speaks for them:
/// - a number with as many decimals as its column is filled up to: what was in doubt is most often
///   whether its point stands apart from the digits beside it;
/// - a target and its result in the same row with the same unit and as many decimals, for the same
///   reason;
/// - the label of a row that is one of the known ones as they are written.
void settle_by_surroundings(Form& form, const Profile& profile);

/// True for a rule that compares a sum, and nothing multiplied or divided, with another value.
bool is_sum(const CheckRule& rule);

/// True for a sum that holds and leaves no room for a misread addend: its total is printed, and
/// compared without allowance but for the rounding of its parts.
bool confirms(const CheckResult& result);

/// True for a rate or the like that holds: what stands alone on one side is computed from at least
/// two others, and each of its digits matters.
bool confirms_result(const CheckResult& result);

/// A recognised number in such a sum is not in doubt for its confidence or a seal any more. Other
/// flags stay.
void confirm(Value& value);

/// True for an empty cell of its own in a picture where that is not the way to say "the same as
/// above": from row `first` on its column has merged cells for it, or hardly any empty ones.
bool is_suspiciously_empty(const GridView& grid, int row, int column, int first);

}  // namespace biaoge
