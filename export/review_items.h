// SPDX-License-Identifier: GPL-3.0-or-later
// What wants a person's eye: findings, flagged values, flagged cells of general tables.
#pragma once

#include <string>
#include <string_view>

#include "export/catalogue.h"

namespace biaoge {

/// Fills `review` of the catalogue, and `notes` and `to_check` of its forms.
void find_review_items(Catalogue& catalogue);

/// A text as 读数 of the sheet has it: the beginning of a long one, without signs that no sheet may
/// hold.
std::string shown_reading(const std::string& text);

/// The value at a path of a form ("fields.grade", "rows.indicators[3].score"); nullptr when there
/// is none.
const Value* value_at(const Form& form, std::string_view path);

/// A path by the titles of the profile: "绩效指标 第4行「参训人数」得分".
std::string path_title(const Form& form, const Profile* profile, std::string_view path);

}  // namespace biaoge
