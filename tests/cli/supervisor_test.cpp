// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/supervisor.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <new>
#include <thread>

#include "cli/losses.h"
#include "tests/cli/fake_work.h"

namespace biaoge {
namespace {

std::vector<Document> convert_with(std::function<void(int page)> trouble,
                                   const SupervisorOptions& options = {}) {
  return convert_all({"a.pdf"}, options, with_trouble(trouble), keep_going);
}

void expect_only_page_3_failed(const Document& document, const std::string& code) {
  EXPECT_EQ(document.status, DocumentStatus::partial);
  EXPECT_FALSE(document.error);
  ASSERT_EQ(document.pages.size(), static_cast<std::size_t>(kPages));
  for (const PageInfo& page : document.pages) {
    EXPECT_EQ(page.status, page.number == 3 ? PageStatus::failed : PageStatus::ok) << page.number;
    EXPECT_EQ(page.error.has_value(), page.number == 3);
  }
  ASSERT_TRUE(document.pages[2].error);
  EXPECT_EQ(document.pages[2].error->code, code);
  EXPECT_FALSE(document.pages[2].error->remedy.empty());
}

TEST(Supervisor, DocumentsComeBackInTheOrderOfTheJobs) {
  std::vector<std::string> paths;
  for (int i = 0; i < 9; ++i) paths.push_back(std::to_string(i));
  SupervisorOptions options;
  options.workers = 4;
  const Work slow_first = whole([](const std::string& path) {
    std::this_thread::sleep_for(std::chrono::milliseconds(path == "0" ? 100 : 1));
    return failed_document(path, {});
  });
  const auto documents = convert_all(paths, options, slow_first, keep_going);
  ASSERT_EQ(documents.size(), 9u);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(documents[i].path, std::to_string(i));
}

TEST(Supervisor, NoJobsGiveNoDocuments) {
  EXPECT_TRUE(convert_all({}, {}, with_trouble([](int) {}), keep_going).empty());
}

TEST(Supervisor, ALargeDocumentArrivesWhole) {
  const Work large = whole([](const std::string& path) {
    Document document = failed_document(path, {});
    document.sha256.assign(5'000'000, 'x');
    return document;
  });
  EXPECT_EQ(convert_all({"a"}, {}, large, keep_going).at(0).sha256.size(), 5'000'000u);
}

TEST(Supervisor, AWorkerServesManyDocuments) {
  const Work work = whole([](const std::string& path) {
    return failed_document(path, {std::to_string(getpid()), "", ""});
  });
  const auto documents = convert_all({"a", "b", "c"}, {}, work, keep_going);
  EXPECT_EQ(documents.at(0).error->code, documents.at(2).error->code);
  EXPECT_NE(documents.at(0).error->code, std::to_string(getpid()));
}

TEST(Supervisor, AWorkerIsReplacedAfterManyPages) {
  SupervisorOptions options;
  options.recycle_pages = 2 * kPages;
  Work work = with_trouble([](int) {});
  work.finish = [](const std::string& path, const std::vector<Piece>&) {
    return failed_document(path, {std::to_string(getpid()), "", ""});
  };
  const auto documents = convert_all({"a", "b", "c"}, options, work, keep_going);
  EXPECT_EQ(documents.at(0).error->code, documents.at(1).error->code);
  EXPECT_NE(documents.at(0).error->code, documents.at(2).error->code);
}

/// Each page says which process read it.
TEST(Supervisor, TheOnlyDocumentIsSharedAmongTheWorkers) {
  SupervisorOptions options;
  options.workers = 2;
  Work work = with_trouble([](int) { std::this_thread::sleep_for(std::chrono::milliseconds(20)); });
  const auto read = work.read;
  work.read = [read](const ReadTask& task, const ReadReports& reports) {
    Piece piece = read(task, reports);
    for (PageRead& page : piece.pages) page.info.turned = getpid();
    return piece;
  };
  const auto documents = convert_all({"a.pdf"}, options, work, keep_going);
  const auto& pages = documents.at(0).pages;
  ASSERT_EQ(pages.size(), static_cast<std::size_t>(kPages));
  for (int i = 0; i < kPages; ++i) EXPECT_EQ(pages[static_cast<std::size_t>(i)].number, i + 1);
  EXPECT_EQ(pages[0].turned, pages[1].turned);
  EXPECT_NE(pages[0].turned, pages[2].turned);
}

TEST(Supervisor, ACrashCostsOnePage) {
  const auto documents = convert_with([](int page) {
    if (page == 3) std::abort();
  });
  expect_only_page_3_failed(documents.at(0), "page-crashed");
  EXPECT_NE(documents[0].pages[2].error->message.find("SIGABRT"), std::string::npos);
}

TEST(Supervisor, ACrashAmongPagesAtWorkTogetherCostsOnePage) {
  SupervisorOptions options;
  options.workers = 2;
  const auto documents = convert_with(
      [](int page) {
        if (page == 3) std::abort();
      },
      options);
  expect_only_page_3_failed(documents.at(0), "page-crashed");
}

TEST(Supervisor, AHangCostsOnePage) {
  SupervisorOptions options;
  options.grace_seconds = 0.1;
  options.timeout_seconds = 0.4;
  const auto documents = convert_with(
      [](int page) {
        while (page == 3) std::this_thread::sleep_for(std::chrono::seconds(1));
      },
      options);
  expect_only_page_3_failed(documents.at(0), "page-timeout");
  EXPECT_NE(documents[0].pages[2].error->message.find("0.4 s"), std::string::npos);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Supervisor, WantOfMemoryCostsOnePage) {
  SupervisorOptions options;
  options.memory_mib = 400;
  const auto documents = convert_with(
      [](int page) {
        if (page == 3) std::vector<char>(500u << 20).at(7) = 1;
      },
      options);
  expect_only_page_3_failed(documents.at(0), "page-memory");
}

TEST(Supervisor, ALibraryThatAbortsForWantOfMemoryIsToldFromACrash) {
  SupervisorOptions options;
  options.memory_mib = 400;
  const auto documents = convert_with(
      [](int page) {
        if (page == 3 && std::malloc(500u << 20) == nullptr) std::abort();
      },
      options);
  expect_only_page_3_failed(documents.at(0), "page-memory");
}

/// Memory that earlier pages did not give back is not the fault of the page that met the limit.
TEST(Supervisor, APageIsTriedAloneBeforeItIsBlamed) {
  SupervisorOptions options;
  options.memory_mib = 400;
  const auto documents = convert_with(
      [](int page) {
        if (page > 0 && page <= kPages) new std::vector<char>(100u << 20);
      },
      options);
  EXPECT_EQ(documents.at(0).status, DocumentStatus::ok);
  EXPECT_EQ(documents.at(0).pages.size(), static_cast<std::size_t>(kPages));
}
#endif

TEST(Supervisor, AWorkerEndedFromOutsideAgainAndAgainWasShortOfMemory) {
  const auto documents = convert_with([](int page) {
    if (page == 3) raise(SIGKILL);
  });
  expect_only_page_3_failed(documents.at(0), "page-memory");
}

TEST(Supervisor, AnExceptionIsACrash) {
  const auto documents = convert_with([](int page) {
    if (page == 3) throw 3;
  });
  expect_only_page_3_failed(documents.at(0), "page-crashed");
}

TEST(Supervisor, SeveralBadPagesAreAllNamed) {
  const auto documents = convert_with([](int page) {
    if (page == 1 || page == 2 || page == 5) std::abort();
  });
  EXPECT_EQ(documents.at(0).status, DocumentStatus::partial);
  std::vector<int> bad;
  for (const PageInfo& page : documents[0].pages) {
    if (page.status == PageStatus::failed) bad.push_back(page.number);
  }
  EXPECT_EQ(bad, (std::vector<int>{1, 2, 5}));
}

TEST(Supervisor, AfterTooManyBadPagesTheRestIsNotTried) {
  SupervisorOptions options;
  options.patience.broken_pages = 2;
  const auto documents = convert_with(
      [](int page) {
        if (page > 1 && page <= kPages) std::abort();
      },
      options);
  std::vector<std::string> codes;
  for (const PageInfo& page : documents.at(0).pages) {
    codes.push_back(page.error ? page.error->code : "ok");
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"ok", "page-crashed", "page-crashed", "page-crashed",
                                             "too-many-bad-pages"}));
}

TEST(Supervisor, ACrashWhileOpeningEndsTheDocument) {
  const auto documents = convert_with([](int page) {
    if (page == 0) std::abort();
  });
  EXPECT_EQ(documents.at(0).status, DocumentStatus::failed);
  ASSERT_TRUE(documents[0].error);
  EXPECT_EQ(documents[0].error->code, "worker-crashed");
  EXPECT_TRUE(documents[0].error->message.starts_with("a.pdf: opening it crashed"))
      << documents[0].error->message;
}

TEST(Supervisor, ACrashAfterTheLastPageIsNotBlamedOnPageAfterPage) {
  for (const int workers : {1, 2}) {
    SupervisorOptions options;
    options.workers = workers;
    const auto documents = convert_with(
        [](int page) {
          if (page > kPages) std::abort();
        },
        options);
    EXPECT_EQ(documents.at(0).status, DocumentStatus::failed);
    ASSERT_TRUE(documents[0].error);
    EXPECT_EQ(documents[0].error->code, "worker-crashed");
    EXPECT_TRUE(documents[0].error->message.starts_with("a.pdf: putting its tables together"))
        << documents[0].error->message;
  }
}

TEST(Supervisor, OneBadDocumentDoesNotHurtTheOthers) {
  SupervisorOptions options;
  options.workers = 2;
  Work work = with_trouble([](int) {});
  const auto good = work.read;
  work.read = [good](const ReadTask& task, const ReadReports& reports) {
    if (task.path == "bad") std::abort();
    return good(task, reports);
  };
  const auto documents = convert_all({"good", "bad", "also good"}, options, work, keep_going);
  EXPECT_EQ(documents.at(0).status, DocumentStatus::ok);
  EXPECT_EQ(documents.at(1).status, DocumentStatus::failed);
  EXPECT_EQ(documents.at(1).path, "bad");
  EXPECT_EQ(documents.at(2).status, DocumentStatus::ok);
}

TEST(Supervisor, AWorkerCannotWriteToTheTerminalOrStandardOutput) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const auto documents = convert_with([](int) {
    [[maybe_unused]] auto out = write(1, "noise", 5);
    [[maybe_unused]] auto err = write(2, "noise", 5);
  });
  EXPECT_EQ(testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(documents.at(0).status, DocumentStatus::ok);
}

TEST(Supervisor, StoppingEndsTheWorkers) {
  const auto begin = std::chrono::steady_clock::now();
  const auto documents = convert_all(
      {"a.pdf", "b.pdf"}, {}, with_trouble([](int page) {
        while (page == 2) std::this_thread::sleep_for(std::chrono::seconds(1));
      }),
      [](const Progress& progress) { return progress.page < 2 ? Flow::go_on : Flow::stop; });
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  ASSERT_EQ(documents.size(), 2u);
  for (const Document& document : documents) EXPECT_EQ(document.error->code, "interrupted");
}

TEST(Supervisor, ProgressNamesAFileAsLongAsThereIsOne) {
  Work work = with_trouble([](int) {});
  work.write = [](std::string_view) { return std::string("written"); };
  std::size_t given = 0;
  std::size_t ended = 0;
  std::size_t looks = 0;
  supervise(
      {}, work,
      [&]() -> std::optional<Job> {
        return given++ < 9 ? std::optional(Job{given, std::to_string(given)}) : std::nullopt;
      },
      [&](const Outcome&) { ++ended; },
      [&](const Progress& progress) {
        EXPECT_EQ(progress.path.empty(), progress.documents_done == 9) << progress.documents_done;
        ++looks;
        return Flow::go_on;
      });
  EXPECT_EQ(ended, 9u);
  EXPECT_GT(looks, 9u);
}

TEST(Supervisor, ProgressCountsDocumentsAndPages) {
  // Page 2 of b.pdf lasts until it was seen.
  void* shared = mmap(nullptr, sizeof(std::atomic<bool>), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(shared, MAP_FAILED);
  auto& seen = *new (shared) std::atomic<bool>(false);
  int pages_two = 0;
  const auto wait_on_the_second = [&](int page) {
    pages_two += page == 2 ? 1 : 0;
    for (int i = 0; page == 2 && pages_two == 2 && !seen && i < 3000; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  };
  Progress last;
  convert_all(
      {"a.pdf", "b.pdf"}, {}, with_trouble(wait_on_the_second), [&](const Progress& progress) {
        seen = seen ||
               (progress.path == "b.pdf" && progress.page == 2 && progress.page_count == kPages &&
                progress.documents_done == 1 && progress.pages_done == kPages + 1);
        last = progress;
        return Flow::go_on;
      });
  EXPECT_TRUE(seen);
  EXPECT_EQ(last.documents, 2u);
  EXPECT_EQ(last.documents_done, 2u);
  EXPECT_EQ(last.pages_done, 2u * kPages);
  munmap(shared, sizeof seen);
}

}  // namespace
}  // namespace biaoge
