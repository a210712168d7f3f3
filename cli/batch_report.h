// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of a batch: a line while it runs, a table when it has ended.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/exit_codes.h"
#include "cli/ledger.h"
#include "cli/log.h"
#include "cli/options.h"
#include "cli/supervisor.h"

namespace biaoge {

class BatchClock {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct BatchState {
  std::int64_t to_do = 0;   ///< Files of this run.
  std::int64_t flags = 0;   ///< Values to check so far.
  std::int64_t failed = 0;  ///< Files that failed so far.
  bool ending = false;      ///< Only what is in work is finished.
};

/// "312/10000 files, 4210/~134936 pages, 41.2/s, 12 min left, 57 to check, 2 failed". Where that is
/// too wide the speed is left out first, then the pages. Once the run is ending there is no time
/// left to tell.
std::string batch_progress(const Progress& progress, const BatchState& state,
                           const BatchClock& clock, std::size_t columns);

/// Of what the summary was made: while this stays the same it is up to date.
std::string state_of(const LedgerTotals& totals);

int batch_exit_code(const LedgerTotals& totals, bool fail_on_flags, bool output_failed);

struct BatchEnd {
  bool was_interrupted = false;
  bool summed_up = true;  ///< summary.xlsx and run.jsonl are up to date.
  int code = 0;           ///< Of what was done: batch_exit_code().

  int exit_code() const { return was_interrupted ? int{kExitInterrupted} : code; }
};

void report_batch(const LedgerTotals& totals, const Options& options, const BatchEnd& end,
                  const Log& log);

}  // namespace biaoge
