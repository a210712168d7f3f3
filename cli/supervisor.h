// SPDX-License-Identifier: GPL-3.0-or-later
// Spreads documents over worker processes. Small ones go to a worker whole, big ones and scans
// page range by page range. A worker that crashes, hangs or takes too much memory is replaced, and
// its task is split until the bad page stands alone, so that it costs no more than itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/open_document.h"
#include "cli/work.h"

namespace biaoge {

struct SupervisorOptions {
  /// At most this many read at once, and this many write; all together one more than this, of one
  /// none.
  int workers = 1;
  int memory_mib = 2048;         ///< Address space of a worker.
  double timeout_seconds = 120;  ///< Per page; what reads a page keeps to it itself.
  double grace_seconds = 5;      ///< On top of it.
  int recycle_pages = 500;       ///< A worker that has read so many is replaced.
  bool sandboxed = true;         ///< Not where workers write pictures for --debug.
  Patience patience;
};

struct Progress {
  std::size_t documents = 0;  ///< Set by the caller that knows.
  std::size_t documents_done = 0;
  std::size_t pages_done = 0;
  std::string_view path;  ///< Of a document in work.
  int page = 0;           ///< Where it stands; 0: being opened.
  int page_count = 0;
};

enum class Flow {
  go_on,
  drain,  ///< Finish what is in flight, begin nothing.
  stop    ///< End the workers now.
};

/// Called often, at least every quarter of a second, from the calling thread.
using Watch = std::function<Flow(const Progress&)>;

struct Job {
  std::size_t id = 0;
  std::string path;
};

/// What became of a job.
struct Outcome {
  std::size_t id = 0;
  std::string bytes;           ///< An encoded Document, or what Work::write made of it.
  std::optional<Error> error;  ///< Work::write never came to an end: `bytes` is the Document.
  double seconds = 0;          ///< Of work, in all workers together.
  std::uint32_t peak_kib = 0;  ///< Of the largest worker.
};

/// Gives the next job; none when there are no more.
using Source = std::function<std::optional<Job>()>;
using Sink = std::function<void(Outcome)>;

/// Every job has an outcome, in the order they end, unless `watch` says drain or stop: then what
/// was not begun, or not ended, has none. Keeps no more than the documents in flight.
///
/// A document whose workers ended without result has status failed and the error "worker-crashed"
/// or "worker-not-started"; a page that ended its workers has the error "page-crashed",
/// "page-timeout" or "page-memory", and those after too many of them "too-many-bad-pages".
void supervise(const SupervisorOptions& options, const Work& work, const Source& source,
               const Sink& sink, const Watch& watch);

/// Documents in the order of `paths`. Once `watch` returns other than go_on the rest has the error
/// "interrupted".
std::vector<Document> convert_all(const std::vector<std::string>& paths,
                                  const SupervisorOptions& options, const Work& work,
                                  const Watch& watch);

}  // namespace biaoge
