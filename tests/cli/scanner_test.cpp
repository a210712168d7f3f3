// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scanner.h"

#include <gtest/gtest.h>

#include "cli/page_notes.h"
#include "cli/recogniser.h"

namespace biaoge {
namespace {

Page page_of(PageKind kind, PageStatus status = PageStatus::ok) {
  Page page;
  page.info.number = 7;
  page.info.kind = kind;
  page.info.status = status;
  return page;
}

TEST(Scanner, AutomaticallyReadsWhatHasNoUsableText) {
  const auto needs = [](PageKind kind) {
    return needs_recogniser(page_of(kind), OcrMode::automatic);
  };
  EXPECT_TRUE(needs(PageKind::image_only));
  EXPECT_TRUE(needs(PageKind::hidden_text));
  EXPECT_TRUE(needs(PageKind::garbled));
  EXPECT_TRUE(needs(PageKind::mixed));
  EXPECT_FALSE(needs(PageKind::text));
  EXPECT_FALSE(needs(PageKind::blank));
}

TEST(Scanner, NeverReadsNothingAndAlwaysAllThatIsNotBlankOrFailed) {
  for (const PageKind kind : {PageKind::image_only, PageKind::mixed, PageKind::text}) {
    EXPECT_FALSE(needs_recogniser(page_of(kind), OcrMode::never));
    EXPECT_TRUE(needs_recogniser(page_of(kind), OcrMode::always));
    EXPECT_FALSE(needs_recogniser(page_of(kind, PageStatus::failed), OcrMode::always));
  }
  EXPECT_FALSE(needs_recogniser(page_of(PageKind::blank), OcrMode::always));
}

// These tests lie in a folder of their own, where there is no library.
TEST(Recogniser, IsLookedForBesideTheProgramAndInLibOnly) {
  EXPECT_EQ(recogniser_path(), "");
  const auto reader = load_page_reader();
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, "recogniser-missing");
  EXPECT_FALSE(reader.error().remedy.empty());
  const auto versions = recogniser_versions();
  ASSERT_FALSE(versions);
  EXPECT_EQ(versions.error().code, "recogniser-missing");
}

TEST(PageNotes, TellTroubleThatPagesShareOnce) {
  PageNotes notes;
  for (const int number : {2, 3, 5}) {
    PageRead coarse{page_of(PageKind::image_only).info, PageLayout{}, true, false, 0};
    coarse.info.number = number;
    coarse.info.dpi = number == 5 ? kCoarseDpi : kCoarseDpi - 1;
    coarse.picture_incomplete = number == 5;
    notes.note(coarse);
  }
  Document document;
  document.path = "a.pdf";
  notes.report(document);
  ASSERT_EQ(document.warnings.size(), 2u);
  EXPECT_EQ(document.warnings[0].code, "low-resolution");
  EXPECT_TRUE(document.warnings[0].message.starts_with("a.pdf: page 2-3 is a scan of less than"))
      << document.warnings[0].message;
  EXPECT_EQ(document.warnings[1].code, "image-incomplete");
  EXPECT_TRUE(document.warnings[1].message.starts_with("a.pdf: page 5 is a picture"))
      << document.warnings[1].message;
}

TEST(PageNotes, APictureBesideTextIsNoTroubleOnceItWasRead) {
  for (const bool scanned : {false, true}) {
    PageNotes notes;
    notes.note({page_of(PageKind::mixed).info, PageLayout{}, scanned, false, 0});
    Document document;
    notes.report(document);
    EXPECT_EQ(document.warnings.size(), scanned ? 0u : 1u);
  }
}

}  // namespace
}  // namespace biaoge
