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
  Range range = {};              ///< While reading.
  int page = 0;                  ///< Last page begun; 0: none yet.
  int pages_begun = 0;           ///< Of this task.
  bool joining = false;          ///< All pages are read.
  Notice before = {};            ///< What the worker had noted when this task began, or last.
  Clock::time_point began = {};  ///< This task.
  Clock::time_point heard = {};
  int served = 0;  ///< Pages read, or documents written, in the worker's life.

  bool busy() const { return doing != Doing::nothing; }
  void begin(Doing what, OpenDocument& whose) {
    doing = what;
    document = &whose;
    page = 0;
    pages_begun = 0;
    joining = false;
    before = worker.notice();
    began = heard = Clock::now();
  }
  /// Takes over what the worker noted since the last time.
  void look(Clock::time_point now) {
    const Notice notice = worker.notice();
    if (!busy() || notice.changes == before.changes) return;
    page = notice.page;
    pages_begun += static_cast<int>(notice.pages_begun - before.pages_begun);
    joining = notice.joining;
    document->note_page_count(notice.page_count);
    before = notice;
    heard = now;
  }
  void end() {
    served += writer ? 1 : pages_begun;
    doing = Doing::nothing;
    document = nullptr;
  }
};

}  // namespace biaoge
