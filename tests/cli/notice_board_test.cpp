// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notice_board.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace biaoge {
namespace {

TEST(NoticeBoard, KeepsWhatAProcessNotedBeforeItCrashed) {
  NoticeBoard board;
  ASSERT_TRUE(board.works());
  EXPECT_EQ(board.read().changes, 0u);
  const pid_t child = fork();
  if (child == 0) {
    board.note_page(0, 0);
    board.note_page(3, 7);
    board.note_page(4, 7);
    raise(SIGKILL);
  }
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  const Notice notice = board.read();
  EXPECT_EQ(notice.changes, 3u);
  EXPECT_EQ(notice.pages_begun, 2u);
  EXPECT_EQ(notice.page, 4);
  EXPECT_EQ(notice.page_count, 7);
  EXPECT_FALSE(notice.joining);
}

TEST(NoticeBoard, JoiningEndsWithTheNextPage) {
  NoticeBoard board;
  ASSERT_TRUE(board.works());
  board.note_page(1, 1);
  board.note_joining();
  EXPECT_TRUE(board.read().joining);
  board.note_page(0, 0);
  EXPECT_FALSE(board.read().joining);
  EXPECT_EQ(board.read().changes, 3u);
}

}  // namespace
}  // namespace biaoge
