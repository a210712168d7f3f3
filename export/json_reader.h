// SPDX-License-Identifier: GPL-3.0-or-later
// Reads back what write_json wrote: documents as they were, so that corrections can be applied and
// checks be run again without the original. Shape: docs/output.md; unknown keys are passed over.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace biaoge {

/// Codes: "json-unreadable" (no such file, too large), "json-invalid" (not what biaoge writes; the
/// message names the place: documents[0].forms[2].fields.grade.text).
Result<std::vector<Document>> read_json(const std::string& path);

}  // namespace biaoge
