// SPDX-License-Identifier: GPL-3.0-or-later
// What a run came to: the messages about its documents, its counts and its exit code.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/log.h"
#include "core/document.h"
#include "profiles/profile.h"

namespace biaoge {

struct Totals {
  std::size_t files = 0;
  std::size_t files_failed = 0;
  std::size_t pages = 0;
  std::size_t pages_unread = 0;  ///< Failed or skipped.
  std::size_t forms = 0;
  std::size_t tables = 0;
  std::size_t to_check = 0;  ///< Items that the workbook lists for review.
  bool partial = false;      ///< Some document is partial.
};

Totals count(const std::vector<Document>& documents, const std::vector<Profile>& profiles);

/// Errors and warnings of the documents in their order. In text, neighbouring pages with the same
/// trouble are one line.
void report_documents(const std::vector<Document>& documents, const Log& log);

/// Warns of inputs that are the same file.
void report_repeats(const std::vector<Document>& documents, const Log& log);

/// "3 files, 27 pages: 12 forms, 14 tables, 0 values to check → out.xlsx"
std::string summary_text(const Totals& totals, const std::vector<std::string>& outputs);
Counts summary_counts(const Totals& totals);

/// The exit code of a run whose outputs were all written.
int exit_code(const Totals& totals, bool fail_on_flags);

}  // namespace biaoge
