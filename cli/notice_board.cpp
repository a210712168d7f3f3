// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notice_board.h"

#include <sys/mman.h>

#include <atomic>
#include <new>
#include <utility>

namespace biaoge {

struct NoticeBoard::Notes {
  std::atomic<std::uint32_t> changes = 0;
  std::atomic<std::uint32_t> pages_begun = 0;
  std::atomic<int> page = 0;
  std::atomic<int> page_count = 0;
  std::atomic<bool> joining = false;
};

NoticeBoard::NoticeBoard() {
  static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
  void* memory =
      mmap(nullptr, sizeof(Notes), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED) notes_ = new (memory) Notes;
}

NoticeBoard::NoticeBoard(NoticeBoard&& other) noexcept
    : notes_(std::exchange(other.notes_, nullptr)) {}

NoticeBoard::~NoticeBoard() {
  if (notes_ != nullptr) munmap(notes_, sizeof(Notes));
}

void NoticeBoard::note_page(int page, int page_count) {
  notes_->page = page;
  notes_->page_count = page_count;
  notes_->joining = false;
  if (page > 0) ++notes_->pages_begun;
  ++notes_->changes;
}

void NoticeBoard::note_joining() {
  notes_->joining = true;
  ++notes_->changes;
}

Notice NoticeBoard::read() const {
  const std::uint32_t changes = notes_->changes;
  return {changes, notes_->pages_begun, notes_->page, notes_->page_count, notes_->joining};
}

}  // namespace biaoge
