// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decided is put into a document.
#pragma once

#include <string>
#include <vector>

#include "core/correction.h"
#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

/// Applies all of `corrections` and runs the checks of every form anew; nothing is changed when one
/// of them does not fit. A corrected value is typed anew from its text; it keeps `raw` and place.
/// Whatever a person has looked at is certain: its flags go (but for what its new text does not
/// look like), its confidence is 1 and its source `text`, and findings that are about nothing else
/// go, unless a check fails: a finding that was confirmed becomes a mere hint. The corrections are
/// added to Document::corrections.
///
/// Error code: "corrections-do-not-fit": there is no such value, or it reads differently than
/// when it was reviewed. `path` of the error's message is the document's.
Status apply_corrections(Document& document, const std::vector<Correction>& corrections,
                         const std::vector<Profile>& profiles, const UnitTable& units);

}  // namespace biaoge
