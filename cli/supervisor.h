// SPDX-License-Identifier: GPL-3.0-or-later
// Converts documents in worker processes, several at a time, and starts a document again without
// the page that ended its worker, so that one bad page costs no more than itself.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "cli/worker.h"

namespace biaoge {

struct SupervisorOptions {
  int workers = 1;            ///< At most this many at once.
  int memory_mib = 2048;      ///< Address space of a worker.
  double grace_seconds = 5;   ///< On top of a job's timeout_seconds, which ingest keeps itself.
  int max_broken_pages = 20;  ///< Per document; then it is given up.
};

struct Progress {
  std::size_t documents = 0;
  std::size_t documents_done = 0;
  std::size_t pages_done = 0;
  std::string_view path;  ///< Of a document in work.
  int page = 0;           ///< Where it stands; 0: being opened.
  int page_count = 0;
};

/// Called often, at least every quarter of a second, from the calling thread; returns false to
/// stop.
using Watch = std::function<bool(const Progress&)>;

/// Documents in the order of `jobs`, whatever the order they end in. Every job has an answer:
/// one whose worker ended without result has status failed and the error "worker-crashed",
/// "worker-not-started" or "too-many-bad-pages"; a page that ended a worker has the error
/// "page-crashed", "page-timeout" or "page-memory". Once `watch` returns false all workers are
/// ended and the rest has the error "interrupted".
std::vector<Document> convert_all(const std::vector<Job>& jobs, const SupervisorOptions& options,
                                  const Convert& convert, const Watch& watch);

}  // namespace biaoge
