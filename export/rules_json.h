// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a profile as JSON, for programs that evaluate them elsewhere. Shape: docs/rules.md.
#pragma once

#include "export/json_writer.h"
#include "profiles/profile.h"

namespace biaoge {

/// {"rules": [...], "rows": {...}}.
void write_rules(JsonWriter& json, const Profile& profile);

}  // namespace biaoge
