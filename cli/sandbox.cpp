// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace biaoge {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(BIAOGE_NO_SANDBOX)
constexpr bool kBuilt = false;
#else
constexpr bool kBuilt = true;
#endif

// What Poppler, Leptonica, Tesseract and the C library ask for while they read. All else fails with
// EPERM, as it does for want of a right, which libraries know how to take.
constexpr std::array kAllowed{
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(mremap), SCMP_SYS(munmap),
    SCMP_SYS(madvise), SCMP_SYS(membarrier),
    // files that are open
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(preadv), SCMP_SYS(write),
    SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(close_range), SCMP_SYS(dup),
    SCMP_SYS(fadvise64), SCMP_SYS(poll), SCMP_SYS(ppoll),
    // looking at files
    SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    // time, threads and signals of its own
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(futex), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(gettid),
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(getrusage), SCMP_SYS(sysinfo),
    SCMP_SYS(uname), SCMP_SYS(getrandom), SCMP_SYS(prlimit64), SCMP_SYS(getrlimit), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

bool add_rules(scmp_filter_ctx filter) {
  bool good = true;
  for (const int call : kAllowed)
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  // Files are opened for reading only.
  constexpr scmp_datum_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  const auto allow = [&](int call, scmp_arg_cmp condition) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
  };
  allow(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, 0));
  allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0));
  // Threads, not processes; clone3 hides its flags in memory, and without it clone is tried.
  allow(SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  good = good && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  // abort() is a signal to the process itself.
  allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  return good;
}

/// What a process in the sandbox can still do, as bits.
enum Found { kFilter = 1, kNetwork = 2, kWrites = 4, kExec = 8 };

int try_everything() {
  int found = enter_sandbox() ? kFilter : 0;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0) found |= kNetwork;
  if (open("/dev/null", O_WRONLY | O_CLOEXEC) >= 0) found |= kWrites;
  const char* const nothing[] = {nullptr};
  // An empty path is no program; what matters is whether the system looks.
  if (execve("", const_cast<char**>(nothing), const_cast<char**>(nothing)) != 0 && errno != EPERM) {
    found |= kExec;
  }
  return found;
}

}  // namespace

bool enter_sandbox() {
  if (!kBuilt) return false;
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  const bool in_force = add_rules(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return in_force;
}

SandboxState probe_sandbox() {
  if (!kBuilt) return {false, "left out of this build"};
  const pid_t child = fork();
  if (child == 0) _exit(try_everything());
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
    return {false, "could not be tried"};
  }
  const int found = WEXITSTATUS(status);
  if (found == kFilter) return {true, "seccomp filter: no network, no writing, no other programs"};
  if ((found & kFilter) == 0) return {false, "this system has no seccomp filters"};
  std::string open = "seccomp filter, but open to";
  if ((found & kNetwork) != 0) open += " network";
  if ((found & kWrites) != 0) open += " writing";
  if ((found & kExec) != 0) open += " other programs";
  return {false, open};
}

}  // namespace biaoge
