// SPDX-License-Identifier: GPL-3.0-or-later
// Where the results go: checked before the long work, written after it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

/// What can be seen to be wrong from the command line alone: no output, two outputs in one place,
/// an output over an input, a workbook on a terminal. Error code: "usage".
std::optional<Error> check_output_names(const Options& options);

/// One error per output that could not be written now: folder missing, read-only.
std::vector<Error> check_writable(const Options& options);

struct WriteReport {
  std::vector<std::string> written;
  std::vector<Error> errors;
};

/// Writes every output, also after one has failed; none after an interrupt. `with_tables` false
/// writes the JSON only: it tells what went wrong, and a workbook with nothing in it would replace
/// a good one.
WriteReport write_outputs(const Options& options, std::vector<Document> documents,
                          const std::vector<Profile>& profiles, bool with_tables);

}  // namespace biaoge
