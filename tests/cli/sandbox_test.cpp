// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <thread>

namespace biaoge {
namespace {

#if !defined(__SANITIZE_ADDRESS__)

/// Whether `attempt` succeeds in a process that has entered the sandbox.
bool works(const std::function<bool()>& attempt) {
  const pid_t child = fork();
  if (child == 0) _exit(enter_sandbox() && attempt() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Sandbox, FilesCanBeRead) {
  EXPECT_TRUE(works([] {
    const int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    char byte = 0;
    return fd >= 0 && read(fd, &byte, 1) == 1;
  }));
}

TEST(Sandbox, ThreadsCanBeStarted) {
  EXPECT_TRUE(works([] {
    bool ran = false;
    std::thread([&ran] { ran = true; }).join();
    return ran;
  }));
}

TEST(Sandbox, NothingCanBeWritten) {
  const std::string path = testing::TempDir() + "sandbox-test";
  EXPECT_FALSE(works([&] { return open(path.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }));
  EXPECT_FALSE(works([&] { return open(path.c_str(), O_RDONLY | O_CREAT, 0600) >= 0; }));
  EXPECT_FALSE(works([] { return open("/dev/null", O_RDWR) >= 0; }));
  EXPECT_NE(access(path.c_str(), F_OK), 0);
}

TEST(Sandbox, FilesCannotBeRemovedOrRenamed) {
  const std::string path = testing::TempDir() + "sandbox-stays";
  close(open(path.c_str(), O_WRONLY | O_CREAT, 0600));
  EXPECT_FALSE(works([&] { return unlink(path.c_str()) == 0; }));
  EXPECT_FALSE(works([&] { return rename(path.c_str(), (path + "2").c_str()) == 0; }));
  EXPECT_EQ(unlink(path.c_str()), 0);
}

TEST(Sandbox, ThereIsNoNetworkNoOtherProgramAndNoOtherProcess) {
  EXPECT_FALSE(works([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
  EXPECT_FALSE(works([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
  EXPECT_FALSE(works([] { return fork() >= 0; }));
  EXPECT_FALSE(works([] { return kill(getppid(), 0) == 0; }));
  EXPECT_FALSE(works([] {
    execl("/bin/true", "true", nullptr);
    return errno != EPERM;
  }));
}

TEST(Sandbox, TheProbeFindsItInForce) {
  const SandboxState state = probe_sandbox();
  EXPECT_TRUE(state.in_force) << state.detail;
  EXPECT_NE(state.detail.find("no network"), std::string::npos);
}

#else

TEST(Sandbox, IsLeftOutUnderSanitizers) {
  EXPECT_FALSE(enter_sandbox());
  EXPECT_FALSE(probe_sandbox().in_force);
}

#endif

}  // namespace
}  // namespace biaoge
