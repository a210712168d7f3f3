// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer wrote into the sheet 复核 of a workbook: 更正值 and 状态. Shape: docs/review.md.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "export/corrections_reader.h"

namespace biaoge {

/// True for a file that begins like a workbook.
bool is_workbook(const std::string& path);

/// The rows that were decided, by document; `documents` are those of the JSON that they will be
/// applied to. A row with 更正值 is a correction, one with 状态 无误 is right, others are left out.
/// Error codes: "corrections-unreadable", "corrections-invalid" (no sheet 复核 of biaoge, or a row
/// that says two things; the message names it).
Result<std::vector<CorrectionFile>> read_workbook_corrections(
    const std::string& path, const std::vector<Document>& documents);

}  // namespace biaoge
