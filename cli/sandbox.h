// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker process may ask of the system: files to read, memory, and its own socket. A file
// made to take over the program that reads it finds no network, no file to write and no program to
// start.
#pragma once

#include <string>

namespace biaoge {

/// Drops all that reading documents does not need, for good, by a seccomp filter. False when the
/// system has none or the build has none (sanitizers need more). Call in a process with one thread.
bool enter_sandbox();

/// What is in force here, found out by trying it in a process of its own: "seccomp filter: no
/// network, no writing, no other programs", or why there is none.
struct SandboxState {
  bool in_force = false;
  std::string detail;
};
SandboxState probe_sandbox();

}  // namespace biaoge
