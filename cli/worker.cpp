// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <new>
#include <thread>
#include <utility>

#include "cli/wire.h"

namespace biaoge {

namespace {

// A message is a tag, two 32-bit numbers, and for a document as many bytes as the numbers say.
enum class Tag : std::uint32_t { page = 1, document = 2 };

struct Header {
  Tag tag;
  std::uint32_t first;   // page | low half of the size
  std::uint32_t second;  // page count | high half of the size
};

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

void quieten() {
  const int null = open("/dev/null", O_RDWR);
  if (null < 0) _exit(kGaveUp);
  for (int fd = 0; fd <= 2; ++fd) dup2(null, fd);
  if (null > 2) close(null);
}

/// The terminal's Ctrl-C reaches the whole group, but ending the workers is the command's task.
void take_no_signals() {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  signal(SIGHUP, SIG_DFL);
  signal(SIGPIPE, SIG_DFL);
}

void send(int fd, const void* data, std::size_t size) {
  auto at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = write(fd, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(kGaveUp);
    at += written;
    size -= static_cast<std::size_t>(written);
  }
}

[[noreturn]] void work(const Job& job, int memory_mib, const Convert& convert, int fd) {
  take_no_signals();
  quieten();
  limit_memory(memory_mib);
  try {
    const Document document = convert(job, [fd](int page, int page_count) {
      const Header header{Tag::page, static_cast<std::uint32_t>(page),
                          static_cast<std::uint32_t>(page_count)};
      send(fd, &header, sizeof header);
    });
    const std::string bytes = encode_document(document);
    const std::uint64_t size = bytes.size();
    const Header header{Tag::document, static_cast<std::uint32_t>(size),
                        static_cast<std::uint32_t>(size >> 32)};
    send(fd, &header, sizeof header);
    send(fd, bytes.data(), bytes.size());
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (...) {
    _exit(kGaveUp);
  }
  _exit(0);  // No destructors, no flushing of buffers that belong to the command.
}

// ---- in the parent ----

Error not_started(const Job& job) {
  return {"worker-not-started",
          job.path + ": no process could be started to read it (" + std::strerror(errno) + ")",
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

Result<Worker> Worker::start(const Job& job, int memory_mib, const Convert& convert) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return not_started(job);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(kGaveUp);  // The command ended before the line above.
    close(ends[0]);
    work(job, memory_mib, convert, ends[1]);
  }
  const int fork_errno = errno;
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    errno = fork_errno;
    return not_started(job);
  }
  return Worker(pid, ends[0]);
}

Worker::Worker(Worker&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      fd_(std::exchange(other.fd_, -1)),
      received_(std::move(other.received_)),
      page_(other.page_),
      passed_page_(other.passed_page_),
      page_count_(other.page_count_),
      document_(std::move(other.document_)),
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

Worker::State Worker::receive() {
  char buffer[1 << 16];
  const ssize_t size = read(fd_, buffer, sizeof buffer);
  if (size < 0) return errno == EINTR ? State::running : reap();
  if (size == 0) return reap();
  received_.append(buffer, static_cast<std::size_t>(size));
  return take_messages();
}

Worker::State Worker::take_messages() {
  std::size_t at = 0;
  State state = State::running;
  while (state == State::running && received_.size() - at >= sizeof(Header)) {
    Header header;
    std::memcpy(&header, received_.data() + at, sizeof header);
    if (header.tag == Tag::page) {
      passed_page_ = std::max(passed_page_, page_);
      page_ = static_cast<int>(header.first);
      page_count_ = static_cast<int>(header.second);
      at += sizeof header;
      continue;
    }
    const std::uint64_t length = header.first | (std::uint64_t{header.second} << 32);
    if (header.tag == Tag::document && received_.size() - at - sizeof header < length) break;
    auto decoded = decode_document(std::string_view(received_).substr(at + sizeof header, length));
    if (decoded.ok()) {
      document_ = std::move(decoded).value();
      state = State::delivered;
    } else {
      how_it_ended_ = decoded.error().message;
      state = State::crashed;
    }
    at = received_.size();
  }
  if (at == received_.size()) {
    received_ = {};  // A long document's message is large: give the memory back.
  } else {
    received_.erase(0, at);
  }
  return state;
}

/// The pipe is closed: the worker is ending. One that lingers is helped along.
Worker::State Worker::reap() {
  int status = 0;
  pid_t ended = 0;
  for (int attempt = 0; attempt < 1000 && ended == 0; ++attempt) {
    ended = waitpid(pid_, &status, WNOHANG);
    if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (ended != pid_) {
    how_it_ended_ = "its pipe closed";
    return State::crashed;
  }
  pid_ = -1;
  how_it_ended_ = describe(status);
  const bool memory = (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) ||
                      (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return memory ? State::out_of_memory : State::crashed;
}

Document Worker::take_document() {
  return std::move(*document_);
}

}  // namespace biaoge
