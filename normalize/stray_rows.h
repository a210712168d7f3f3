// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a recognised form that belong to another form. Private to normalize.
#pragma once

#include "core/form.h"
#include "profiles/profile.h"

namespace biaoge {

/// A row of a section that holds labels of two fields of the form is where the
/// section ended and was not seen to end; what follows may be the next form. Where these were read
/// from a picture, every value from there on is flagged `low-confidence`.
void doubt_stray_rows(Form& form, const Profile& profile);

}  // namespace biaoge
