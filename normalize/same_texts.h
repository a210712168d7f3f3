// SPDX-License-Identifier: GPL-3.0-or-later
// Names that should be the same all through a report. Private to normalize.
#pragma once

#include <vector>

#include "core/form.h"
#include "profiles/profile.h"

namespace biaoge {

/// Fields of one key in the forms of a document, an office or a department: a recognised text that
/// differs from another one by a sign or two is more likely misread than another name. It is
/// flagged `text-mismatch`, unless it stands there at least twice as often as what it differs from.
/// The name of the form itself is left out: 一期 and 二期 are two projects. `forms` are all of
/// `profile`.
void flag_near_texts(std::vector<Form*>& forms, const Profile& profile);

/// Flags recognised names of a column, in all `forms`, that end with a sign like the one that more
/// others, and at least two, end with (合格幸 beside 合格率), `ambiguous`.
void flag_odd_endings(std::vector<Form*>& forms, const Profile& profile);

/// True for a text of sentences of which one does not end like one: the stop was misread, or the
/// rest of it was not read.
bool lacks_full_stop(const std::string& text);

/// True for marks that say nothing together, "无." or "无--": beside the mark there is dirt.
bool is_mark_with_dirt(const std::string& text);

/// True for a text whose brackets do not close one another: one of them was misread.
bool has_broken_brackets(const std::string& text);

}  // namespace biaoge
