// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_report.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

std::string line_of(std::size_t files, std::size_t pages, std::size_t columns = 200,
                    bool ending = false) {
  Progress progress;
  progress.documents_done = files;
  progress.pages_done = pages;
  return batch_progress(progress, {12, 57, 2, ending}, BatchClock(), columns);
}

TEST(BatchProgress, TellsHowManyPagesThereMayBe) {
  EXPECT_TRUE(line_of(3, 6).starts_with("3/12 files, 6/~24 pages, ")) << line_of(3, 6);
  EXPECT_TRUE(line_of(0, 1).starts_with("0/12 files, 1 page, ")) << line_of(0, 1);
  EXPECT_TRUE(line_of(12, 24).starts_with("12/12 files, 24 pages, ")) << line_of(12, 24);
  EXPECT_TRUE(line_of(3, 6).ends_with(" left, 57 to check, 2 failed")) << line_of(3, 6);
}

TEST(BatchProgress, TellsNoTimeWhenTheRunIsEnding) {
  const std::string line = line_of(3, 6, 200, true);
  EXPECT_TRUE(line.ends_with(", ending, 57 to check, 2 failed")) << line;
  EXPECT_EQ(line.find("left"), line.npos) << line;
}

TEST(BatchProgress, FitsTheTerminal) {
  const std::string rest = " left, 57 to check, 2 failed";
  const std::string without_speed = line_of(3, 6, 62);
  EXPECT_TRUE(without_speed.starts_with("3/12 files, 6/~24 pages, 0 s")) << without_speed;
  EXPECT_TRUE(without_speed.ends_with(rest)) << without_speed;
  const std::string without_pages = line_of(3, 6, 45);
  EXPECT_TRUE(without_pages.starts_with("3/12 files, 0 s")) << without_pages;
  EXPECT_TRUE(without_pages.ends_with(rest)) << without_pages;
  EXPECT_EQ(line_of(3, 6, 20), "3/12 files, 0 s left");
}

}  // namespace
}  // namespace biaoge
