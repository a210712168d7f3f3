// SPDX-License-Identifier: GPL-3.0-or-later
// Misread numbers mended by evidence: another reading of the same ink that makes the rules hold.
#pragma once

#include "core/form.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

/// For each rule that fails: when exactly one value (or, where no single one does, exactly one
/// pair) that was read from a picture has an alternative reading with which this rule holds and no
/// other begins to fail, that reading is taken. The value is flagged `repaired`, keeps in `raw`
/// what was read, and has the confidence of the reading taken; a finding says by which rule. Text
/// of the file is never changed, and nothing is taken that the picture did not offer.
void repair_by_rules(Form& form, const Profile& profile, const UnitTable& units);

}  // namespace biaoge
