// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/supervisor.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace biaoge {
namespace {

constexpr int kPages = 5;

/// Reads pages 1 to 5 as convert_document would; `trouble` is called at each page that is read and
/// with page 0 before, 6 after them.
Convert with_trouble(std::function<void(int page)> trouble) {
  return [trouble](const Job& job, const PageStarted& page_started) {
    Document document;
    document.path = job.path;
    document.sha256 = "sum";
    page_started(0, 0);
    trouble(0);
    for (int page = 1; page <= kPages; ++page) {
      PageInfo info;
      info.number = page;
      if (job.options.broken_pages.contains(page)) {
        info.status = PageStatus::failed;
        document.status = DocumentStatus::partial;
      } else {
        page_started(page, kPages);
        trouble(page);
      }
      document.pages.push_back(info);
    }
    trouble(kPages + 1);
    return document;
  };
}

Job job(const std::string& path, double timeout_seconds = 60) {
  Job result{path, {}};
  result.options.timeout_seconds = timeout_seconds;
  return result;
}

bool keep_going(const Progress&) {
  return true;
}

std::vector<Document> convert_with(std::function<void(int page)> trouble,
                                   SupervisorOptions options = {}, double timeout_seconds = 60) {
  return convert_all({job("a.pdf", timeout_seconds)}, options, with_trouble(trouble), keep_going);
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
  EXPECT_TRUE(document.pages[2].error->message.starts_with("a.pdf: page 3 "))
      << document.pages[2].error->message;
  EXPECT_FALSE(document.pages[2].error->remedy.empty());
}

TEST(Supervisor, DocumentsComeBackInTheOrderOfTheJobs) {
  std::vector<Job> jobs;
  for (int i = 0; i < 9; ++i) jobs.push_back(job(std::to_string(i)));
  SupervisorOptions options;
  options.workers = 4;
  const auto slow_first = [](const Job& one, const PageStarted&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(one.path == "0" ? 100 : 1));
    Document document;
    document.path = one.path;
    return document;
  };
  const auto documents = convert_all(jobs, options, slow_first, keep_going);
  ASSERT_EQ(documents.size(), 9u);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(documents[i].path, std::to_string(i));
}

TEST(Supervisor, NoJobsGiveNoDocuments) {
  EXPECT_TRUE(convert_all({}, {}, with_trouble([](int) {}), keep_going).empty());
}

TEST(Supervisor, ALargeDocumentArrivesWhole) {
  const auto large = [](const Job& one, const PageStarted&) {
    Document document;
    document.path = one.path;
    document.sha256.assign(5'000'000, 'x');
    return document;
  };
  EXPECT_EQ(convert_all({job("a")}, {}, large, keep_going).at(0).sha256.size(), 5'000'000u);
}

TEST(Supervisor, ACrashCostsOnePage) {
  const auto documents = convert_with([](int page) {
    if (page == 3) std::abort();
  });
  expect_only_page_3_failed(documents.at(0), "page-crashed");
  EXPECT_NE(documents[0].pages[2].error->message.find("SIGABRT"), std::string::npos);
}

/// Two threads: page 4 has been begun when page 3 crashes.
TEST(Supervisor, ACrashAmongPagesAtWorkTogetherCostsOnePage) {
  Job two = job("a.pdf");
  two.options.threads = 2;
  const auto convert = [](const Job& one, const PageStarted& page_started) {
    if (one.options.threads == 1) {
      return with_trouble([](int page) {
        if (page == 3) std::abort();
      })(one, page_started);
    }
    for (int page = 0; page <= 4; ++page) page_started(page, kPages);
    std::abort();
  };
  expect_only_page_3_failed(convert_all({two}, {}, convert, keep_going).at(0), "page-crashed");
}

TEST(Supervisor, AHangCostsOnePage) {
  SupervisorOptions options;
  options.grace_seconds = 0.1;
  const auto documents = convert_with(
      [](int page) {
        while (page == 3) std::this_thread::sleep_for(std::chrono::seconds(1));
      },
      options, 0.4);
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
#endif

TEST(Supervisor, AWorkerEndedFromOutsideWasShortOfMemory) {
  const auto documents = convert_with([](int page) {
    if (page == 3) kill(getpid(), SIGKILL);
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

TEST(Supervisor, TooManyBadPagesEndTheDocument) {
  SupervisorOptions options;
  options.max_broken_pages = 2;
  const auto documents = convert_with([](int page) { page > 0 ? std::abort() : void(); }, options);
  EXPECT_EQ(documents.at(0).status, DocumentStatus::failed);
  ASSERT_TRUE(documents[0].error);
  EXPECT_EQ(documents[0].error->code, "too-many-bad-pages");
  EXPECT_TRUE(documents[0].error->message.starts_with("a.pdf: given up after 3 pages"))
      << documents[0].error->message;
}

TEST(Supervisor, ACrashWhileOpeningEndsTheDocumentAtOnce) {
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
  const auto documents = convert_with([](int page) {
    if (page > kPages) std::abort();
  });
  EXPECT_EQ(documents.at(0).status, DocumentStatus::failed);
  ASSERT_TRUE(documents[0].error);
  EXPECT_EQ(documents[0].error->code, "worker-crashed");
  EXPECT_TRUE(documents[0].error->message.starts_with("a.pdf: putting its tables together"))
      << documents[0].error->message;
}

TEST(Supervisor, OneBadDocumentDoesNotHurtTheOthers) {
  SupervisorOptions options;
  options.workers = 2;
  const Convert good = with_trouble([](int) {});
  const auto documents = convert_all(
      {job("good"), job("bad"), job("also good")}, options,
      [good](const Job& one, const PageStarted& page_started) {
        if (one.path == "bad") std::abort();
        return good(one, page_started);
      },
      keep_going);
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
  const auto documents = convert_all({job("a.pdf"), job("b.pdf")}, {}, with_trouble([](int page) {
                                       while (page == 2)
                                         std::this_thread::sleep_for(std::chrono::seconds(1));
                                     }),
                                     [](const Progress& progress) { return progress.page < 2; });
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  ASSERT_EQ(documents.size(), 2u);
  for (const Document& document : documents) EXPECT_EQ(document.error->code, "interrupted");
}

TEST(Supervisor, ProgressCountsDocumentsAndPages) {
  Progress last;
  bool seen_at_work = false;
  convert_all({job("a.pdf"), job("b.pdf")}, {},
              with_trouble([](int) { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }),
              [&](const Progress& progress) {
                seen_at_work = seen_at_work ||
                               (progress.path == "b.pdf" && progress.page == 2 &&
                                progress.page_count == kPages && progress.documents_done == 1 &&
                                progress.pages_done == kPages + 1);
                last = progress;
                return true;
              });
  EXPECT_TRUE(seen_at_work);
  EXPECT_EQ(last.documents, 2u);
  EXPECT_EQ(last.documents_done, 2u);
  EXPECT_EQ(last.pages_done, 2u * kPages);
}

}  // namespace
}  // namespace biaoge
