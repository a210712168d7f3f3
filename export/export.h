// SPDX-License-Identifier: GPL-3.0-or-later
// Documents become files. Every function writes the complete output under a temporary name in the
// target's folder and renames it, so a reader sees the old file or the new one, never a part; the
// same documents give the same bytes. "-" as a path is standard output.
// Error codes: "output-unwritable" (folder missing, read-only, disk full), cause in the message.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

/// Takes the documents and frees their parts as they are written: libxlsxwriter keeps the whole
/// workbook in memory, and both together would double what a long report needs.
Status write_workbook(std::vector<Document> documents, const std::vector<Profile>& profiles,
                      const std::string& path);

/// Shape: docs/output.md.
Status write_json(const std::vector<Document>& documents, const std::string& path);

/// One file a sheet of data and one a table, UTF-8 with BOM, RFC 4180 (CRLF). Creates `directory`.
Status write_csv(const std::vector<Document>& documents, const std::vector<Profile>& profiles,
                 const std::string& directory);

}  // namespace biaoge
