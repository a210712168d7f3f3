// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of a profile say about a form, as findings and flags.
#pragma once

#include "core/form.h"
#include "profiles/profile.h"

namespace biaoge {

/// Runs every rule. One that fails becomes a finding. Recognised values that it read get its flag,
/// for one of them may be misread; of text of the file only what stands alone on a side of the
/// comparison: there the document contradicts itself. Recognised numbers of a sum that comes out
/// exactly are not in doubt for their confidence any more.
void add_check_findings(Form& form, const Profile& profile);

/// Takes away what add_check_findings added, so that it can be done again after a change.
void remove_check_findings(Form& form, const Profile& profile);

}  // namespace biaoge
