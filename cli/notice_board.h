// SPDX-License-Identifier: GPL-3.0-or-later
// Where a worker notes what it is at, in memory that it shares with the command. Unlike a message a
// note wakes nobody, and it can still be read when the worker has crashed.
#pragma once

#include <cstdint>

namespace biaoge {

struct Notice {
  std::uint32_t changes = 0;      ///< Notes so far; the same number: nothing new.
  std::uint32_t pages_begun = 0;  ///< In the worker's life.
  int page = 0;                   ///< The last one begun; 0: the file is being opened.
  int page_count = 0;             ///< 0: not known yet.
  bool joining = false;           ///< All pages of the task are read; its tables are put together.
};

/// One of a worker, made before it is started. Both processes may use it at any time.
class NoticeBoard {
 public:
  NoticeBoard();
  NoticeBoard(NoticeBoard&& other) noexcept;
  NoticeBoard& operator=(NoticeBoard&&) = delete;
  ~NoticeBoard();

  /// There was memory for it.
  bool works() const { return notes_ != nullptr; }

  void note_page(int page, int page_count);
  void note_joining();
  /// What was noted before a message that has come is seen with it.
  Notice read() const;

 private:
  struct Notes;
  Notes* notes_ = nullptr;
};

}  // namespace biaoge
