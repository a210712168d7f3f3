// SPDX-License-Identifier: GPL-3.0-or-later
// The word for a type in profiles and on the review page.
#pragma once

#include "profiles/profile.h"

namespace biaoge {

/// "amount", as `type:` has it in a profile.
const char* name_of(ValueType type);

}  // namespace biaoge
