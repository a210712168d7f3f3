// SPDX-License-Identifier: GPL-3.0-or-later
// A worker and what it is at.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/open_document.h"
#include "cli/worker.h"

namespace biaoge {

using Clock = std::chrono::steady_clock;

struct Slot {
  enum class Doing { nothing, reading, finishing, writing };

  Worker worker;
  bool writer = false;  ///< Takes tasks to write, and no others.
  Doing doing = Doing::nothing;
  OpenDocument* document = nullptr;
  Range range = {};      ///< While reading.
  int page = 0;          ///< Last page begun; 0: none yet.
  int pages_begun = 0;   ///< Of this task.
  bool joining = false;  ///< All pages are read.
  Clock::time_point heard = {};
  int served = 0;  ///< Pages read, or documents written, in the worker's life.

  bool busy() const { return doing != Doing::nothing; }
  void begin(Doing what, OpenDocument& whose) {
    doing = what;
    document = &whose;
    page = 0;
    pages_begun = 0;
    joining = false;
    heard = Clock::now();
  }
  void end() {
    served += writer ? 1 : pages_begun;
    doing = Doing::nothing;
    document = nullptr;
  }
};

}  // namespace biaoge
