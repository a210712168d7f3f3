// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch says about all of its files: summary.xlsx and run.jsonl.
#pragma once

#include <string>
#include <vector>

#include "cli/ledger.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

/// Where a run makes its files before it moves them to their places. Empty at its start.
std::string scratch_of(const std::string& folder);

/// Members of a JSON object: path, sha256, status, pages, forms, flags, seconds, peak_kib, error.
std::string members_of(const LedgerRow& row);

/// Writes both files anew from the ledger, in a process of its own, so that the supervisor's memory
/// stays as it is. `run`: Ledger::run. The ledger must not
/// be open here. Error codes: "output-unwritable", "ledger-damaged".
Status write_summary(const std::string& folder, const std::string& ledger_path, std::int64_t run,
                     const std::vector<Profile>& profiles);

}  // namespace biaoge
