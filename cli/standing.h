// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <list>
#include <memory>

#include "cli/slot.h"
#include "cli/supervisor.h"

namespace biaoge {

/// How far the open documents are, for a person who watches: the pages done of them, and the
/// document to name: one that is read, else one that is put together or written, else the next.
Progress standing(const std::list<Slot>& slots,
                  const std::list<std::unique_ptr<OpenDocument>>& documents,
                  const std::deque<Job>& ahead);

}  // namespace biaoge
