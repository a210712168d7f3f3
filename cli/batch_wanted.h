// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a batch have to be converted: those whose result is missing, or would be another.
#pragma once

#include <string>

#include "cli/ledger.h"
#include "cli/options.h"

namespace biaoge {

constexpr std::int64_t kNoFile = -1;  ///< Inode of what is no regular file.

class Wanted {
 public:
  explicit Wanted(const Options& options);

  /// For LedgerRow::options: a line with all that a result depends on besides the file, then one
  /// with what only decides whether there is one (time, memory, the password's checksum).
  const std::string& stamp() const { return stamp_; }

  /// `now`: the file as it is. Hashes it when that is the only way to tell.
  bool operator()(const LedgerRow& row, const FileMark& now) const;

 private:
  bool has_outputs(const LedgerRow& row) const;

  const Options& options_;
  std::string stamp_;
};

}  // namespace biaoge
