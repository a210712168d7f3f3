// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "cli/peak_memory.h"
#include "cli/sandbox.h"

namespace biaoge {

namespace {

constexpr int kOutOfMemory = 77;  // Exit statuses of a worker that could still say why.
constexpr int kGaveUp = 78;

// ---- in the child ----

[[noreturn]] void exit_for_memory() {
  _exit(kOutOfMemory);
}

/// C libraries abort() when malloc fails; errno still tells.
void on_abort(int) {
  if (errno == ENOMEM) _exit(kOutOfMemory);
  signal(SIGABRT, SIG_DFL);
  raise(SIGABRT);
}

void limit_memory(int memory_mib) {
#if defined(__SANITIZE_ADDRESS__)
  (void)memory_mib;  // The sanitizer's shadow needs terabytes of address space.
#else
  rlimit limit{};
  getrlimit(RLIMIT_AS, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, rlim_t(memory_mib) << 20);
  setrlimit(RLIMIT_AS, &limit);
#endif
  const rlimit no_core{};
  setrlimit(RLIMIT_CORE, &no_core);
  std::set_new_handler(exit_for_memory);
  signal(SIGABRT, on_abort);
}

/// Nothing of the command stays open but the socket.
void close_all_but(int socket) {
  const int null = open("/dev/null", O_RDWR);
  if (null < 0) _exit(kGaveUp);
  for (int fd = 0; fd <= 2; ++fd) dup2(null, fd);
  if (socket > 3) close_range(3, static_cast<unsigned>(socket) - 1, 0);
  close_range(static_cast<unsigned>(socket) + 1, ~0u, 0);
}

/// The terminal's Ctrl-C reaches the whole group, but ending the workers is the command's task.
void take_no_signals() {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  signal(SIGHUP, SIG_DFL);
  signal(SIGPIPE, SIG_DFL);
}

[[noreturn]] void work(const WorkerOptions& options, const Serve& serve, int socket,
                       NoticeBoard& board) {
  take_no_signals();
  close_all_but(socket);
  limit_memory(options.memory_mib);
  prepare_peak_memory();
  if (options.sandboxed) enter_sandbox();
  try {
    serve(socket, board);
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (...) {
    _exit(kGaveUp);
  }
  _exit(0);  // No destructors, no flushing of buffers that belong to the command.
}

// ---- in the parent ----

Error not_started(int cause) {
  return {"worker-not-started",
          std::string("no process could be started to read it (") + std::strerror(cause) + ")",
          "Close other programs, or use fewer --jobs"};
}

std::string describe(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    const char* name = sigabbrev_np(number);
    return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(number);
  }
  return "exit status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Result<Worker> Worker::start(const WorkerOptions& options, const Serve& serve) {
  int ends[2];
  NoticeBoard board;
  if (!board.works()) return not_started(ENOMEM);
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return not_started(errno);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(kGaveUp);  // The command ended before the line above.
    work(options, serve, ends[1], board);
  }
  const int fork_errno = errno;
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return not_started(fork_errno);
  }
  return Worker(pid, ends[0], std::move(board));
}

Worker::Worker(Worker&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      fd_(std::exchange(other.fd_, -1)),
      board_(std::move(other.board_)),
      received_(std::move(other.received_)),
      unsent_(std::move(other.unsent_)),
      how_it_ended_(std::move(other.how_it_ended_)) {}

Worker::~Worker() {
  end();
}

void Worker::end() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }
  if (fd_ >= 0) close(std::exchange(fd_, -1));
}

void Worker::send(std::string framed) {
  if (unsent_.empty()) {
    unsent_ = std::move(framed);
  } else {
    unsent_ += framed;
  }
  send_more();
}

void Worker::send_more() {
  std::size_t sent = 0;
  while (sent < unsent_.size()) {
    const ssize_t size =
        ::send(fd_, unsent_.data() + sent, unsent_.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno != EAGAIN) sent = unsent_.size();  // It has gone; receive() will tell.
    if (size < 0) break;
    sent += static_cast<std::size_t>(size);
  }
  if (sent == unsent_.size()) {
    std::string().swap(unsent_);  // An assignment would keep the memory.
  } else if (sent > 0) {
    unsent_.erase(0, sent);
  }
}

Worker::End Worker::receive(std::vector<Message>& messages) {
  std::array<char, 1 << 16> buffer;
  const ssize_t size = recv(fd_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0 && (errno == EINTR || errno == EAGAIN)) return End::none;
  if (size <= 0) return reap();
  received_.append(buffer.data(), static_cast<std::size_t>(size));
  while (auto message = received_.take()) messages.push_back(std::move(*message));
  if (!received_.is_garbled()) return End::none;
  how_it_ended_ = "it answered nonsense";
  return End::crashed;
}

/// The socket is closed: the worker is ending. One that lingers is helped along.
Worker::End Worker::reap() {
  int status = 0;
  pid_t ended = 0;
  for (int attempt = 0; attempt < 1000 && ended == 0; ++attempt) {
    ended = waitpid(pid_, &status, WNOHANG);
    if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (ended != pid_) {
    how_it_ended_ = "its pipe closed";
    return End::crashed;
  }
  pid_ = -1;
  how_it_ended_ = describe(status);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return End::killed;
  const bool memory = WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory;
  return memory ? End::out_of_memory : End::crashed;
}

}  // namespace biaoge
