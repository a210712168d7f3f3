// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <signal.h>

#include <array>

namespace biaoge {

namespace {

volatile sig_atomic_t came = 0;
volatile sig_atomic_t patience = 1;

void note(int number) {
  came = came + 1;
  if (came >= patience) signal(number, SIG_DFL);
}

}  // namespace

void note_interrupts(int times) {
  patience = times;
  struct sigaction action {};
  action.sa_handler = note;
  // Files are written whole, so their writes go on; waiting for workers (poll) ends all the same.
  action.sa_flags = SA_RESTART;
  for (const int number : std::array{SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(number, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);  // nohup stays nohup
  }
  signal(SIGPIPE, SIG_IGN);
}

int interrupted() {
  return came;
}

}  // namespace biaoge
