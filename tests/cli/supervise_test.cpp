// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that are handed on as they end.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "cli/losses.h"
#include "cli/supervisor.h"
#include "cli/wire.h"
#include "tests/cli/fake_work.h"

namespace biaoge {
namespace {

/// Gives out "1", "2", … and counts them.
Source endless(std::size_t& given) {
  return [&given]() -> std::optional<Job> { return Job{++given, std::to_string(given)}; };
}

TEST(Supervisor, DrainingFinishesWhatWasBegun) {
  std::size_t given = 0;
  std::vector<std::size_t> ended;
  SupervisorOptions options;
  options.workers = 2;
  supervise(
      options, with_trouble([](int) {}), endless(given),
      [&](const Outcome& outcome) { ended.push_back(outcome.id); },
      [&](const Progress&) { return ended.size() < 3 ? Flow::go_on : Flow::drain; });
  EXPECT_GE(ended.size(), 3u);
  EXPECT_LE(ended.size(), 6u);
  std::sort(ended.begin(), ended.end());
  for (std::size_t i = 0; i < ended.size(); ++i) EXPECT_EQ(ended[i], i + 1);
}

TEST(Supervisor, WritingHappensInAProcessOfItsOwn) {
  Work work = with_trouble([](int) {});
  work.write = [](std::string_view bytes) {
    return std::to_string(decode_document(bytes).value().pages.size()) + " pages, " +
           (access("/proc/self/clear_refs", W_OK) == 0 ? "free" : "bound");
  };
  std::size_t given = 0;
  std::vector<std::string> written;
  supervise(
      {}, work,
      [&]() -> std::optional<Job> {
        return given++ == 0 ? std::optional(Job{1, "a.pdf"}) : std::nullopt;
      },
      [&](const Outcome& outcome) { written.push_back(outcome.bytes); }, keep_going);
  EXPECT_EQ(written, std::vector<std::string>{"5 pages, free"});
}

/// In memory that workers share: how many are at something, and the most there were.
struct Crowd {
  std::atomic<int> now = 0;
  std::atomic<int> most = 0;

  void enter() {
    const int count = ++now;
    for (int seen = most; seen < count && !most.compare_exchange_weak(seen, count);) {
    }
  }
};

struct Crowds {
  Crowd readers, writers, all;
};

/// What twenty documents made of `workers`. The first to write waits a while for
/// `together` to be at work.
const Crowds& crowds_of(int workers, int together) {
  void* shared =
      mmap(nullptr, sizeof(Crowds), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto* crowds = new (shared) Crowds;
  const auto leave = [crowds](Crowd& own) {
    --own.now;
    --crowds->all.now;
  };
  Work work = whole([=](const std::string& path) {
    crowds->all.enter();
    crowds->readers.enter();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    leave(crowds->readers);
    return failed_document(path, {});
  });
  work.write = [=](std::string_view bytes) {
    crowds->all.enter();
    crowds->writers.enter();
    const bool first = crowds->writers.now == 1;
    for (int i = 0; i < 500 && first && crowds->all.most < together; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    leave(crowds->writers);
    return std::string(bytes);
  };
  SupervisorOptions options;
  options.workers = workers;
  std::size_t given = 0;
  std::size_t ended = 0;
  const Source twenty = [&]() -> std::optional<Job> {
    return given < 20 ? std::optional(Job{++given, "a.pdf"}) : std::nullopt;
  };
  supervise(
      options, work, twenty, [&](const Outcome&) { ++ended; }, keep_going);
  EXPECT_EQ(ended, 20u);
  return *crowds;
}

TEST(Supervisor, OneWorkerReadsOrWrites) {
  EXPECT_EQ(crowds_of(1, 1).all.most, 1);
}

TEST(Supervisor, BesideTwoThatReadOneMoreWrites) {
  const Crowds& crowds = crowds_of(2, 3);
  EXPECT_LE(crowds.readers.most, 2);
  EXPECT_LE(crowds.writers.most, 2);
  EXPECT_EQ(crowds.all.most, 3);
}

TEST(Supervisor, TheTimeOfWorkersThatWereLostIsTold) {
  const Work work = with_trouble([](int page) {
    if (page == 2) sleep(600);
  });
  SupervisorOptions options;
  options.timeout_seconds = 0.2;
  options.grace_seconds = 0.1;
  std::size_t given = 0;
  std::vector<Outcome> outcomes;
  supervise(
      options, work,
      [&]() -> std::optional<Job> {
        return given++ == 0 ? std::optional(Job{1, "a.pdf"}) : std::nullopt;
      },
      [&](Outcome outcome) { outcomes.push_back(std::move(outcome)); }, keep_going);
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(decode_document(outcomes[0].bytes).value().pages.at(1).status, PageStatus::failed);
  EXPECT_GE(outcomes[0].seconds, 0.3);
}

TEST(Supervisor, ACrashWhileWritingGivesTheDocumentBack) {
  Work work = with_trouble([](int) {});
  work.write = [](std::string_view) -> std::string { std::abort(); };
  std::size_t given = 0;
  std::vector<Outcome> outcomes;
  supervise(
      {}, work,
      [&]() -> std::optional<Job> {
        return given++ == 0 ? std::optional(Job{1, "a.pdf"}) : std::nullopt;
      },
      [&](Outcome outcome) { outcomes.push_back(std::move(outcome)); }, keep_going);
  ASSERT_EQ(outcomes.size(), 1u);
  ASSERT_TRUE(outcomes[0].error);
  EXPECT_TRUE(outcomes[0].error->message.starts_with("a.pdf: writing its outputs crashed"))
      << outcomes[0].error->message;
  EXPECT_EQ(decode_document(outcomes[0].bytes).value().pages.size(), 5u);
}

}  // namespace
}  // namespace biaoge
