// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standing.h"

#include <algorithm>

namespace biaoge {

namespace {

bool is_reading(const Slot& slot) {
  return slot.doing == Slot::Doing::reading;
}

}  // namespace

Progress standing(const std::list<Slot>& slots,
                  const std::list<std::unique_ptr<OpenDocument>>& documents,
                  const std::deque<Job>& ahead) {
  Progress progress;
  for (const auto& document : documents) progress.pages_done += document->pages_done();
  const Slot* shown = nullptr;
  for (const Slot& slot : slots) {
    if (is_reading(slot)) {
      progress.pages_done += static_cast<std::size_t>(std::max(slot.pages_begun - 1, 0));
    }
    if (!slot.busy()) continue;
    if (shown == nullptr || (is_reading(slot) && !is_reading(*shown))) shown = &slot;
  }
  if (shown != nullptr) {
    progress.path = shown->document->path();
    progress.page = is_reading(*shown) ? shown->page : 0;
    progress.page_count = shown->document->page_count();
  } else if (!documents.empty()) {
    progress.path = documents.front()->path();
  } else if (!ahead.empty()) {
    progress.path = ahead.front().path;
  }
  return progress;
}

}  // namespace biaoge
