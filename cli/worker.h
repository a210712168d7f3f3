// SPDX-License-Identifier: GPL-3.0-or-later
// A child process that converts one document. It may crash, hang or run out of memory without
// hurting the command, which never parses a document itself.
#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>
#include <string>

#include "cli/convert.h"
#include "core/document.h"
#include "core/result.h"

namespace biaoge {

/// The unit of work: one file and how to read it.
struct Job {
  std::string path;
  ConvertOptions options;
};

/// What a worker does with its job; the command passes convert_document, tests pass trouble.
using Convert = std::function<Document(const Job&, const PageStarted&)>;

/// The parent's end of a running worker. Owns the process: destroying it ends the process.
class Worker {
 public:
  enum class State {
    running,
    delivered,     ///< document() is complete.
    crashed,       ///< Ended by itself or by a signal, see how_it_ended().
    out_of_memory  ///< Met the memory limit or was ended by the system for want of memory.
  };

  /// Forks. The child's address space is limited to `memory_mib`, its standard streams lead to
  /// /dev/null. Call before any thread is started. Error code: "worker-not-started".
  static Result<Worker> start(const Job& job, int memory_mib, const Convert& convert);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&&) = delete;
  ~Worker();

  /// Readable when the worker has something to tell; then call receive().
  int fd() const { return fd_; }
  /// Takes what has come, without waiting for more unless the worker is ending.
  State receive();

  int page() const { return page_; }                ///< Last page begun; 0: none yet.
  int passed_page() const { return passed_page_; }  ///< The page before it, which did no harm.
  int page_count() const { return page_count_; }    ///< 0: not yet known.
  Document take_document();                         ///< Precondition: delivered.
  const std::string& how_it_ended() const { return how_it_ended_; }

 private:
  Worker(pid_t pid, int fd) : pid_(pid), fd_(fd) {}
  State take_messages();
  State reap();
  void end();

  pid_t pid_ = -1;
  int fd_ = -1;
  std::string received_;
  int page_ = 0;
  int passed_page_ = 0;
  int page_count_ = 0;
  std::optional<Document> document_;
  std::string how_it_ended_;
};

}  // namespace biaoge
