// SPDX-License-Identifier: GPL-3.0-or-later
// Opening files and reading pages when something is wrong.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "expected.h"
#include "ingest/ingest.h"
#include "tests/ingest/folder_test.h"

namespace biaoge {

namespace {

class PdfFileTest : public FolderTest {};

std::string open_code(const std::string& path, const std::string& password = {}) {
  const Result<PdfFile> file = PdfFile::open(path, password);
  return file.ok() ? "" : file.error().code;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(PdfFileTest, ASubsetWithCodesOfItsOwnHasNoUsableText) {
  const auto file = PdfFile::open(std::string(BIAOGE_FIXTURES) + "/scans/garbled-form.pdf");
  ASSERT_TRUE(file.ok());
  const Page page = file.value().read_page(1, 60);
  EXPECT_EQ(page.info.kind, PageKind::garbled);
  EXPECT_GT(2 * page.info.evidence.garbled_glyphs, page.info.evidence.glyphs);
}

TEST_F(PdfFileTest, MissingFileIsNamed) {
  const Result<PdfFile> file = PdfFile::open(path("no-such.pdf"));
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, "file-missing");
  EXPECT_NE(file.error().message.find("no-such.pdf"), std::string::npos);
}

TEST_F(PdfFileTest, AFileTakenForAFolderIsMissing) {
  EXPECT_EQ(open_code(write("plain", "text") + "/inside.pdf"), "file-missing");
}

TEST_F(PdfFileTest, FolderIsUnreadable) {
  EXPECT_EQ(open_code(path("")), "file-unreadable");
}

TEST_F(PdfFileTest, PipeIsRefusedWithoutBeingOpened) {
  ASSERT_EQ(mkfifo(path("pipe.pdf").c_str(), 0600), 0);
  EXPECT_EQ(open_code(path("pipe.pdf")), "file-unreadable");
}

TEST_F(PdfFileTest, HeaderWithoutBodyIsDamaged) {
  EXPECT_EQ(open_code(write("header.pdf", "%PDF-1.4\n")), "pdf-damaged");
}

TEST_F(PdfFileTest, PasswordIsAskedForAndChecked) {
  const std::string file = fixture_path("encrypted-user.pdf");
  const auto& codes = expected().at("encrypted-user.pdf").at("error");
  EXPECT_EQ(open_code(file), codes.at("without_password"));
  EXPECT_EQ(open_code(file, "guess"), codes.at("wrong_password"));
  EXPECT_EQ(open_code(file, "secret"), "");
}

TEST_F(PdfFileTest, PasswordForAFileWithoutOneDoesNoHarm) {
  EXPECT_EQ(open_code(fixture_path("rulings-strokes.pdf"), "secret"), "");
}

TEST_F(PdfFileTest, PageThatDoesNotExistIsDamaged) {
  const Result<PdfFile> file = PdfFile::open(fixture_path("rulings-strokes.pdf"));
  ASSERT_TRUE(file.ok());
  for (const int number : {0, 2}) {
    const Page page = file.value().read_page(number, 60);
    EXPECT_EQ(page.info.status, PageStatus::failed);
    ASSERT_TRUE(page.info.error);
    EXPECT_EQ(page.info.error->code, "page-damaged");
    EXPECT_TRUE(page.words.empty());
  }
}

TEST_F(PdfFileTest, PageOverTheTimeLimitFailsAndSaysWhich) {
  const Result<PdfFile> file = PdfFile::open(fixture_path("sample.pdf"));
  ASSERT_TRUE(file.ok());
  const Page page = file.value().read_page(2, 0);
  EXPECT_EQ(page.info.status, PageStatus::failed);
  ASSERT_TRUE(page.info.error);
  EXPECT_EQ(page.info.error->code, "page-timeout");
  EXPECT_NE(page.info.error->message.find("sample.pdf"), std::string::npos);
  EXPECT_NE(page.info.error->message.find("2"), std::string::npos);
}

TEST_F(PdfFileTest, PageAfterATimeoutIsReadWhole) {
  const Result<PdfFile> file = PdfFile::open(fixture_path("sample.pdf"));
  ASSERT_TRUE(file.ok());
  file.value().read_page(1, 0);
  const Page page = file.value().read_page(1, 60);
  EXPECT_EQ(page.info.status, PageStatus::ok);
  EXPECT_EQ(page.words.size(), expected().at("sample.pdf").at("pages").at(0).at("words").size());
}

TEST_F(PdfFileTest, PageReadTwiceIsTheSame) {
  const Result<PdfFile> file = PdfFile::open(fixture_path("sample.pdf"));
  ASSERT_TRUE(file.ok());
  const Page first = file.value().read_page(1, 60);
  file.value().read_page(2, 60);
  const Page again = file.value().read_page(1, 60);
  ASSERT_FALSE(first.words.empty());
  ASSERT_FALSE(first.rulings.empty());
  ASSERT_EQ(first.words.size(), again.words.size());
  for (std::size_t i = 0; i < first.words.size(); ++i) {
    EXPECT_EQ(first.words[i].text(), again.words[i].text());
    EXPECT_EQ(first.words[i].box.x0, again.words[i].box.x0);
    EXPECT_EQ(first.words[i].box.y1, again.words[i].box.y1);
  }
  ASSERT_EQ(first.rulings.size(), again.rulings.size());
  for (std::size_t i = 0; i < first.rulings.size(); ++i) {
    EXPECT_EQ(first.rulings[i].position, again.rulings[i].position);
    EXPECT_EQ(first.rulings[i].start, again.rulings[i].start);
    EXPECT_EQ(first.rulings[i].end, again.rulings[i].end);
  }
  EXPECT_EQ(first.info.evidence.glyphs, again.info.evidence.glyphs);
}

TEST_F(PdfFileTest, TwoOpenFilesDoNotDisturbEachOther) {
  Result<PdfFile> table = PdfFile::open(fixture_path("rulings-strokes.pdf"));
  ASSERT_TRUE(table.ok());
  {
    const Result<PdfFile> other = PdfFile::open(fixture_path("broken-xref.pdf"));
    ASSERT_TRUE(other.ok());
    EXPECT_TRUE(other.value().repaired());
  }
  PdfFile moved = std::move(table).value();
  EXPECT_FALSE(moved.repaired());
  EXPECT_EQ(moved.read_page(1, 60).words.size(), 9u);
}

TEST_F(PdfFileTest, BadInputNeitherHangsNorTakesMuchMemory) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* name : {"zero-pages.pdf", "truncated.pdf", "truncated-tail.pdf",
                           "absurd-page-size.pdf", "broken-xref.pdf"}) {
    const Result<PdfFile> file = PdfFile::open(fixture_path(name));
    if (file.ok()) file.value().read_page(1, 10);
  }
  EXPECT_LT(seconds_since(start), 10);
  rusage usage{};
  ASSERT_EQ(getrusage(RUSAGE_SELF, &usage), 0);
  EXPECT_LT(usage.ru_maxrss, 600 * 1024) << "KiB";
}

TEST_F(PdfFileTest, FileCutAnywhereOpensOrGivesAnError) {
  const std::string bytes = bytes_of(fixture_path("rulings-strokes.pdf"));
  ASSERT_GT(bytes.size(), 1000u);
  const auto start = std::chrono::steady_clock::now();
  int opened = 0;
  int refused = 0;
  for (std::size_t length = 1; length < bytes.size(); length += bytes.size() / 60) {
    const Result<PdfFile> file = PdfFile::open(write("cut.pdf", bytes.substr(0, length)));
    if (file.ok()) {
      EXPECT_TRUE(file.value().repaired()) << length;
      file.value().read_page(1, 10);
      ++opened;
    } else {
      EXPECT_FALSE(file.error().code.empty()) << length;
      ++refused;
    }
  }
  EXPECT_GT(opened, 0);
  EXPECT_GT(refused, 0);
  EXPECT_LT(seconds_since(start), 30);
}

}  // namespace

}  // namespace biaoge
