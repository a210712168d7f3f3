// SPDX-License-Identifier: GPL-3.0-or-later
// A child process that takes tasks and gives answers over a socket. It may crash, hang or run out
// of memory without hurting the command, which never parses a document itself.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/channel.h"
#include "cli/notice_board.h"
#include "core/result.h"

namespace biaoge {

/// Reads messages from the socket and answers them until it is closed, and notes what it is at.
/// Runs in the worker.
using Serve = std::function<void(int fd, NoticeBoard& board)>;

struct WorkerOptions {
  int memory_mib = 2048;  ///< Address space.
  bool sandboxed = true;  ///< For what reads documents; what writes outputs cannot be.
};

/// The parent's end of a running worker. Owns the process: destroying it ends the process.
class Worker {
 public:
  enum class End {
    none,           ///< It lives.
    crashed,        ///< Ended by itself or by a signal, see how_it_ended().
    out_of_memory,  ///< Met the memory limit.
    killed          ///< By SIGKILL: by the system for want of memory, or by somebody.
  };

  /// Forks. The child's address space is limited, its standard streams lead to /dev/null, and of
  /// the files that are open here it has none. Call before any thread is started. Error code:
  /// "worker-not-started", the message without a file.
  static Result<Worker> start(const WorkerOptions& options, const Serve& serve);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&&) = delete;
  ~Worker();

  int fd() const { return fd_; }
  /// Sends what the socket takes at once; the rest when it is writable.
  void send(std::string framed);
  bool has_unsent() const { return !unsent_.empty(); }
  void send_more();
  /// Takes what has come, without waiting for more unless the worker is ending.
  End receive(std::vector<Message>& messages);

  /// What it noted last.
  Notice notice() const { return board_.read(); }
  const std::string& how_it_ended() const { return how_it_ended_; }

 private:
  Worker(pid_t pid, int fd, NoticeBoard board) : pid_(pid), fd_(fd), board_(std::move(board)) {}
  End reap();
  void end();

  pid_t pid_ = -1;
  int fd_ = -1;
  NoticeBoard board_;
  MessageBuffer received_;
  std::string unsent_;
  std::string how_it_ended_;
};

}  // namespace biaoge
